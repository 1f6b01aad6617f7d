"""The students' tree: the library with questions taken out, and what one needs to answer them.

    release(out, questions)   a new folder, with those questions to be written
    release(out, [])          the same tree with everything written and its marks: what grading is done with
"""

import json
import re
import shutil
from pathlib import Path

from grader.questions import assignments, read_cases, write_cases
from grader.regions import content, indented, regions, replaced
from kit.leaks import bare, leaks

ROOT = Path(__file__).resolve().parents[3]
COURSE = ROOT / "examples" / "course"
LIBRARY = ("focalgrad.hpp", "LICENSE", "tensor/*.?pp", "tensor/fast/*.?pp", "autograd/**/*.?pp", "nn/**/*.?pp", "losses/**/*.?pp", "metrics/**/*.?pp",
           "examples/experiment/measuring/ledger.?pp", "examples/experiment/measuring/intervals.?pp")
# What wants a library that students need not have, or reads and writes files.
LEFT_OUT = ("nn/checkpoint.?pp", "nn/state_dict.?pp")
# Of an assignment's files what a student is to find at once.
AT_THE_ROOT = ("report.md",)
INCLUDE = '#include "course/unfinished.hpp"\n'


class Refused(Exception):
    """Why there is no release, in words."""


def source_of(file):
    """A file of the released tree, in the project."""
    return COURSE / file.removeprefix("course/") if file.startswith("course/") else ROOT / file


def files_of_the_tree():
    """(place in the tree, file) of all that is not generated."""
    left_out = {path for pattern in LEFT_OUT for path in ROOT.glob(pattern)}
    for pattern in LIBRARY:
        for path in sorted(ROOT.glob(pattern)):
            if path not in left_out:
                yield path.relative_to(ROOT), path
    yield from ((Path(name), COURSE / "released" / name) for name in (
        "CMakeLists.txt", "run", "README.md", "README.zh-CN.md", "play.cpp", ".gitignore", ".github/workflows/grade.yml"))
    yield Path("course/unfinished.hpp"), COURSE / "released" / "unfinished.hpp"
    yield from ((Path("course") / path.name, path) for path in sorted(COURSE.glob("*.?pp")))
    yield from ((Path("course/grader") / path.name, path) for path in sorted((COURSE / "grader").glob("*.py")))
    for folder in sorted(path for path in COURSE.glob("A*") if path.is_dir()):
        for path in sorted(folder.iterdir()):
            if path.name in AT_THE_ROOT:
                yield Path(path.name), path
            elif path.name.startswith("handout"):
                yield Path("handouts") / path.name.replace("handout", folder.name), path
            elif path.is_file() and path.name != "cases.py":
                yield Path("course") / folder.name / path.name, path


def without_marks(text, keep):
    """The lines but for the marks of the documents' regions, and of all questions but some."""
    mark = re.compile(r"^\s*// (?:#(?:end)?region\b.*|\[/?(A\d+\.\d+)\])\s*$")
    def stays(line):
        found = mark.match(line)
        return not found or (found.group(1) in keep)
    return "".join(line for line in text.splitlines(keepends=True) if stays(line))


def without_lines_of(stub, body):
    """What of a body is to be kept secret: a function's head that stands in its stub too is not."""
    said = {bare(line) for line in stub.splitlines()}
    return "".join(line for line in body.splitlines(keepends=True) if bare(line) not in said)


def with_include(text):
    lines = text.splitlines(keepends=True)
    last = max(number for number, line in enumerate(lines) if line.startswith("#include"))
    return "".join([*lines[:last + 1], "\n" if not lines[last].startswith('#include "') else "", INCLUDE, *lines[last + 1:]])


def task_and_stub(question, like):
    words = question.task.split()
    lines, line = [], "//"
    for word in words:
        if len(line) + 1 + len(word) > 96:
            lines.append(line)
            line = "//"
        line += " " + word
    return indented("\n".join([*lines, line, question.stub]) + "\n", like)


def release(out, removed, marks=()):
    """Writes the tree into a folder that is empty or not there.  removed: the questions to be written; marks: the questions
    whose marks stay though they are written.  Raises Refused: out is not empty; a mark is missing; something gives an answer away."""
    out = Path(out)
    if out.exists() and any(out.iterdir()):
        raise Refused(f"{out} is not empty; choose a new folder")
    by_id = {question.id: question for question in removed}
    there, secrets = set(), []
    files = list(files_of_the_tree())
    released = {place for place, _ in files}
    for place, path in files:
        to = out / place
        to.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix not in (".cpp", ".hpp"):
            shutil.copy(path, to)
            continue
        text = path.read_text()
        marked = regions(text, str(place))
        there |= set(marked)
        own = {each: by_id[each] for each in marked if each in by_id and by_id[each].file == str(place)}
        secrets += [(each, without_lines_of(question.stub, content(text, marked[each]))) for each, question in own.items()]
        text = replaced(text, {each: task_and_stub(question, text.splitlines()[marked[each].begin - 1]) for each, question in own.items()}, str(place))
        text = without_marks(text, {*by_id, *marks})
        if own:
            text = with_include(text)
        if place.name == "focalgrad.hpp":
            text = "".join(line for line in text.splitlines(keepends=True)
                           if not (found := re.match(r'#include "(.*)"', line)) or Path(found.group(1)) in released)
        to.write_text(text)
    lacking = [each.id for each in removed if each.kind == "code" and each.id not in {name for name, _ in secrets}]
    if lacking:
        raise Refused(f"the marks of {', '.join(lacking)} are not in the files that questions.json names")
    given_away = leaks(out, secrets)
    if given_away:
        raise Refused("the tree gives answers away:\n" + "\n".join(given_away))


def keep_only(out, removed):
    """Leaves the other assignments' questions out of questions.json and cases.json, and assignments without one altogether."""
    names = {question.id for question in removed}
    for each in assignments(out / "course"):
        kept = [question.id for question in each.questions if question.id in names]
        for question in each.questions:
            if question.kind == "report" and question.id not in names:
                (out / question.file).unlink()
        if not kept:
            shutil.rmtree(each.folder)
            for handout in (out / "handouts").glob(f"{each.id}.*"):
                handout.unlink()
            continue
        path = each.folder / "questions.json"
        read = json.loads(path.read_text())
        read["questions"] = [{**one, "needs": [need for need in one.get("needs", []) if need in names]} for one in read["questions"] if one["id"] in names]
        path.write_text(json.dumps(read, ensure_ascii=False, indent=2) + "\n")
        cases, hints = read_cases(each.folder / "cases.json")
        write_cases(each.folder / "cases.json", [case for case in cases if case.question in names], hints)
    # Its examples are of a question that is there.
    for name in ("README.md", "README.zh-CN.md"):
        text = (out / name).read_text()
        if removed:
            text = text.replace("A1.1", removed[0].id).replace("A1", removed[0].assignment)
        (out / name).write_text(text)
