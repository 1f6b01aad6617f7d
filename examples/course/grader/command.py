"""The grader's command line."""

import argparse
import sys
import time
from pathlib import Path

from grader.building import Base, NotBuilt
from grader.formats import autolab, github, gradescope, junit, write_whole
from grader.grading import Grader
from grader.jail import Jail, NoJail
from grader.own_tree import unwritten
from grader.questions import assignments, chosen, read_cases
from grader.showing import Voice, language, print_table

EXIT_RIGHT, EXIT_NOT_ALL, EXIT_MISUSED = 0, 1, 2


def options(parser):
    """What students and those who teach may both say."""
    parser.add_argument("questions", nargs="*", metavar="A2 | A2.3", help="an assignment or a question; all without one")
    parser.add_argument("--lang", choices=("en", "zh"), help="English or Chinese; the environment's by default")
    parser.add_argument("--gradescope", metavar="FILE", help="write results.json for Gradescope")
    parser.add_argument("--junit", metavar="FILE", help="write the results as JUnit's XML")
    parser.add_argument("--github", action="store_true", help="print GitHub Classroom's notice, and write the step's summary")
    parser.add_argument("--autolab", action="store_true", help="print Autolab's JSON as the last line")


def all_cases(every, hidden=()):
    """Public cases, and those of further files."""
    cases, hints = [], {}
    for path in (*(each.folder / "cases.json" for each in every), *hidden):
        if Path(path).exists():
            more, said = read_cases(path)
            cases, hints = cases + more, hints | said
    return cases, hints


def report(grader, submission, questions, asked, say, again):
    """Grades one after another, keeps the files up to date, prints the table.  Gives the exit code."""
    results = []
    for place, question in enumerate(questions):
        if asked.gradescope:
            write_whole(asked.gradescope, gradescope(results, questions[place:], say))
        if sys.stderr.isatty():
            print(f"\r\033[K{question.id}", end="", file=sys.stderr, flush=True)
        results.append(grader.grade(submission, question))
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    print_table(results, say, again)
    if asked.gradescope:
        write_whole(asked.gradescope, gradescope(results, [], say))
    if asked.junit:
        write_whole(asked.junit, junit(results, say))
    if asked.github:
        print(github(results, say))
    if asked.autolab:
        print(autolab(results))
    return EXIT_RIGHT if all(result.status == "right" for result in results) else EXIT_NOT_ALL


def progress():
    """Says on standard error what takes long."""
    begun = time.monotonic()
    return lambda what: print(f"{what} …" if time.monotonic() - begun < 1 else f"{what} … {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)


def own_grader(tree, say):
    """For the tree that one works in: its own code, run with one's own rights where there is no jail."""
    tree = Path(tree).resolve()
    every = assignments(tree / "course")
    questions = [question for each in every for question in each.questions]
    base = Base(unwritten(tree, tree / "build" / "unwritten", questions), tree / "build" / "base", every)
    jail = Jail([tree / "build"], own_rights=True)
    if jail.has_own_rights:
        print(say("Your code runs without a jail: bubblewrap is not there or does not work here.",
                  "你的代码不在沙箱中运行：这里没有 bubblewrap，或者它无法工作。"), file=sys.stderr)
    if not (base.build / "libfocalgrad.a").exists():
        print(say("The library is compiled once, which takes about a minute.", "先把库编译一次，大约需要一分钟。"), file=sys.stderr)
    base.prepare()
    cases, hints = all_cases(every)
    return every, Grader(base, jail, cases, hints, whole=True)


def main(tree, arguments):
    """./run grade in a student's tree."""
    parser = argparse.ArgumentParser(prog="./run grade", description="How far the questions are answered, one by one.")
    options(parser)
    asked = parser.parse_args(arguments)
    say = Voice(language(asked.lang))
    try:
        every, grader = own_grader(tree, say)
        questions = chosen(every, asked.questions)
    except ValueError as error:
        print(f"grade: {error}", file=sys.stderr)
        return EXIT_MISUSED
    except NotBuilt as error:
        print(error, file=sys.stderr)
        print(say("grade: the tree does not build, even with nothing written in it; undo what you changed outside of the marks",
                  "grade：即使什么都没写，这棵代码树也无法编译；请撤销在标记之外所做的修改"), file=sys.stderr)
        return EXIT_MISUSED
    except NoJail:
        return EXIT_MISUSED
    return report(grader, tree, questions, asked, say, "./run grade")
