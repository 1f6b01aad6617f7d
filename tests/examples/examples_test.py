"""Runs the article's programs and compares what they print with what they printed before, number by number.

usage: examples_test.py PROGRAMS SOURCES [--update] [--tolerance T]
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

EXPECTED = pathlib.Path(__file__).parent / "expected"
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?|-?\binf\b|-?\bnan\b")
MOST_LINES = 60


def differences(got, want, tolerance):
    """Where two texts differ, numbers with a fraction within the tolerance."""
    if NUMBER.sub("#", " ".join(got.split())) != NUMBER.sub("#", " ".join(want.split())):
        return ["the text differs"]
    pairs = zip(NUMBER.findall(got), NUMBER.findall(want))
    return [f"{a} in place of {b}" for a, b in pairs if a != b and
            not abs(float(a) - float(b)) <= tolerance * max(1e-3, abs(float(b)))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("sources", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--tolerance", type=float, default=1e-6)
    arguments = parser.parse_args()
    failed = 0
    sources = sorted(arguments.sources.glob("[0-9]*.cpp"))
    for source in sources:
        lines = len(source.read_text().splitlines())
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run([arguments.programs.resolve() / source.stem], capture_output=True, text=True, cwd=folder)
        problems = [f"has {lines} lines; {MOST_LINES - 1} are the most"] if lines >= MOST_LINES else []
        if run.returncode != 0 or run.stderr:
            problems.append(f"ended with {run.returncode}: {run.stderr}")
        file = EXPECTED / f"{source.stem}.txt"
        if arguments.update:
            file.write_text(run.stdout)
        problems += differences(run.stdout, file.read_text(), arguments.tolerance)
        if problems:
            failed += 1
            print(f"{source.stem}: {'; '.join(problems)}\n{run.stdout}")
    print(f"{len(sources)} programs, {failed} failures")
    return 1 if failed or not sources else 0


sys.exit(main())
