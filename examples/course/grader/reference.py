"""Judges a submission inside the tree that has everything written: what a grading system's scripts call.

    python3 -m grader.reference FOLDER --submission S --settings course.json --hidden hidden.json [--gradescope FILE …]

FOLDER has the tree, and its build beside it.
"""

import argparse
import json
import sys
from pathlib import Path

from grader.building import Base, NotBuilt
from grader.command import EXIT_MISUSED, all_cases, judged_by, options, report
from grader.formats import gradescope, write_whole
from grader.grading import Grader
from grader.jail import Jail, NoJail
from grader.questions import assignments, chosen
from grader.showing import Voice, language


def root_of(submission, questions):
    """Where the tree stands in what was handed in: there, or as the only folder that has a question's file."""
    submission = Path(submission)
    for question in questions:
        found = sorted(submission.rglob(question.file), key=lambda path: len(path.parts))
        if found:
            return found[0].parents[len(Path(question.file).parts) - 1]
    return submission


def main():
    parser = argparse.ArgumentParser(prog="grader.reference")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--build-only", metavar="FOLDER")
    parser.add_argument("--submission", default=".")
    parser.add_argument("--settings")
    parser.add_argument("--hidden")
    options(parser)
    asked = parser.parse_args()
    say = Voice(language(asked.lang))
    folder = Path(asked.build_only or asked.folder)
    every = assignments(folder / "tree" / "course")
    base = Base(folder / "tree", folder / "build", every)
    if asked.build_only:
        base.prepare()
        return 0
    settings = json.loads(Path(asked.settings).read_text()) if asked.settings else {"questions": [], "seed": None}
    questions = chosen(every, settings["questions"])
    if asked.gradescope:  # there is always a file, whatever comes
        write_whole(asked.gradescope, gradescope([], questions, say))
    try:
        base.prepare()
        grader = Grader(base, Jail(base.readable()), *all_cases(every, [asked.hidden] if asked.hidden else []))
    except (NotBuilt, NoJail) as error:
        print(f"grader: {error or 'there is no jail here, and this is not root'}", file=sys.stderr)
        return EXIT_MISUSED
    if not asked.autolab:  # which shows students what is printed; from the seed they could draw the hidden cases
        print(say(f"Hidden cases are those of seed {settings['seed']}.", f"隐藏测试用例的种子：{settings['seed']}。"))
    return report(grader, root_of(asked.submission, questions), questions, asked, say, "./run grade", judged_by(base, asked.hidden)) and 0


if __name__ == "__main__":
    sys.exit(main())
