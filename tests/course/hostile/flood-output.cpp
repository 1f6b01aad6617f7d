// what: prints without end
// status: too slow
for (;;) std::fputs("0123456789 0123456789 0123456789 0123456789 0123456789\n", stdout);
