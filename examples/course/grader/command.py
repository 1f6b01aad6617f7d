"""The grader's command line."""

import argparse
import fcntl
import hashlib
import json
import secrets
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from grader.building import Base, DoesNotCompile, NotBuilt
from grader.drawing import read
from grader.formats import autolab, github, gradescope, junit, write_whole
from grader.grading import Grader
from grader.jail import Jail
from grader.own_tree import unwritten
from grader.questions import assignments, chosen, read_cases
from grader.regions import Mistake, content, region_of, replaced
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
        more, said = read_cases(path, path in hidden)
        cases, hints = cases + more, hints | said
    return cases, hints


def judged_by(base, hidden=None):
    """What tells whether a grade was given by the same lines and the same hidden cases."""
    cases = f", hidden cases {hashlib.sha256(Path(hidden).read_bytes()).hexdigest()[:12]}" if hidden else ""
    return f"tree {base.id}{cases}"


def report(grader, submission, questions, asked, say, again, note=""):
    """Grades one after another, keeps the files up to date, prints the table.  Gives the exit code."""
    results = []
    if note:
        print(note)
    for place, question in enumerate(questions):
        if asked.gradescope:
            write_whole(asked.gradescope, gradescope(results, questions[place:], say, note))
        if sys.stderr.isatty():
            print(f"\r\033[K{question.id}", end="", file=sys.stderr, flush=True)
        results.append(grader.grade(submission, question))
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    # GitHub obeys lines that begin with ::, and what a submission prints may have some.
    token = secrets.token_hex(16) if asked.github else ""
    if token:
        print(f"::stop-commands::{token}")
    print_table(results, say, again)
    if token:
        print(f"::{token}::")
    if asked.gradescope:
        write_whole(asked.gradescope, gradescope(results, [], say, note))
    if asked.junit:
        write_whole(asked.junit, junit(results, say))
    if asked.github:
        print(github(results, say))
    if asked.autolab:
        print(autolab(results))
    return EXIT_RIGHT if all(result.status == "right" for result in results) else EXIT_NOT_ALL


def own_grader(tree, say):
    """For the tree that one works in: its own code, run with one's own rights where there is no jail."""
    tree = Path(tree).resolve()
    (tree / "build").mkdir(exist_ok=True)
    lock = open(tree / "build" / "lock", "w", encoding="utf-8")  # two commands at once would link what is half written
    fcntl.flock(lock, fcntl.LOCK_EX)
    every = assignments(tree / "course")
    questions = [question for each in every for question in each.questions]
    base = Base(unwritten(tree, tree / "build" / "unwritten", questions), tree / "build" / "base", every, keep=True)
    jail = Jail([tree / "build"], own_code=True)
    if jail.has_own_rights:
        print(say("Your code runs without a jail: bubblewrap is not there or does not work here.",
                  "你的代码不在沙箱中运行：这里没有 bubblewrap，或者它无法工作。"), file=sys.stderr)
    if not (base.build / "libfocalgrad.a").exists():
        print(say("The library is compiled once, which takes about a minute.", "先把库编译一次，大约需要一分钟。"), file=sys.stderr)
    base.prepare()
    cases, hints = all_cases(every)
    grader = Grader(base, jail, cases, hints, whole=True)
    grader.lock = lock  # until the command ends
    return every, grader


def grade(tree, asked, say):
    every, grader = own_grader(tree, say)
    return report(grader, tree, chosen(every, asked.questions), asked, say, "./run grade")


def show(tree, asked, say):
    """Builds an assignment's program with all that is written, runs it, and draws what it says."""
    every, grader = own_grader(tree, say)
    name = "A" + asked.assignment.upper().removeprefix("A")
    assignment = next((each for each in every if each.id == name), None)
    if assignment is None:
        there = ", ".join(each.id for each in every)
        raise ValueError(say(f"show wants an assignment, one of: {there}", f"show 需要一个作业的名字：{there}"))
    printed, code = run_program(grader, tree, f"course/{assignment.id}/show.cpp", ["zh" if say.chinese else "en", *asked.arguments], say)
    plain, pictures = read(printed.splitlines())
    print("\n".join(plain))
    for name, svg in pictures.items():
        (Path(tree) / "pictures").mkdir(exist_ok=True)
        write_whole(Path(tree) / "pictures" / f"{name}.svg", svg)
        print(say(f"drawn: pictures/{name}.svg", f"已绘制：pictures/{name}.svg"))
    return code


