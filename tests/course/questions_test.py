"""Every question is right as the library has it, worth nothing unwritten, and every stored mistake loses what it should and gets the
hint that is meant for it.

usage: questions_test.py COURSE_FOLDER WORK_FOLDER [--all]     without --all: the first question of each assignment
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(sys.argv[1]).resolve()))
os.environ["FOCALGRAD_COURSE_BUILD"] = str(Path(sys.argv[2]).resolve())
import course
from kit.casting import mistakes
from kit.checking import check, faults_alone


def main():
    tree, every, grader = course.reference_grader(own_code=True)
    faults, count, stored = [], 0, sum(len(mistakes(each)) for each in every)
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
