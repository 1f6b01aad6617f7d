"""The assignments, as their questions.json and cases.json say them."""

import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Question:
    """One task: what is asked, where, and what it is worth."""
    id: str
    title: dict
    task: str
    file: str
    stub: str
    points: dict  # by check
    needs: list = field(default_factory=list)
    kind: str = "code"  # or "report": a text, judged by its numbers

    @property
    def assignment(self):
        return self.id.split(".")[0]

    @property
    def most(self):
        return sum(self.points.values())


@dataclass
class Assignment:
    """Questions with one probe; calls says what its inputs and outputs are called."""
    id: str
    title: dict
    hours: int
    calls: dict
    questions: list
    folder: Path


@dataclass
class Case:
    """Inputs for one call, the outputs that are right, and those of known mistakes."""
    question: str
    check: str
    call: str
    inputs: list  # tensors: [shape, numbers]
    outputs: list = None
    tolerance: float = 1e-8  # of each number, relative
    absolute: float = 1e-12
    mistakes: dict = field(default_factory=dict)  # name -> outputs
    hidden: bool = False  # students are told that it fails, not what it is

    @property
    def size(self):
        return sum(len(numbers) for _, numbers in self.inputs)


def assignment(folder):
    read = json.loads((Path(folder) / "questions.json").read_text())
    questions = [Question(**each) for each in read["questions"]]
    return Assignment(Path(folder).name, read["title"], read["hours"], read["calls"], questions, Path(folder))


def assignments(course):
    """All in a folder, A1, A2, … in order."""
    return [assignment(path.parent) for path in sorted(Path(course).glob("A*/questions.json"))]


def read_cases(path, hidden=False):
    """A cases.json: (cases, hints), a hint being {"en", "zh"} by the mistake's name."""
    read = json.loads(Path(path).read_text())
    return [Case(**each, hidden=hidden) for each in read["cases"]], read["hints"]


def write_cases(path, cases, hints):
    """One case a line."""
    lines = ",\n".join(json.dumps({key: value for key, value in vars(case).items() if key != "hidden" and value != {}}) for case in cases)
    Path(path).write_text('{"hints": ' + json.dumps(hints, ensure_ascii=False, indent=1) + ',\n"cases": [\n' + lines + "\n]}\n")


def chosen(every, names):
    """The questions that names such as A1 and A2.3 mean; all, where there are none."""
    questions = [question for each in every for question in each.questions]
    if not names:
        return questions
    names = ["A" + name.upper().removeprefix("A") for name in names]  # a2.3 and 2.3 are understood too
    unknown = [name for name in names if not any(name in (each.id, each.assignment) for each in questions)]
    if unknown:
        there = ", ".join(f"{each.id} ({each.questions[0].id} to {each.questions[-1].id})" for each in every)
        raise ValueError(f"there is no {unknown[0]}; there are {there}")
    return [each for each in questions if each.id in names or each.assignment in names]
