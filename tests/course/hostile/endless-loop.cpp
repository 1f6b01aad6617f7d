// what: computes for ever
// status: too slow
for (volatile int i = 0;; i = i + 1) {
}
