// what: kills the process that started it
// status: crashes|wrong|too slow
kill(getppid(), SIGKILL);
_exit(0);
