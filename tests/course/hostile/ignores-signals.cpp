// what: ignores all signals that it may, and computes for ever
// status: too slow
for (int i = 1; i < 32; ++i) signal(i, SIG_IGN);
for (volatile int i = 0;; i = i + 1) {
}
