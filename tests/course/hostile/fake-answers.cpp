// what: answers every case itself, on every file descriptor, in the right form
// status: crashes|wrong
for (int i = 0; i < 1000; ++i)
  for (int channel = 1; channel < 64; ++channel) dprintf(channel, "answer %d 1\n0 1\n", i);
_exit(0);
