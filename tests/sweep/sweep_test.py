"""The sweep as its users run it: one file of results, the same for any number of jobs, kills and processes.

usage: sweep_test.py PROGRAM [MPIRUN]
"""

import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
MPIRUN = [sys.argv[2], "--allow-run-as-root", "--oversubscribe", "-n"] if len(sys.argv) > 2 and sys.argv[2] else None
GRID = ["--losses", "ce,focal", "--positives", "20", "--imbalances", "100,400", "--seeds", "2", "--steps", "150", "--batch", "32",
        "--hidden", "8", "--learning-rates", "0.005,0.02"]
os.environ["LC_ALL"] = "C.UTF-8"  # what is printed is looked for in English
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what)


def sweep(*arguments, before=(), **options):
    return subprocess.run([*before, PROGRAM, *arguments], capture_output=True, text=True, timeout=300, **options)


def grid(option, value):
    """The grid with another value of an option."""
    at = GRID.index(option)
    return [*GRID[:at + 1], value, *GRID[at + 2:]]


def results(folder):
    return pathlib.Path(folder, "sweep.csv").read_text()


def report(folder):
    return pathlib.Path(folder, "sweep.html").read_text()


def parent(pid):
    try:
        return int(pathlib.Path("/proc", pid, "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return None


def test_a_sweep():
    run = sweep(*GRID, "--out", "one", "--jobs", "1")
    check(run.returncode == 0 and run.stderr == "", f"a sweep: {run.returncode} {run.stderr}")
    for piece in ("16 trials", "0 are done", "20:100", "20:400", "focal:gamma=2", "average precision minus that of ce",
                  "\nF1 at 0.5 (f1), 2 seeds", "F1 at the chosen threshold minus that of ce", "\n  logistic regression ",
                  "Looked through: focal:gamma=2 against ce, at 2 imbalances", "Of these 6 differences", "The report is one/sweep.html"):
        check(piece in run.stdout, f"a sweep: '{piece}' is not printed")
    lines = results("one").splitlines()
    check(len(lines) == 17 and len({line.count(",") for line in lines}) == 1, "a line a trial and the header, all of one length")
    for metric in ("average_precision", "f1", "f1_at_threshold"):
        check(os.path.getsize(f"one/heat-{metric}.svg") > 2000, f"the heat map of {metric}")
    sweep(*GRID, "--out", "two", "--jobs", "3")
    check(results("two") == results("one"), "three jobs give other results than one")
    check(report("two") == report("one"), "three jobs give another report than one")


def test_chinese():
    """The same sweep's tables, and its plan, with no two English words in a row."""
    run = sweep(*GRID, "--out", "one", "--lang", "zh")
    english = re.findall(r"[A-Za-z]{2,} [A-Za-z]{2,}", run.stdout)
    check(run.returncode == 0 and english == [] and "16 次训练" in run.stdout and "平均精度 AP，减去 ce 的" in run.stdout,
          f"in Chinese: {english} {run.stdout}")
    check('<html lang="zh-Hans">' in report("one") and 'id="zh" autocomplete="off" checked' in report("one"), "the report opens in Chinese")
    plan = sweep(*GRID, "--dry-run", env={**os.environ, "LC_ALL": "", "LANG": "zh_CN.UTF-8", "LANGUAGE": ""})
    check("试运行" in plan.stdout, f"a dry run in the environment's language: {plan.stdout}")


def test_nothing_is_repeated():
    before = results("one")
    again = sweep(*GRID, "--out", "one")
    check("16 are done" in again.stdout and results("one") == before, "a finished sweep does nothing again")
    more = sweep(*grid("--seeds", "3"), "--out", "one")
    check("24 trials" in more.stdout and "16 are done" in more.stdout, "a larger grid does what is left")
    check(set(before.splitlines()) < set(results("one").splitlines()) and len(results("one").splitlines()) == 25, "its lines are added")
    order = [(int(cells[0]), int(cells[1]), float(cells[2]), cells[3]) for cells in (line.split(",") for line in results("one").splitlines()[1:])]
    check(order == sorted(order), f"and stand in order: {order}")


def test_killed():
    chance = random.Random(3)
    for _ in range(4):
        run = subprocess.Popen([PROGRAM, *GRID, "--out", "killed"], stdout=subprocess.DEVNULL)
        try:
            run.wait(chance.uniform(0.02, 0.4))
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
    # What a kill in the middle of a line leaves.
    if os.path.exists("killed/sweep.csv"):
        with open("killed/sweep.csv", "a") as file:
            file.write("100,1,0.0")
    check(sweep(*GRID, "--out", "killed").returncode == 0 and results("killed") == results("two"), "killed, then whole")
    check(report("killed") == report("two"), "and its report is the same, byte for byte")


def test_two_at_once():
    first = subprocess.Popen([PROGRAM, *grid("--steps", "100000"), "--out", "twice"], stdout=subprocess.PIPE, text=True)
    first.stdout.readline()
    second = sweep(*grid("--steps", "100000"), "--out", "twice")
    check(second.returncode == 2 and f"twice is in use by process {first.pid}" in second.stderr, f"two at once: {second.returncode} {second.stderr}")
    first.kill()
    first.communicate()


def test_interrupted():
    """Within 2 s, whoever trains, and long before the last of the trials, each of which takes seconds."""
    for before in ((), *(((*MPIRUN, "2"),) if MPIRUN else ())):
        folder = f"interrupted{len(before)}"
        run = subprocess.Popen([*before, PROGRAM, *grid("--steps", "100000"), "--out", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while not (os.path.exists(f"{folder}/sweep.csv") and len(results(folder).splitlines()) > 1):
            time.sleep(0.01)
        start = time.monotonic()
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=60)
        check(time.monotonic() - start < 2.5, f"{folder}: stops after {time.monotonic() - start:.1f} s")
        # The exit code of an interrupted mpirun is its own.
        check((run.returncode == 130 or (before and run.returncode == 1)) and said.count("sweep: interrupted") == 1, f"{folder}: {run.returncode} {said}")
        check(results(folder).endswith("\n") and 1 < len(results(folder).splitlines()) < 17, f"{folder}: keeps what was finished")


def test_refused():
    for says, arguments in ((["another sweep"], [*grid("--steps", "10"), "--out", "one"]),
                            (["no metric 'area'", "average_precision"], [*GRID, "--metric", "area", "--out", "none"]),
                            (["no loss 'focl'"], ["--losses", "focl", "--out", "none"]),
                            (["learning rate is 0"], [*grid("--learning-rates", "0"), "--out", "none"]),
                            (["negatives is 0"], [*grid("--imbalances", "0"), "--out", "none"]),
                            (["--imbalances has '1k'", "1:1000"], [*grid("--imbalances", "1k"), "--out", "none"])):
        run = sweep(*arguments)
        check(run.returncode == 2 and len(run.stderr.splitlines()) == 1, f"{arguments}: {run.returncode} {run.stderr}")
        for piece in says:
            check(piece in run.stderr, f"'{piece}' is not in: {run.stderr}")


def test_imbalances_are_counts_or_ratios():
    run = sweep(*grid("--imbalances", "100,1:100"), "--dry-run", "--out", "dry")
    check(run.returncode == 0 and "20 : 100 (1 : 5), 20 : 2000 (1 : 100)" in run.stdout, f"imbalances: {run.stdout} {run.stderr}")
    check(not os.path.exists("dry"), "a dry run made its folder")


def test_processes():
    if not MPIRUN:
        return
    for count in "123":
        run = sweep(*GRID, "--out", f"mpi{count}", "--jobs", "1", before=[*MPIRUN, count])
        check(run.returncode == 0, f"{count} processes: {run.returncode} {run.stderr}")
        check(results(f"mpi{count}") == results("two"), f"{count} processes give other results than one")
        check(run.stdout.count("16 trials") == 1, f"{count} processes: only the first speaks")
    run = sweep(*grid("--steps", "10"), "--out", "mpi3", before=[*MPIRUN, "3"])
    check(run.returncode == 2 and run.stderr.count("another sweep") == 1, f"an error of the first process: {run.returncode} {run.stderr}")
    bad = sweep("--losses", "focl", "--out", "none", before=[*MPIRUN, "2"])
    check(bad.returncode != 0 and bad.stderr.count("no loss 'focl'") == 1, f"an error is said once: {bad.stderr}")


def test_what_is_finished_is_kept():
    """However long another process takes for a trial that comes before."""
    if not MPIRUN:
        return
    run = subprocess.Popen([*MPIRUN, "2", PROGRAM, *GRID, "--out", "slow"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(pids := sorted(int(pid) for pid in os.listdir("/proc") if pid.isdigit() and parent(pid) == run.pid)) < 2 or not os.path.exists("slow/sweep.csv"):
        time.sleep(0.01)
    os.kill(pids[1], signal.SIGSTOP)
    count, since = 0, time.monotonic()
    while count < 16 and time.monotonic() - since < 30:
        time.sleep(0.05)
        if count != (now := len(results("slow").splitlines())):
            count, since = now, time.monotonic()
    check(count in (16, 17), f"all trials but the one that does not end are in the file, with the header: {count} lines")
    for pid in (*pids, run.pid):
        os.kill(pid, signal.SIGKILL)
    run.wait()
    again = sweep(*GRID, "--out", "slow")
    check(f"{count - 1} are done" in again.stdout and results("slow") == results("two"), f"and are not done again: {again.stdout.splitlines()[:1]}")


def test_a_process_ends():
    if not MPIRUN:
        return
    # So many trials that the run is far from its end when its first lines are there.
    long = [*grid("--steps", "2000"), "--out"]
    long[long.index("--seeds") + 1] = "6"
    sweep(*long, "alive")
    for how, code in ((signal.SIGKILL, 137), (signal.SIGTERM, 130)):
        for attempt in range(5):  # one that has all its trials before it is killed says nothing
            folder = f"{how.name}-{attempt}"
            run = subprocess.Popen([*MPIRUN, "3", PROGRAM, *long, folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            while not (os.path.exists(f"{folder}/sweep.csv") and len(results(folder).splitlines()) > 2):
                time.sleep(0.01)
            os.kill(max(int(pid) for pid in os.listdir("/proc") if pid.isdigit() and parent(pid) == run.pid), how)
            _, said = run.communicate(timeout=60)
            if len(results(folder).splitlines()) < 49:
                break
        check(run.returncode == code, f"{folder}: the exit code is {run.returncode}")
        check(said.count("sweep: ") == 1 and f"one of the processes died; the finished trials are in {folder}/sweep.csv, and the same command continues" in said,
              f"{folder}: the first process says so once: {said}")
        check(len(results(folder).splitlines()) < 49 and set(results(folder).splitlines()) < set(results("alive").splitlines()), f"{folder}: some of the lines")
        check(sweep(*long, folder, before=[*MPIRUN, "3"]).returncode == 0 and results(folder) == results("alive"), f"{folder}: and then the rest")
    os.makedirs("here", exist_ok=True)
    pathlib.Path("here/two.csv").write_text("x,y\n" + "".join(f"{i},{int(i % 7 == 0)}\n" for i in range(200)))
    table = [PROGRAM, "--csv", "two.csv", "--label", "y", "--positive", "1", "--seeds", "9", "--batch", "32", "--out", "from"]
    run = subprocess.run([*MPIRUN, "1", "--wdir", "here", *table, ":", "-n", "1", "--wdir", "alive", *table], capture_output=True, text=True, timeout=60)
    # mpirun's exit code is that of the process that ends first: 2 of the one without the file, or 1 of the first.
    check(run.returncode in (1, 2) and run.stderr.count("two.csv: cannot be read") == 1, f"a file that one process does not have: {run.returncode} {run.stderr}")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    tests = [(name, test) for name, test in list(globals().items()) if name.startswith("test_")]
    for name, test in tests:
        test()
    os.chdir("/")
print(f"{len(tests)} tests, {len(failures)} failures")
sys.exit(bool(failures))
