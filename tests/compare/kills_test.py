"""How a comparison ends that does not come to its end, and how it goes on.

usage: kills_test.py PROGRAM double|float
"""

import filecmp
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import time

from running import DOUBLE, PROGRAM, QUICK, check, compare, run_tests


def test_interrupted_in_a_long_phase():
    """A step of a large network takes longer than one waits after Ctrl-C; so do a million seeds' folders."""
    for name, arguments in (("wide", ["--hidden", "3000,3000", "--batch", "8192"]), ("many", ["--seeds", "50000000", *QUICK[:-2]])):
        run = subprocess.Popen([PROGRAM, *arguments, "--out", name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        wait_until(lambda: os.path.isdir(f"{name}/parts"))
        time.sleep(2)
        check(run.poll() is None, f"{name} ends by itself: {run.returncode}")
        start = time.monotonic()
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=120)
        check(time.monotonic() - start < 2.5, f"{name}: stops after {time.monotonic() - start:.1f} s")
        check(run.returncode == 130, f"{name}: exit code {run.returncode}")


def wait_until(holds, seconds=60):
    start = time.monotonic()
    while not holds() and time.monotonic() - start < seconds:
        time.sleep(0.05)


def test_interrupted():
    run = subprocess.Popen([PROGRAM, "--steps", "100000", "--out", "stopped"], stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, text=True)
    for line in run.stdout:
        if line.strip().startswith("500 "):  # so many steps are done
            break
    run.send_signal(signal.SIGINT)
    start = time.monotonic()
    _, said = run.communicate(timeout=60)
    check(time.monotonic() - start < 2.5, "an interrupted run goes on")
    check(run.returncode == 130, f"interrupted: exit code {run.returncode}")
    check("interrupted after 0 of 5 seeds" in said, f"interrupted: {said}")
    check(sorted(os.listdir("stopped")) == ["config.json", "parts", "steps.csv", "summary.json"], f"{os.listdir('stopped')}")
    check(any(name.startswith("seed-1-step-") for name in os.listdir("stopped/parts")), "an interrupted seed is kept as it was")
    check(json.loads(pathlib.Path("stopped/summary.json").read_text())["interrupted"] is True, "summary.json says so")
    check(len(pathlib.Path("stopped/steps.csv").read_text().splitlines()) > 10, "steps.csv has the steps so far")


def interrupted(name, begun, arguments, group=False, **options):
    """Ctrl-C as soon as `begun`: to the program alone, or as a terminal sends it to its children too."""
    run = subprocess.Popen([PROGRAM, *arguments, "--out", name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                           start_new_session=True, **options)
    wait_until(begun)
    check(run.poll() is None, f"{name} ends before it is interrupted: {run.returncode}")
    start = time.monotonic()
    (os.killpg if group else os.kill)(run.pid, signal.SIGINT)
    run.wait(timeout=60)
    check(time.monotonic() - start < 2.5, f"{name}: stops after {time.monotonic() - start:.1f} s")
    _, said = run.communicate(timeout=60)
    check(run.returncode == 130, f"{name}: exit code {run.returncode}; {said}")
    check("interrupted" in said and len(said.splitlines()) == 1, f"{name}: says {said!r}")
    check(os.path.isdir(f"{name}/parts"), f"{name}: what was done is kept")


def test_interrupted_in_every_phase():
    """While learning rates are chosen, while the report waits for a disk that does not answer, while gnuplot draws."""
    interrupted("tuning", lambda: os.path.exists("tuning/parts/tuning/sweep.csv"),
                ["--learning-rates", "0.01,0.02", "--steps", "100000", "--losses", "ce"])
    os.makedirs("report")
    os.mkfifo("report/report.html.part")
    interrupted("report", lambda: os.path.exists("report/summary.json"), QUICK)
    os.makedirs("slow")
    pathlib.Path("slow/gnuplot").write_text("#!/bin/sh\n: >drawing\nexec sleep 4\n")
    os.chmod("slow/gnuplot", 0o755)
    slow = {**os.environ, "PATH": f"{os.getcwd()}/slow:{os.environ['PATH']}"}
    for name, group in (("gnuplot", False), ("gnuplot-too", True)):
        if os.path.exists("drawing"):
            os.remove("drawing")
        interrupted(name, lambda: os.path.exists("drawing"), [*QUICK, "--plots"], group, env=slow)


def test_two_at_once():
    first = subprocess.Popen([PROGRAM, "--steps", "100000", "--out", "twice"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    first.stdout.readline()
    config = pathlib.Path("twice/config.json").read_text()
    second = compare(*QUICK, "--out", "twice")
    check(second.returncode == 2 and len(second.stderr.splitlines()) == 1, f"two at once: {second.returncode} {second.stderr}")
    for piece in (f"twice is in use by process {first.pid}", "--out"):
        check(piece in second.stderr, f"two at once: '{piece}' is not in: {second.stderr}")
    check(first.poll() is None and pathlib.Path("twice/config.json").read_text() == config, "the first one goes on")
    first.kill()
    first.communicate()
    check(compare(*QUICK, "--out", "twice").returncode == 0 and not os.path.exists("twice/lock"), "after a kill the folder is free")


def test_not_finite():
    run = compare(*QUICK, "--optimizer", "sgd", "--learning-rate", "1.7e308" if DOUBLE else "3e38", "--out", "diverged")
    check(run.returncode == 1, f"not finite: exit code {run.returncode}")
    check("step" in run.stderr and "trainer.cpp:" in run.stderr and len(run.stderr.splitlines()) == 1, run.stderr)


def test_killed_and_resumed():
    """Killed at random moments, a run goes on to the same files, bit for bit."""
    long = [*QUICK[:4], "--steps", "1500", "--batch", "64", "--hidden", "16", "--seeds", "4", "--learning-rates", "0.005,0.02",
            "--snapshot", "0.05", "--out", "run"]
    chance = random.Random(5)
    os.mkdir("whole")
    start = time.monotonic()
    unbroken = compare(*long, cwd="whole")
    check(unbroken.returncode == 0, "the run that is not killed")
    takes = time.monotonic() - start
    for trial in range(3):
        os.mkdir(f"killed{trial}")
        arguments, kills = long, 0
        while True:
            run = subprocess.Popen([PROGRAM, *arguments], cwd=f"killed{trial}", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   text=True)
            try:
                printed, said = run.communicate(timeout=takes * chance.uniform(0.05, 0.6) if kills < 3 else 300)
                if kills > 0 or run.returncode != 0 or takes < 0.01:
                    break
                takes /= 2  # the machine had been busier: whole before it could be killed, so once more, and earlier
                shutil.rmtree(f"killed{trial}/run")
            except subprocess.TimeoutExpired:
                run.kill()
                run.communicate()
                kills += 1
                if os.path.exists(f"killed{trial}/run/config.json"):
                    arguments = ["--resume", "run", "--snapshot", "0.05"]
        check(kills > 0 and run.returncode == 0, f"resumed: {run.returncode} after {kills} kills; {said}")
        said_on = [line for line in printed.splitlines(keepends=True) if "steps are done" not in line]
        # One that was killed after its last file has nothing left to print.
        check("is complete; nothing to resume" in printed or "".join(said_on).replace("\n\n\n", "\n\n") == unbroken.stdout,
              f"a resumed run prints another thing: {printed}")
        check(sorted(os.listdir(f"killed{trial}/run")) == sorted(os.listdir("whole/run")), os.listdir(f"killed{trial}/run"))
        for name in os.listdir("whole/run"):
            check(filecmp.cmp(f"whole/run/{name}", f"killed{trial}/run/{name}", shallow=False), f"{name} differs after {kills} kills")
    again = compare("--resume", "run", cwd="whole")
    check(again.returncode == 0 and "run is complete" in again.stdout, f"a whole run resumed: {again.stdout}")


def test_paper_killed_and_resumed():
    """So does one that was killed while it made the paper's pictures; and its config.json makes them too."""
    run = subprocess.Popen([PROGRAM, "--paper", *QUICK, "--losses", "ce", "--learning-rates", "0.01", "--out", "killed-paper"],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for line in run.stdout:
        if line.startswith("Table 1b"):
            break
    run.kill()
    run.communicate()
    resumed = compare("--resume", "killed-paper")
    check(resumed.returncode == 0 and "prior start" in resumed.stdout, f"--paper resumed: {resumed.returncode} {resumed.stderr}")
    check(compare("--config", "killed-paper/config.json", "--out", "again-paper").returncode == 0, "--paper by its config")
    check(sorted(os.listdir("killed-paper")) == sorted(os.listdir("again-paper")), os.listdir("killed-paper"))
    for name in os.listdir("again-paper"):
        if name.endswith((".tsv", ".csv")) or name == "summary.json":
            check(filecmp.cmp(f"killed-paper/{name}", f"again-paper/{name}", shallow=False), f"{name} differs after a kill")


run_tests(globals())
