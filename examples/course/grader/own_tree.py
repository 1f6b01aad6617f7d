"""A student's tree with nothing written in it: what the student's lines are put into, one question at a time."""

from pathlib import Path

from grader.regions import Mistake, regions, replaced

LEFT_OUT = {"build", ".git"}


def unwritten(tree, to, questions):
    """Copies a tree, with what stands for each question until it is written in its region.  Files that are as they were keep
    their time, so that a build does not make them again."""
    stubs = {each.id: each.stub for each in questions}
    there = set()
    for path in sorted(Path(tree).rglob("*")):
        name = path.relative_to(tree)
        if name.parts[0] in LEFT_OUT or not path.is_file() or not (path.suffix in (".cpp", ".hpp") or path.name == "CMakeLists.txt"):
            continue
        there.add(name)
        text = path.read_text()
        try:
            text = replaced(text, {each: "  " + stubs[each] for each in regions(text, str(name)) if each in stubs}, str(name))
        except Mistake:
            continue  # is said of the questions of that file
        copy = Path(to) / name
        if not copy.exists() or copy.read_text() != text:
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text)
    if Path(to).exists():
        for path in Path(to).rglob("*"):
            if path.is_file() and path.relative_to(to) not in there:
                path.unlink()
    return Path(to)
