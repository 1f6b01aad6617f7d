"""Whether a question is as it should be: what ./run course check says, and what the tests hold."""

import re
import tempfile
from pathlib import Path

from grader.grading import Grader
from grader.judging import equal
from grader.questions import read_cases
from grader.regions import region_of, replaced
from kit.casting import cast, mistakes

FEWEST_CASES = 5


def with_lines(tree, question, lines, folder):
    """Writes a submission into a folder: the one file of a question, with other lines in its place."""
    to = Path(folder) / question.file
    to.parent.mkdir(parents=True)
    to.write_text(replaced((Path(tree) / question.file).read_text(), {question.id: lines}, question.file))


def graded(grader, tree, question, lines):
    with tempfile.TemporaryDirectory(prefix="submission-") as folder:
        with_lines(tree, question, lines, folder)
        return grader.grade(folder, question)


def faults_of_texts(assignment, question, tree):
    """Of what is written about it, without a build."""
    for name in ("handout.md", "handout.zh-CN.md"):
        handout = assignment.folder / name
        if not handout.exists() or not re.search(rf"^#+ .*{re.escape(question.id)}\b", handout.read_text(), re.M):
            yield f"{assignment.id}/{name} has no heading with {question.id}"
    if question.kind != "code":
        return
    cases = [case for case in read_cases(assignment.folder / "cases.json")[0] if case.question == question.id]
    for check in question.points:
        if not any(case.check == check for case in cases):
            yield f"no case checks its {check}; yield some in {assignment.id}/cases.py, and run ./run course cases {assignment.id}"
    if len(cases) < FEWEST_CASES:
        yield f"{len(cases)} cases are few; {FEWEST_CASES} are the least"
    known = {each.id for each in assignment.questions[:assignment.questions.index(question)]}
    for need in question.needs:
        if need not in known:
            yield f"it needs {need}, which does not stand before it"
    if not any(head.get("question") == question.id for head, _ in mistakes(assignment).values()):
        yield f"no mistake of it is stored in {assignment.id}/mistakes/"
    if question.file.endswith((".cpp", ".hpp")):
        region_of((Path(tree) / question.file).read_text(), question.file, question.id)


def faults_of_numbers(grader, tree, assignment, question):
    """Of what the grader says: to the reference, to nothing, and to every stored mistake."""
    right = grader.grade(tree, question)
    if question.kind != "code":  # there is nothing to compare with; tests/course/report_test.py has reports
        if right.status != "not written" or right.points:
            yield f"the template is {right.status}, {right.points} points"
        return
    if right.status != "right" or right.points != question.most:
        yield f"the library's own lines are {right.status}, {right.points} of {question.most} points: {right.words or right.said}"
    empty = graded(grader, tree, question, question.stub)
    if empty.status != "not written" or empty.points:
        yield f"what is not written counts as {empty.status}, {empty.points} points"
    for name, (head, lines) in mistakes(assignment).items():
        if head.get("question") == question.id:
            yield from faults_of_mistake(name, head, graded(grader, tree, question, lines))


def faults_of_mistake(name, head, result):
    """A stored mistake loses the checks that it says, and gets its own hint."""
    lost = [check for check in result.question.points if check not in result.passed]
    meant = [check.strip() for check in head["loses"].split(",")]
    if sorted(lost) != sorted(meant):
        yield f"{name} loses {', '.join(lost) or 'nothing'}; it should lose {', '.join(meant)}"
    if result.status != head.get("status", "wrong"):
        yield f"{name} is {result.status}; it should be {head.get('status', 'wrong')}: {result.words or result.said}"
    elif "status" not in head and result.mistake != name:
        yield f"{name} gets the hint of {result.mistake or 'no stored mistake'}; its numbers should tell it from others"
    if not head.get("source") or not head.get("hint") or not head.get("提示"):
        yield f"{name} has no source, no hint, or no 提示"


def faults_of_cases(grader, tree, assignment, seed, only=None):
    """Whether cases.json is what the library gives today."""
    stored = [case for case in read_cases(assignment.folder / "cases.json")[0] if not only or case.question in only]
    fresh, _ = cast(grader, tree, assignment, seed, only, with_mistakes=False)
    same = len(stored) == len(fresh) and all(
        (a.call, a.check) == (b.call, b.check) and equal(a.inputs, b.inputs, 0) and equal(a.outputs, b.outputs, a.tolerance, a.absolute) for a, b in zip(stored, fresh))
    if not same:
        yield f"{assignment.id}/cases.json is not what the library and cases.py give; ./run course cases {assignment.id} writes it anew"


def faults_alone(grader, tree, questions):
    """A question that is not written loses its own points and no others."""
    whole = {question.id: grader.grade(tree, question).points for question in questions}
    for question in (each for each in questions if each.kind == "code"):
        same_file = [each for each in questions if each.file == question.file]
        with tempfile.TemporaryDirectory(prefix="submission-") as folder:
            with_lines(tree, question, question.stub, folder)
            points = {each.id: grader.grade(folder, each).points for each in same_file}
        expected = {each.id: 0 if each is question else whole[each.id] for each in same_file}
        if points != expected:
            yield f"without {question.id} the points are {points} in place of {expected}"


def check(grader: Grader, tree, assignment, questions, seed):
    """A line for each fault."""
    for question in questions:
        for fault in (*faults_of_texts(assignment, question, tree), *faults_of_numbers(grader, tree, assignment, question)):
            yield f"{question.id}: {fault}"
    names = [question.id for question in questions]
    yield from faults_of_cases(grader, tree, assignment, seed, names)
