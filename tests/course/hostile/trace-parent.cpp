// what: attaches to the grader and reads its memory
// status: crashes|wrong|too slow
if (ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr) == 0) std::puts("SECRET-OF-THE-JUDGE attached");
char name[64];
std::snprintf(name, sizeof name, "/proc/%d/mem", getppid());
if (open(name, O_RDWR) >= 0) std::puts("SECRET-OF-THE-JUDGE opened");
_exit(0);
