// what: opens files without end, and never closes them
// status: wrong|crashes|too slow
for (int i = 0; i < 100000; ++i) static_cast<void>(open("/dev/null", O_RDONLY));
throw 1;
