"""The file that a grading system runs: the tree with everything written, the grader, hidden cases, and the system's scripts."""

import json
import os
import shutil
import zipfile
from pathlib import Path

from grader.questions import write_cases
from kit.casting import cast
from kit.weights import put_weights

HERE = Path(__file__).resolve().parent / "systems"


def autograder(out, tree, grader, every, questions, seed, weights, work):
    """Writes a zip whose files stand at its root.  The hidden cases are drawn anew from the seed."""
    names = {question.id for question in questions}
    cases, hints = [], {}
    for each in every:
        only = [question.id for question in each.questions if question.id in names]
        if only:
            more, said = cast(grader, tree, each, f"hidden {seed}", only)
            cases, hints = cases + more, hints | said
    write_cases(work / "hidden.json", cases, hints)
    (work / "course.json").write_text(json.dumps({"questions": sorted(names), "seed": seed}) + "\n")
    part = Path(f"{out}.part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(HERE.iterdir()):
            add(file, path, path.name, 0o755)
        for path in (work / "hidden.json", work / "course.json"):
            add(file, path, path.name, 0o600)
        shutil.copytree(Path(tree) / "course", work / "course")
        put_weights(work / "course", weights)
        for path in sorted(Path(tree).rglob("*")):
            place = path.relative_to(tree)
            if path.is_file() and "__pycache__" not in path.parts:
                add(file, work / place if place.parts[0] == "course" else path, f"tree/{place}", 0o644)
    os.replace(part, out)


def add(file, path, name, mode):
    """The same bytes give the same zip: no times in it."""
    info = zipfile.ZipInfo(name)
    info.external_attr, info.compress_type = (0o100000 | mode) << 16, zipfile.ZIP_DEFLATED
    file.writestr(info, path.read_bytes())
