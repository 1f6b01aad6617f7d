// what: kills the process that started it
// status: crashes|wrong
kill(getppid(), SIGKILL);
_exit(0);
