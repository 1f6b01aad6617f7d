"""Runs the comparison for the tests beside it, and a test file's tests in a folder of their own."""

import os
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
DOUBLE = sys.argv[2] == "double"
QUICK = ["--positives", "20", "--negatives", "300", "--steps", "40", "--batch", "32", "--hidden", "8", "--seeds", "2"]
os.environ["LC_ALL"] = "C.UTF-8"  # what is printed is looked for in English
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what)


def compare(*arguments, **options):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=300, **options)


def run_tests(names):
    """Runs what is named test_…, and ends the program."""
    tests = [test for name, test in list(names.items()) if name.startswith("test_")]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for test in tests:
            test()
        os.chdir("/")
    print(f"{len(tests)} tests, {len(failures)} failures")
    sys.exit(bool(failures))
