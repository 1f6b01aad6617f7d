// what: prints the environment of itself, its parent and process 1
// status: crashes|wrong
static_cast<void>(std::system("env; cat /proc/1/environ /proc/$PPID/environ /proc/self/environ 2>/dev/null"));
_exit(0);
