// what: leaves a process behind that holds the pipes and writes a file later
// status: crashes|wrong
if (fork() == 0) {
  setsid();
  if (fork() == 0) {
    for (int i = 0; i < 600; ++i) {
      usleep(100000);
      close(open("/tmp/focalgrad-hostile-daemon", O_CREAT | O_WRONLY, 0666));
    }
  }
  _exit(0);
}
_exit(0);
