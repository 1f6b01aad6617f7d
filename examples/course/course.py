"""What is done with the assignments by those who teach: ./run course COMMAND.

    release OUT [--parts A1,A2] [--given A1.3]   the students' tree
    grade SUBMISSION [A2 | A2.3] …               a submission, judged
    autograder OUT.zip [--parts …] [--seed N]    what Gradescope runs
    check [A1 | A1.7]                            whether a question is as it should be
    cases [A1]                                   writes the public cases anew
    weights [--parts …]                          the questions' points, as a file to change
    mistake NAME                                 what the grader says to a stored mistake
    solution A1.2 …                              the lines of a question, for ./run use
    gallery [--check]                            writes docs/course/gallery.md anew, in both languages
"""

import argparse
import fcntl
import hashlib
import json
import os
import secrets
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from grader.building import Base, NotBuilt
from grader.command import EXIT_MISUSED, all_cases, judged_by, options, report
from grader.grading import Grader
from grader.jail import Jail, NoJail
from grader.questions import assignments, chosen, write_cases
from grader.reference import root_of
from grader.regions import content, region_of
from grader.showing import Voice, language
from kit.autograder import autograder
from kit.casting import cast, mistakes
from kit.checking import check, with_lines
from kit.gallery import pages
from kit.release import COURSE, ROOT, Refused, keep_only, release, source_of
from kit.weights import put_weights, read_weights, weights_text

PUBLIC_SEED = 1


def build_folder():
    """Where the reference is built.  Root runs submissions as another user, who must be able to read it."""
    folder = Path(os.environ.get("FOCALGRAD_COURSE_BUILD", ROOT / "build" / "course")).resolve()
    if os.getuid() == 0 and any(each.exists() and not each.stat().st_mode & 0o001 for each in folder.parents):
        return Path("/var/tmp/focalgrad-course-" + hashlib.sha256(str(folder).encode()).hexdigest()[:12])
    return folder


BUILD = build_folder()


def reference_tree():
    """The released tree with everything in it, renewed where the project has changed."""
    every = assignments(COURSE)
    questions = [question for each in every for question in each.questions]
    tree = BUILD / "reference"
    with tempfile.TemporaryDirectory(prefix="reference-") as folder:
        release(Path(folder) / "tree", [], marks=[question.id for question in questions])
        renew(Path(folder) / "tree", tree)
    return tree, every


def renew(new, tree):
    """Makes a tree like another; files that are as they were keep their time."""
    for path in [each for each in new.rglob("*") if each.is_file()]:
        to = tree / path.relative_to(new)
        if not to.exists() or to.read_bytes() != path.read_bytes():
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes())
            to.chmod(path.stat().st_mode)
    for path in [each for each in tree.rglob("*") if each.is_file()]:
        if not (new / path.relative_to(tree)).exists():
            path.unlink()


def reference_grader(*, own_rights=False, own_code=False, hidden=()):
    BUILD.mkdir(parents=True, exist_ok=True)
    with open(BUILD / "lock", "w", encoding="utf-8") as lock:  # two commands at once would link what is half written
        fcntl.flock(lock, fcntl.LOCK_EX)
        tree, every = reference_tree()
        base = Base(tree, BUILD / "base", every)
        jail = Jail(base.readable(), own_rights=own_rights, own_code=own_code)
        if not (base.build / "libfocalgrad.a").exists():
            print("course: compiling the library once", file=sys.stderr)
        base.prepare()
    cases, hints = all_cases(every, hidden)
    return tree, every, Grader(base, jail, cases, hints)


def parts(names, every):
    return chosen(every, [name for name in (names or "").split(",") if name])


def do_release(asked):
    every = assignments(COURSE)
    given = {question.id for question in chosen(every, asked.given.split(","))} if asked.given else set()
    removed = [question for question in parts(asked.parts, every) if question.id not in given]
    weights = read_weights(asked.weights, removed) if asked.weights else {}
    release(asked.out, removed)
    keep_only(Path(asked.out), removed)
    put_weights(Path(asked.out) / "course", weights)
    print(f"{asked.out}: {len(removed)} questions to be written, from {removed[0].id} to {removed[-1].id}" if removed else f"{asked.out}: nothing is to be written")
    return 0


def do_grade(asked):
    say = Voice(language(asked.lang))
    if asked.hidden and asked.with_my_rights:
        print("course: --hidden and --with-my-rights do not go together: the code could read the hidden cases", file=sys.stderr)
        return EXIT_MISUSED
    _, every, grader = reference_grader(own_rights=asked.with_my_rights, hidden=[asked.hidden] if asked.hidden else [])
    if grader.jail.has_own_rights:
        print("The submission's code runs with your rights, as you said.", file=sys.stderr)
    questions = chosen(every, asked.questions)
    weights = read_weights(asked.weights, [question for each in every for question in each.questions]) if asked.weights else {}
    for question in questions:
        question.points = weights.get(question.id, question.points)
    return report(grader, root_of(asked.submission, questions), questions, asked, say, f"./run course grade {asked.submission}",
                  judged_by(grader.base, asked.hidden))


def do_cases(asked):
    tree, every, grader = reference_grader(own_code=True)
    for each in every:
        if asked.assignments and each.id not in asked.assignments:
            continue
        cases, hints = cast(grader, tree, each, PUBLIC_SEED, say=print)
        write_cases(each.folder / "cases.json", cases, hints)
    return 0


