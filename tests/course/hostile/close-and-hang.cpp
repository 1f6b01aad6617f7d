// what: closes every file descriptor and goes on
// status: too slow
for (int i = 0; i < 64; ++i) close(i);
for (volatile int i = 0;; i = i + 1) {
}
