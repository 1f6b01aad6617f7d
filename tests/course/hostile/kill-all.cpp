// what: kills every process that it may
// status: crashes
kill(-1, SIGKILL);
_exit(0);
