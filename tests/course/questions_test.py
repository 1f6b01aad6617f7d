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
from pathlib import Path

sys.path.insert(0, str(Path(sys.argv[1]).resolve()))
os.environ["FOCALGRAD_COURSE_BUILD"] = str(Path(sys.argv[2]).resolve())
import course
from grader.jail import NoJail
from grader.questions import Case, write_cases
from kit.casting import mistakes
from kit.checking import check, faults_alone


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


def main():
    tree, every, grader = course.reference_grader(own_code=True)
    faults, count, stored = list(faults_of_hidden_cases(tree)), 0, sum(len(mistakes(each)) for each in every)
    for each in every:
        begun = time.monotonic()
        questions = each.questions if "--all" in sys.argv else each.questions[:1]
        faults += check(grader, tree, each, questions, course.PUBLIC_SEED)
        faults += faults_alone(grader, tree, questions)
        count += len(questions)
        print(f"{each.id}: {len(questions)} questions, {time.monotonic() - begun:.0f} s", flush=True)
    if stored < 40:
        faults.append(f"{stored} mistakes are stored; 40 are wanted")
    print("\n".join(faults) or f"{count} questions and their mistakes are as they should be")
    sys.exit(1 if faults else 0)


main()
