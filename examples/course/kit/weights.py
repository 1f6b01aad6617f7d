"""What questions are worth, in one file: {"A1.1": 6, "A1.2": {"value": 1, "derivative": 4}, …}.

A number is shared out among the checks as the assignment has it; what the file does not name keeps its points.
"""

import json
from pathlib import Path

from grader.questions import assignments


class Wrong(ValueError):
    """What is wrong with a file of weights."""


def read_weights(path, questions):
    """question -> points by check."""
    try:
        read = json.loads(Path(path).read_text())
    except (OSError, json.JSONDecodeError) as error:
        raise Wrong(f"{path}: {error}") from error
    by_id = {question.id: question for question in questions}
    weights = {}
    for name, worth in read.items():
        if name not in by_id:
            raise Wrong(f"{path}: there is no question {name}")
        question = by_id[name]
        if isinstance(worth, (int, float)) and not isinstance(worth, bool):
            worth = {check: points * worth / question.most for check, points in question.points.items()}
        if not isinstance(worth, dict) or set(worth) != set(question.points):
            raise Wrong(f"{path}: {name} wants a number, or one for each of: {', '.join(question.points)}")
        if not all(isinstance(each, (int, float)) and each >= 0 for each in worth.values()) or not sum(worth.values()):
            raise Wrong(f"{path}: the points of {name} must be numbers from 0 on, and not all 0")
        weights[name] = worth
    return weights


def put_weights(course, weights):
    """Writes them into the questions.json of a tree."""
    for each in assignments(course):
        path = each.folder / "questions.json"
        read = json.loads(path.read_text())
        for question in read["questions"]:
            question["points"] = weights.get(question["id"], question["points"])
        path.write_text(json.dumps(read, ensure_ascii=False, indent=2) + "\n")


def weights_text(questions):
    """The present ones, to begin with."""
    lines = ",\n".join(f"  {json.dumps(question.id)}: {json.dumps(question.points, ensure_ascii=False)}" for question in questions)
    return "{\n" + lines + "\n}"
