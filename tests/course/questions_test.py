"""Every question is right as the library has it, worth nothing unwritten, and every stored mistake loses what it should and gets the
hint that is meant for it.

usage: questions_test.py COURSE_FOLDER WORK_FOLDER [--all]     without --all: the first question of each assignment
"""

import contextlib
import io
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(sys.argv[1]).resolve()))
os.environ["FOCALGRAD_COURSE_BUILD"] = str(Path(sys.argv[2]).resolve())
import course
from grader.jail import NoJail
from grader.questions import Case, write_cases
from kit.casting import mistakes
from kit.checking import check, faults_alone

ALL = "--all" in sys.argv


def faults_of_hidden_cases(tree):
    """./run course grade --hidden judges by them, and as root runs the submission as another user."""
    jails = []
    class Noted(course.Jail):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            jails.append(self)
    own, course.Jail = course.Jail, Noted
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as said:
        hidden = Path(folder) / "hidden.json"
        write_cases(hidden, [Case("A1.1", "value", "exp", [[[], [0.0]]], [[[], [7.0]]])], {})  # which nothing can pass
        try:
            code = course.do_grade(course.parser().parse_args(["grade", str(tree), "A1.1", "--lang", "en", "--hidden", str(hidden)]))
        except NoJail:
            return  # refused, as it should be where the code would have one's own rights
        finally:
            course.Jail = own
    if code != 1 or "a hidden case" not in said.getvalue():
        yield f"the hidden cases were not asked: {said.getvalue()}"
    if os.getuid() == 0 and jails[0].uid is None:
        yield "a submission runs as root"


def faults_of(name):
    """(what to print, faults) of an assignment, in a process of its own: a grader ends whatever its process has started."""
    begun = time.monotonic()
    tree, every, grader = course.reference_grader(own_code=True)
    each = next(one for one in every if one.id == name)
    questions = each.questions if ALL else each.questions[:1]
    faults = [*check(grader, tree, each, questions, course.PUBLIC_SEED), *faults_alone(grader, tree, questions)]
    return f"{name}: {len(questions)} questions, {time.monotonic() - begun:.0f} s", faults


def main():
    tree, every, _ = course.reference_grader(own_code=True)
    faults, stored = list(faults_of_hidden_cases(tree)), {each.id: len(mistakes(each)) for each in every}
    if sum(stored.values()) < 40:
        faults.append(f"{sum(stored.values())} mistakes are stored; 40 are wanted")
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        for said, found in processes.map(faults_of, sorted(stored, key=stored.get, reverse=True)):  # what takes longest is begun first
            print(said, flush=True)
            faults += found
    print("\n".join(faults) or "the questions and their mistakes are as they should be")
    sys.exit(1 if faults else 0)


main()