def do_mistake(asked):
    say = Voice(language(asked.lang))
    tree, every, grader = reference_grader(own_code=True)
    for each in every:
        if asked.name in mistakes(each):
            head, lines = mistakes(each)[asked.name]
            question = next(one for one in each.questions if one.id == head["question"])
            print(lines)
            with tempfile.TemporaryDirectory(prefix="submission-") as folder:
                with_lines(tree, question, lines, folder)
                report(grader, folder, [question], asked, say, "./run course grade")
            return 0
    near = [name for each in every for name in mistakes(each) if name.split("-")[0] == asked.name.split("-")[0]]
    print(f"course: there is no mistake {asked.name}; {'there are ' + ', '.join(near) if near else 'they are the files in A1/mistakes to A5/mistakes'}", file=sys.stderr)
    return EXIT_MISUSED


def do_check(asked):
    tree, every, grader = reference_grader(own_code=True)
    questions, faults = chosen(every, asked.questions), []
    for each in every:
        of_it = [question for question in questions if question in each.questions]
        faults += check(grader, tree, each, of_it, PUBLIC_SEED) if of_it else []
    print("\n".join(faults) or f"{len(questions)} questions are as they should be")
    return 1 if faults else 0


def do_autograder(asked):
    every = assignments(COURSE)
    with tempfile.TemporaryDirectory(prefix="autograder-") as folder:
        tree, _, grader = reference_grader(own_code=True)
        weights = read_weights(asked.weights, parts(asked.parts, every)) if asked.weights else {}
        autograder(asked.out, tree, grader, every, parts(asked.parts, every), asked.seed or secrets.randbits(64), weights, Path(folder))
    print(f"{asked.out}: upload it as the autograder; it holds the answers and the hidden cases, so students must not get it")
    return 0


def do_weights(asked):
    print(weights_text(parts(asked.parts, assignments(COURSE))))
    return 0


def do_solution(asked):
    every = assignments(COURSE)
    said = {}
    for question in chosen(every, asked.questions):
        if question.kind != "code":  # a report has no lines that are right
            continue
        text = source_of(question.file).read_text()
        said[question.id] = content(text, region_of(text, question.file, question.id))
    print(json.dumps(said, ensure_ascii=False, indent=1))
    return 0


def do_gallery(asked):
    folder, old = ROOT / "docs" / "course", []
    for name, text in pages(assignments(COURSE)).items():
        if not (folder / name).exists() or (folder / name).read_text() != text:
            old.append(name)
            if not asked.check:
                folder.mkdir(exist_ok=True)
                (folder / name).write_text(text)
    if asked.check and old:
        print(f"docs/course/{old[0]} is not what is stored now; ./run course gallery writes it anew", file=sys.stderr)
        return 1
    return 0


def parser():
    """The command line."""
    line = argparse.ArgumentParser(prog="./run course", description=__doc__.split("\n", maxsplit=1)[0])
    commands = line.add_subparsers(dest="command", required=True)
    one = commands.add_parser("release", help="the students' tree")
    one.add_argument("out")
    one.add_argument("--parts", help="assignments or questions to be written, such as A1,A2.3; all without it")
    one.add_argument("--given", help="of these the ones whose lines stay, as source")
    one.add_argument("--weights", metavar="FILE", help="points, as ./run course weights prints them")
    one = commands.add_parser("grade", help="a submission, judged")
    one.add_argument("submission")
    options(one)
    one.add_argument("--hidden", metavar="FILE", help="cases that students do not have")
    one.add_argument("--weights", metavar="FILE", help="points, as ./run course weights prints them")
    one.add_argument("--with-my-rights", action="store_true", help="run the submission's code with your own rights, where no jail works")
    one = commands.add_parser("cases", help="write the public cases anew")
    one.add_argument("assignments", nargs="*")
    one = commands.add_parser("check", help="whether a question is as it should be")
    one.add_argument("questions", nargs="*")
    one = commands.add_parser("autograder", help="what Gradescope and Autolab run")
    one.add_argument("out")
    one.add_argument("--parts", help="assignments or questions that it grades, such as A1; all without it")
    one.add_argument("--weights", metavar="FILE", help="points, as ./run course weights prints them")
    one.add_argument("--seed", type=int, help="of the hidden cases; drawn without it, and kept in the file")
    one = commands.add_parser("weights", help="the questions' points, as a file to change")
    one.add_argument("--parts", help="assignments or questions; all without it")
    one = commands.add_parser("mistake", help="what the grader says to a stored mistake")
    one.add_argument("name")
    options(one)
    one = commands.add_parser("solution", help="the lines of a question, for ./run use")
    one.add_argument("questions", nargs="+")
    one = commands.add_parser("gallery", help="write docs/course/gallery.md anew, in both languages")
    one.add_argument("--check", action="store_true", help="only say whether it is up to date")
    return line


def main():
    asked = parser().parse_args()
    try:
        return globals()[f"do_{asked.command}"](asked)
    except (ValueError, Refused) as error:
        print(f"course: {error}", file=sys.stderr)
    except NoJail:
        print("course: the submission's code would run with your rights: bubblewrap is not there or does not work here; run this as root, "
              "which then uses another user, or say --with-my-rights", file=sys.stderr)
    except NotBuilt as error:
        print(f"{error}\ncourse: the library does not build", file=sys.stderr)
    return EXIT_MISUSED


if __name__ == "__main__":
    sys.exit(main())
