// what: waits for ever without using the processor
// status: too slow
for (;;) pause();