def try_file(tree, asked, say):
    if not Path(asked.file).is_file():
        raise ValueError(say(f"there is no file {asked.file}", f"没有文件 {asked.file}"))
    _, grader = own_grader(tree, say)
    printed, code = run_program(grader, tree, asked.file, asked.arguments, say)
    print(printed, end="")
    return code


def run_program(grader, tree, main, arguments, say):
    """(what it printed, exit code) of a program of this tree with the lines of every question in it that is written."""
    with tempfile.TemporaryDirectory(prefix="program-") as folder:
        work = Path(folder).resolve()
        try:
            program = grader.program(tree, grader.written(tree), main, work)
        except DoesNotCompile as error:
            return f"{error}\n", EXIT_NOT_ALL
        ended = subprocess.run([program, *arguments], cwd=Path(tree).resolve(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               errors="replace", check=False)
    said = ended.stdout
    if "is not written yet" in said:
        said += say("Something that this uses is not written yet; ./run grade says what is.\n", "其中用到的内容还没有写完；用 ./run grade 查看进度。\n")
    elif ended.returncode < 0:
        said += say(f"It crashed: {signal.Signals(-ended.returncode).name}\n", f"程序崩溃：{signal.Signals(-ended.returncode).name}\n")
    return said, EXIT_RIGHT if ended.returncode == 0 else EXIT_NOT_ALL


def use(tree, asked, say):
    """Puts lines from a file into their places; what stood there is kept beside the file's name."""
    given = json.loads(Path(asked.file).read_text())
    every = assignments(Path(tree) / "course")
    for question in chosen(every, asked.questions):
        if question.kind != "code":
            continue
        if question.id not in given:
            raise ValueError(say(f"{asked.file} has no lines for {question.id}; it has {', '.join(given)}",
                                 f"{asked.file} 中没有 {question.id} 的代码；有 {', '.join(given)}"))
        path = Path(tree) / question.file
        text = path.read_text()
        write_whole(f"{path}.{question.id}.before", content(text, region_of(text, question.file, question.id)))
        write_whole(path, replaced(text, {question.id: given[question.id]}, question.file))
        print(say(f"{question.id} stands in {question.file}; what was there is in {path.name}.{question.id}.before",
                  f"{question.id} 已写入 {question.file}；原来的内容在 {path.name}.{question.id}.before"))
    return EXIT_RIGHT


def main():
    """python3 -m grader.command TREE COMMAND …: what ./run of a student's tree calls."""
    parser = argparse.ArgumentParser(prog="./run", description="The assignments: grade, show, try, use.")
    parser.add_argument("tree", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("grade", prog="./run grade", description="How far the questions are answered, one by one.")
    options(one)
    one.set_defaults(do=grade)
    one = commands.add_parser("show", prog="./run show", description="What an assignment lets one see.")
    one.add_argument("assignment", metavar="A1", nargs="?", default="")
    one.add_argument("arguments", nargs="*", help="for its program")
    one.set_defaults(do=show)
    one = commands.add_parser("try", prog="./run try", description="Runs a program of one's own with the library as it is written.")
    one.add_argument("file", metavar="FILE.cpp", nargs="?", default="play.cpp")
    one.add_argument("arguments", nargs="*", help="for the program")
    one.set_defaults(do=try_file)
    one = commands.add_parser("use", prog="./run use", description="Puts given lines into their places.")
    one.add_argument("file")
    one.add_argument("questions", nargs="+", metavar="A1.2")
    one.set_defaults(do=use)
    for each in commands.choices.values():
        if not any(action.dest == "lang" for action in each._actions):
            each.add_argument("--lang", choices=("en", "zh"))
    asked = parser.parse_args()
    say = Voice(language(asked.lang))
    try:
        return asked.do(asked.tree, asked, say)
    except NotBuilt as error:
        print(error, file=sys.stderr)
        print(say("run: the tree does not build, even with nothing written in it; undo what you changed outside of the marks",
                  "run：即使什么都没写，这棵代码树也无法编译；请撤销在标记之外所做的修改"), file=sys.stderr)
    except (ValueError, OSError, Mistake) as error:
        print(f"run: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    return EXIT_MISUSED


if __name__ == "__main__":
    sys.exit(main())
