"""Programs that attack the grader gain nothing, read no hidden case, leave nothing behind, and are named for what they are.

Each is lines for A1.1, and gets the headers that an attacker wants.  They run with and without bubblewrap, as far as this machine
allows: as root, who then uses another user, or as the user that runs this.

usage: hostile_test.py COURSE_FOLDER WORK_FOLDER [NAME…]
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

COURSE, WORK = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
sys.path.insert(0, str(COURSE))
os.environ["FOCALGRAD_COURSE_BUILD"] = str(WORK)
import course
from grader import building
from grader.grading import Grader
from grader.jail import Jail

building.COMPILE["seconds"] = 5
SECRET = "SECRET-OF-THE-JUDGE"
HEADERS = ("arpa/inet.h", "cerrno", "csignal", "cstdio", "cstdlib", "fcntl.h", "netinet/in.h", "string", "sys/ptrace.h", "sys/socket.h",
           "unistd.h", "utility", "vector")
DAEMON = Path("/tmp/focalgrad-hostile-daemon")
# What nothing can be done about where the code runs with the rights of who grades, which has to be asked for.
WITH_RIGHTS = {"kill-all", "kill-parent", "write-into-the-tree", "trace-parent"}
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what, flush=True)


def programs():
    for path in sorted((Path(__file__).parent / "hostile").glob("*.cpp")):
        head, status, *lines = path.read_text().split("\n")
        yield path.stem, head.removeprefix("// what: "), status.removeprefix("// status: ").split("|"), "\n".join(lines)


class WithHeaders(building.Base):
    """What an attacker's file may include; the lines of a question alone come without."""

    def variant(self, source, lines, submission):
        return "".join(f"#include <{each}>\n" for each in HEADERS) + super().variant(source, lines, submission)


def listener():
    """(port, whether somebody connected)."""
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen()
    came = threading.Event()
    def wait():
        try:
            server.accept()
            came.set()
        except OSError:
            pass
    threading.Thread(target=wait, daemon=True).start()
    return server, server.getsockname()[1], came


def attack(name, lines, statuses, grader, tree, question, hidden, private):
    server, port, came = listener()
    lines = lines.replace("@HIDDEN@", str(hidden)).replace("@BUILD@", str(grader.base.build)).replace("@TREE@", str(tree)).replace("PORT_OF_THE_LISTENER", str(port))
    before = {path: path.read_bytes() for path in (Path(tree) / "autograd/tape.cpp", grader.base.build / "libfocalgrad.a")}
    DAEMON.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        course.with_lines(tree, question, lines, folder)
        result = grader.grade(folder, question)
    server.close()
    said = json.dumps([result.words, result.hint, result.said])
    where = f"{name}: {result.status}: {said[:300]}"
    # With the rights of who grades it can read the answers: there is nothing between them.
    check(result.points == 0 or not private and "right" in statuses, f"{where}: gained {result.points}")
    check(result.status in statuses, f"{where}: not one of {statuses}")
    check(SECRET not in said or not private, f"{where}: shows what is hidden")
    check("FOCALGRAD_SECRET" not in said, f"{where}: shows the grader's environment")
    check(all(path.exists() and path.read_bytes() == content for path, content in before.items()) or not private, f"{where}: changed the tree")
    check(not came.is_set() or not grader.jail.namespaces, f"{where}: has a network")
    time.sleep(0.15)
    check(not DAEMON.exists() or not private, f"{where}: outlives its end")
    DAEMON.unlink(missing_ok=True)
    check(len(result.said) < 5000, f"{where}: keeps {len(result.said)} characters")
    again = grader.grade(tree, question)
    check(again.status == "right", f"{where}: after it what is right is {again.status}")
    return result.status


def attack_all(way, names):
    begun = time.monotonic()
    tree, every = course.reference_tree()
    base = WithHeaders(tree, WORK / "base", every)
    base.prepare()
    jail = Jail(base.readable(), own_rights=True)
    cases, hints = course.all_cases(every)
    grader = Grader(base, jail, cases, hints, seconds=1)
    # The file that is attacked includes what attackers need.
    question = grader.questions["A1.1"]
    with tempfile.TemporaryDirectory(prefix="judge-") as folder:
        hidden = Path(folder) / "hidden.json"
        hidden.write_text(json.dumps({"secret": SECRET}))
        private = not jail.has_own_rights
        if private:
            os.chmod(folder, 0o700)
        os.environ["FOCALGRAD_SECRET"] = "FOCALGRAD_SECRET"
        for name, _, statuses, lines in programs():
            if (not names or name in names) and (private or name not in WITH_RIGHTS):
                status = attack(f"{way}: {name}", lines, statuses, grader, tree, question, hidden, private)
                print(f"{way}: {name}: {status}", flush=True)
    print(f"{way}: {time.monotonic() - begun:.0f} s")


def attack_as(user, bubblewrap):
    """In a process of its own, which is what the attacks would kill."""
    way = f"{'root' if user == 0 else 'a user'} {'with' if bubblewrap else 'without'} bubblewrap"
    with tempfile.TemporaryDirectory(prefix="attacked-") as folder:
        environment = {**os.environ, "FOCALGRAD_HOSTILE_WAY": way, "PYTHONDONTWRITEBYTECODE": "1", **({} if bubblewrap else {"FOCALGRAD_NO_BWRAP": "1"})}
        python, work, become = sys.executable, WORK, None
        if user != os.getuid():
            # Root's own Python may stand where nobody else may look.
            python, work, become = shutil.which("python3", path="/usr/bin:/bin"), folder, lambda: (os.setgroups([]), os.setgid(user), os.setuid(user))
            os.chown(folder, user, user)
        done = subprocess.run([python, __file__, COURSE, work, *sys.argv[3:]], env=environment, preexec_fn=become, cwd="/", check=False)
    check(done.returncode == 0, f"{way}: exit code {done.returncode}")


def main():
    names = sys.argv[3:]
    way = os.environ.get("FOCALGRAD_HOSTILE_WAY")
    if way:
        attack_all(way, names)
    else:
        users = [(os.getuid(), os.getuid())] if os.getuid() else [(0, 0), (40000 + os.getpid() % 10000, 50000 + os.getpid() % 10000)]
        course.reference_grader(own_code=True)  # built before several want it
        if names:  # a few attacks: as this user alone
            users = users[:1]
        # Most of the time is spent in waiting.
        with ThreadPoolExecutor(4) as all_ways:
            list(all_ways.map(lambda way: attack_as(*way), [(user, bubblewrap) for pair in users for user, bubblewrap in zip(pair, (True, False))]))
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
