// what: tries to become root again
// status: crashes|wrong
if (setuid(0) == 0 && getuid() == 0 && open("/etc/shadow", O_RDONLY) >= 0)
  std::puts("SECRET-OF-THE-JUDGE root");
_exit(0);
