"""Runs a program that is not to be trusted: limited in time, memory, processes and output, and with no rights to speak of.

As root it runs as the user `student`, or where there is none as a user whom nobody is.  Where bubblewrap works it also runs in
namespaces of its own, with nothing to see but the compiler, the tree and its folder, and no network.  As another user and
without bubblewrap it would have that user's rights: then it runs only if the caller says so.
"""

import ctypes
import os
import pwd
import resource
import selectors
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

MOST_OUTPUT = 1 << 20  # bytes kept of what a program prints, or answers
MOST_PROCESSES = 60  # and threads, that a program may have
PATH = "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin"
SEEN = [path for path in ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/alternatives", "/etc/ld.so.cache") if os.path.exists(path)]
linux = sys.platform.startswith("linux")


class NoJail(Exception):
    """The program would run with the rights of who grades, which was not allowed."""


@dataclass
class Outcome:
    """How a program ended."""
    signal: int  # 0: by itself
    code: int
    late: bool  # stopped because it waited too long
    answers: bytes  # what it wrote into the channel
    output: bytes  # what it printed


class Jail:
    """The strongest of these that works here.  readable: what a program may read.  own_rights: without bubblewrap it may have the
    rights of who grades.  own_code: it is written by who runs it, so that no other user is needed, even for root."""

    def __init__(self, readable, *, own_rights=False, own_code=False):
        self.readable = [os.path.realpath(path) for path in readable]
        self.uid = self._user() if os.getuid() == 0 and not own_code else None
        if linux:  # orphans become children of this process, which ends them
            ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
        self.namespaces = bool(linux and shutil.which("bwrap") and not os.environ.get("FOCALGRAD_NO_BWRAP") and self._bubblewrap_works())
        if not self.namespaces and self.uid is None and not own_rights and not own_code:
            raise NoJail

    @property
    def has_own_rights(self):
        """Whether a program runs with the rights of who grades."""
        return not self.namespaces and self.uid is None

    def own(self, folder):
        """Makes a folder and all in it the program's, to write into."""
        if self.uid is None:
            return
        for inside, folders, files in os.walk(folder):
            for each in (".", *folders, *files):
                os.chown(os.path.join(inside, each), self.uid, self.uid, follow_symlinks=False)

    def run(self, command, folder, *, seconds, memory, data=b"", channel=False):
        """seconds of processor time; memory in bytes.  With a channel the program gets the number of a file descriptor to
        answer on as its last argument."""
        answers, answer_end = os.pipe()
        command = [*map(str, command), *([str(answer_end)] if channel else [])]
        if self.namespaces:
            command = [*self._bubblewrap(folder), *command]
        processes = self._processes() + MOST_PROCESSES
        deadline = time.monotonic() + 10 * seconds + 5
        # What bubblewrap itself has in its environment could be read in /proc/1.
        environment = {} if self.namespaces else {"PATH": PATH, "LC_ALL": "C.UTF-8", "TMPDIR": str(folder)}
        child = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                 pass_fds=(answer_end,) if channel else (), start_new_session=True,
                                 preexec_fn=lambda: self._limit(seconds, memory, processes))
        os.close(answer_end)
        try:
            answered, printed = self._listen(child, answers, data, deadline)
            late = child.poll() is None
        finally:
            self._end(child)
            os.close(answers)
            child.stdout.close()
            try:
                child.stdin.close()
            except OSError:
                pass  # it did not read to the end
        code = child.returncode
        if self.namespaces and code > 128:  # as a shell does, bubblewrap says 128 + n of the signal n
            code = 128 - code
        return Outcome(-code if code < 0 and not late else 0, max(code, 0), late, answered, printed)

    def _listen(self, child, answers, data, deadline):
        """Feeds the program, and keeps what comes until it is dead or late, not until the pipes are closed: a process that it
        left behind may hold them."""
        kept = {answers: bytearray(), child.stdout.fileno(): bytearray()}
        feed, data = child.stdin.fileno(), memoryview(data)
        waiting = selectors.DefaultSelector()
        for pipe in (*kept, feed):
            os.set_blocking(pipe, False)
            waiting.register(pipe, selectors.EVENT_WRITE if pipe == feed else selectors.EVENT_READ)
        dead = False
        while time.monotonic() < deadline:
            ready = [key.fd for key, _ in waiting.select(0 if dead else 0.01)]
            for pipe in ready:
                if pipe == feed:
                    try:
                        data = data[os.write(feed, data[:65536]):] if data else data
                    except OSError:
                        data = data[:0]
                    if not data:
                        waiting.unregister(feed)
                        child.stdin.close()
                    continue
                piece = os.read(pipe, 65536)
                kept[pipe] += piece[:MOST_OUTPUT - len(kept[pipe])]
                if not piece:
                    waiting.unregister(pipe)
            if dead:
                # One more look at what it wrote before it died, as long as that is little.
                if not ready or all(len(each) >= MOST_OUTPUT for each in kept.values()):
                    break
                deadline = min(deadline, time.monotonic() + 0.2)
            if not waiting.get_map():
                time.sleep(0.005)
            dead = child.poll() is not None
        return tuple(bytes(each) for each in kept.values())

    def _end(self, child):
        """Nothing that was started outlives this."""
        for _ in range(200):
            for kill in (lambda: os.killpg(child.pid, signal.SIGKILL), child.kill):
                try:
                    kill()
                except (ProcessLookupError, PermissionError):
                    pass
            if self.uid is not None:
                self._kill_all_of_the_user()
            left = [pid for pid in descendants() if pid != child.pid]
            for pid in left:
                try:
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, os.WNOHANG)
                except (ProcessLookupError, ChildProcessError, PermissionError):
                    pass
            if child.poll() is not None and not left:
                return
            time.sleep(0.005)

    def _kill_all_of_the_user(self):
        pid = os.fork()
        if pid == 0:
            try:
                os.setuid(self.uid)
                os.kill(-1, signal.SIGKILL)
            finally:
                os._exit(0)
        os.waitpid(pid, 0)

    def _become(self):
        if self.uid is not None:
            os.setgroups([])
            os.setgid(self.uid)
            os.setuid(self.uid)

    def _limit(self, seconds, memory, processes):
        self._become()
        os.umask(0o077)
        for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_FSIZE, 256 << 20), (resource.RLIMIT_CORE, 0),
                           (resource.RLIMIT_NOFILE, 256), (resource.RLIMIT_NPROC, processes), (resource.RLIMIT_AS, memory)):
            try:
                resource.setrlimit(what, (most, most + 1 if what == resource.RLIMIT_CPU else most))
            except (ValueError, OSError):
                pass  # macOS knows not all of them

    def _processes(self):
        """How many threads the program's user has now; the limit counts them all."""
        if not linux:
            return 1000
        mine, count = self.uid if self.uid is not None else os.getuid(), 0
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                if os.stat(f"/proc/{pid}").st_uid == mine:
                    count += len(os.listdir(f"/proc/{pid}/task"))
            except OSError:
                pass
        return count

    def _bubblewrap(self, folder):
        return [*self._room(self.readable), "--bind", str(folder), str(folder), "--chdir", str(folder), "--setenv", "PATH", PATH,
                "--setenv", "LC_ALL", "C.UTF-8", "--setenv", "TMPDIR", str(folder), "--"]

    @staticmethod
    def _room(readable):
        see = [part for path in (*SEEN, *readable) for part in ("--ro-bind", path, path)]
        return ["bwrap", "--unshare-all", "--die-with-parent", *see, "--proc", "/proc", "--dev", "/dev"]

    def _bubblewrap_works(self):
        tried = subprocess.run([*self._room(()), "/bin/true"], env={}, cwd="/", capture_output=True, preexec_fn=self._become, check=False)
        return tried.returncode == 0

    @staticmethod
    def _user():
        try:
            return pwd.getpwnam("student").pw_uid
        except KeyError:
            return 20000 + os.getpid() % 40000  # of graders that run side by side each has its own


def descendants():
    """The processes that this one started, and those that they did; none where /proc does not say."""
    if not linux:
        return []
    parents = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
                parents[int(pid)] = int(file.read().rsplit(")", 1)[1].split()[1])
        except OSError:
            pass
    found, new = [], [os.getpid()]
    while new:
        new = [pid for pid, parent in parents.items() if parent in new]
        found += new
    return found
