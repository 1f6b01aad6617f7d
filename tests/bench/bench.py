"""Times a training step: the library, the same work by hand, libtorch and PyTorch, taking turns in one run; and a
chain of scalars, also by ADOL-C and Stan Math.

usage: bench.py PROGRAM...   PROGRAM: the worker of a build (worker.cpp), one for each number type
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time

import page

ROUND_SECONDS = 0.02  # long against the clock and a context switch, short against a machine's drift
WORKS = ["2-16-1/32", "2-32-32-1/64", "20-64-64-1/256", "30-64-1/4096", "784-256-128-10/128", "focal/1000000", "chain/10000"]
GOALS = {"2-32-32-1/64": 10, "20-64-64-1/256": 2.3, "784-256-128-10/128": 1.6, "focal/1000000": 3, "chain/10000": 10}
LENGTHS = [100, 1000, 10000, 100000, 1000000]
OF_SCALARS = ("adolc", "stan")  # who does the chain alone


class Worker:
    """A process that times contenders on demand; `only_as`: its focalgrad alone, under that name."""

    def __init__(self, command, only_as=None):
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=environment, stderr=subprocess.DEVNULL)
        *self.contenders, self.type = self.process.stdout.readline().split() or ["none"]
        self.only_as = only_as
        if only_as:
            self.contenders = [only_as]

    def seconds(self, contender, work, count):
        if contender == self.only_as:
            contender = "focalgrad"
        self.process.stdin.write(f"{contender} {work} {count}\n")
        self.process.stdin.flush()
        taken, loss = self.process.stdout.readline().split()
        return float(taken), float(loss)

    def memory(self):
        """Resident bytes, where the system says so."""
        try:
            with open(f"/proc/{self.process.pid}/statm") as statm:
                return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            return None


def measure(work, contenders, rounds):
    """The median seconds of a step for each contender, and the median over rounds of its time over ours."""
    counts, losses = {}, {}
    for name, worker in contenders.items():
        _, losses[name] = worker.seconds(name, work, 1)
        once = min(worker.seconds(name, work, 1)[0] for _ in range(3))
        counts[name] = max(1, round(ROUND_SECONDS / once))
    shared = [losses[name] for name in ("focalgrad", "over-xtensor", "by-hand", "libtorch") if name in losses]
    if max(shared) - min(shared) > 1e-4 * abs(shared[0]):
        sys.exit(f"bench: the contenders do not do the same work: their losses are {losses}")
    times = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, worker in contenders.items():
            times[name].append(worker.seconds(name, work, counts[name])[0] / counts[name])
    ratios = {name: statistics.median(t / ours for t, ours in zip(times[name], times["focalgrad"])) for name in times}
    return {name: statistics.median(t) for name, t in times.items()}, ratios


def print_row(cells, widths=(27, 7, 11, 13, 9, 11, 11, 9, 9, 10, 9, 9, 6)):
    print("".join(cell.ljust(w) if i < 2 else cell.rjust(w) for i, (cell, w) in enumerate(zip(cells, widths))).rstrip(),
          flush=True)


COLUMNS = {name: page.NAMES[name][0] for name in ["focalgrad", *page.OTHERS]}
OVER = {"before": "before/", "over-xtensor": "xtensor/", "by-hand": "by hand/", "libtorch": "libtorch/", "pytorch": "PyTorch/"}


def table(workers, rounds):
    """A row for each work and number type: (work, type, seconds of a step, times of ours); printed as they come."""
    print_row(["a step, µs", "", *COLUMNS.values(), *OVER.values()])
    print_row(["", "", *[""] * len(COLUMNS), *["ours"] * len(OVER), "aim"])
    rows = []
    for work in WORKS:
        for number_type in sorted({worker.type for worker in workers}):
            contenders = {name: worker for worker in workers if worker.type == number_type
                          for name in worker.contenders if name not in OF_SCALARS}
            times, ratios = measure(work, contenders, rounds)
            micro = [f"{times[name] * 1e6:.1f}" if name in times else "-" for name in COLUMNS]
            over = [f"{ratios[name]:.2f}" if name in ratios else "-" for name in OVER]
            aim = f"{GOALS[work]:g}" if number_type == "double" and work in GOALS else ""
            print_row([page.TITLES[work][0], number_type, *micro, *over, aim])
            rows.append((work, number_type, times, ratios, aim))
    return rows


def chains(worker):
    """For each length the nanoseconds an operation, by contender: the least of seven turns."""
    names = [name for name in page.CHAIN_COLUMNS if name in worker.contenders]
    print("\nA chain of scalar operations, forward and backward, ns an operation:")
    print_row(["", "", *names])
    took = {}
    for length in LENGTHS:
        work, took[length] = f"chain/{length}", {name: float("inf") for name in names}
        count = max(1, LENGTHS[-2] // length)  # long against the clock
        for turn in range(8):
            for name in names:
                nanoseconds = worker.seconds(name, work, count)[0] / (length * count) * 1e9
                if turn > 0:  # the first makes its buffers
                    took[length][name] = min(took[length][name], nanoseconds)
        print_row([str(length), "", *(f"{took[length][name]:.1f}" for name in names)])
    return took


def memory(worker):
    """Resident bytes after 1 000 steps and after 100 000 more, where the system says so."""
    worker.seconds("focalgrad", page.OF_MEMORY, 1000)
    before = worker.memory()
    worker.seconds("focalgrad", page.OF_MEMORY, 100000)
    if before is None:
        return None
    print(f"\nMemory after 1 000 steps of {page.TITLES[page.OF_MEMORY][0]}: {before / 2**20:.1f} MiB; "
          f"after 100 000 more: {worker.memory() / 2**20:.1f} MiB")
    return before, worker.memory()


def processor():
    """Its name and, where the system says so, its family and model: "Intel Xeon" is many."""
    try:
        with open("/proc/cpuinfo") as info:
            said = dict(reversed([[part.strip() for part in line.split(":", 1)] for line in info if ":" in line]))
        return f"{said['model name']} (family {said['cpu family']}, model {said['model']})"
    except (OSError, KeyError):
        return platform.processor() or platform.machine()


def about(program):
    """The compiler, and the processor that OpenBLAS takes this one for, which decides how fast products are."""
    said = subprocess.run([program], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          env={**os.environ, "OPENBLAS_VERBOSE": "2"}).stderr
    found = dict(line.split(": ", 1) for line in said.splitlines() if line.startswith(("Core: ", "Compiler: ")))
    return {"processor": processor(), "compiler": found.get("Compiler", "-"), "kernels": found.get("Core", "-").strip(),
            "date": time.strftime("%Y-%m-%d")}


def main():
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__.split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=31, help="rounds of turns a work (default %(default)s)")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md and its translation")
    parser.add_argument("--over-xtensor", metavar="PROGRAM", help="the bench of a build with FOCALGRAD_FAST=OFF")
    parser.add_argument("--before", metavar="PROGRAM", help="the bench of the tree that this one is held against")
    parser.add_argument("program", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    workers = [Worker([program]) for program in arguments.program]
    workers += [Worker([program], name) for program, name in
                ((arguments.over_xtensor, "over-xtensor"), (arguments.before, "before")) if program]
    for number_type in sorted({worker.type for worker in workers}):
        python = Worker([sys.executable, os.path.join(here, "pytorch_step.py"), number_type])
        if python.contenders:
            workers.append(python)
    run = {**about(arguments.program[0]), "rounds": arguments.rounds}
    print(f"{run['processor']}; one thread; {run['compiler']}; OpenBLAS's kernels: {run['kernels']}; {run['date']}; "
          f"medians of {run['rounds']} rounds in turn\n")
    run["rows"] = table(workers, arguments.rounds)
    run["memory"] = memory(Worker(arguments.program[0]))
    run["chains"] = chains(workers[0])
    if arguments.write:
        page.write(os.path.join(here, "..", "..", "docs"), run)


main()
