"""The code on the site's pages is the sources': every region that a page shows is there, and every region is on a page.

A region stands between "// #region NAME" and "// #endregion NAME" ("# region NAME" in Python and shell), and a page of
docs/ shows it by "<<< @/../FILE#NAME".  VitePress shows the whole file, silently, where it does not find one.

usage: regions.py SOURCE_FOLDER
"""

import pathlib
import re
import subprocess
import sys

MARK = re.compile(r"^\s*(?:// ?#|# ?)(region|endregion)\b\s*(.*?)\s*$")
NAME = re.compile(r"[\w*-]+")
SHOWN = re.compile(r"^<<< ([^\s#{\[]+)(?:#([\w-]+))?")
SOURCES = {".hpp", ".cpp", ".py", ".sh", ".cmake", ".js", ".mjs"}


def files(root):
    """What git keeps, or where there is no git what is there."""
    listed = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True)
    names = listed.stdout.splitlines() if listed.returncode == 0 else [str(path.relative_to(root)) for path in root.rglob("*")]
    return [root / name for name in sorted(names) if not name.startswith("build") and (root / name).is_file()]


def regions(root, path, mistakes):
    """The file's regions by name, each with its line; what is wrong with them goes into the mistakes."""
    found, opened = {}, {}
    lines = path.read_text().splitlines()
    for number, line in enumerate(lines, 1):
        mark = MARK.match(line)
        if not mark:
            continue
        kind, name = mark.groups()
        place = f"{path.relative_to(root)}:{number}"
        if not NAME.fullmatch(name):
            mistakes.append(f"{place}: {kind} without a name; write it behind: #{kind} some-name")
        elif kind == "region":
            if name in found or name in opened:
                mistakes.append(f"{place}: region {name} is there twice; give one another name")
            opened[name] = number
        elif name not in opened:
            mistakes.append(f"{place}: endregion {name} without a region {name} above it; write its #region, or remove this line")
        else:
            start = opened.pop(name)
            if all(MARK.match(inner) or not inner.strip() for inner in lines[start:number - 1]):
                mistakes.append(f"{path.relative_to(root)}:{start}: region {name} is empty; put code into it, or remove its marks")
            found[name] = start
    for name, number in opened.items():
        mistakes.append(f"{path.relative_to(root)}:{number}: region {name} is not closed; write #endregion {name} where it ends")
        found.setdefault(name, number)
    return found


def shown_on(root, page):
    """(line, file, region or None) of each piece of code that a page takes from the sources."""
    for number, line in enumerate(page.read_text().splitlines(), 1):
        shown = SHOWN.match(line)
        if shown:
            path, region = shown.groups()
            start = root / "docs" / path[2:] if path.startswith("@/") else page.parent / path
            yield number, start.resolve(), region


def mistakes_in(root):
    root, mistakes, there, used = pathlib.Path(root).resolve(), [], {}, set()
    everything = files(root)
    for path in everything:
        if (path.suffix in SOURCES or path == root / "run") and root / "tests/docs" not in path.parents:
            there[path] = regions(root, path, mistakes)
    for page in everything:
        if page.suffix != ".md" or (root / "docs") not in page.parents:
            continue
        for number, path, region in shown_on(root, page):
            place = f"{page.relative_to(root)}:{number}"
            if path not in there:
                mistakes.append(f"{place}: {path} is not there; the path after <<< begins with @/../ and goes on from the project's folder")
            elif region and region not in there[path]:
                names = ", ".join(there[path]) or "none"
                mistakes.append(f"{place}: {path.relative_to(root)} has no region {region}; it has {names}")
            else:
                used.add((path, region))
    # Those of which tests/readme.py finds the text on README.md and docs/how-to.md, which GitHub shows too.
    copied = {root / "examples/how_to/main.cpp", root / "examples/quickstart/main.cpp"}
    for path, found in there.items():
        for name, number in found.items():
            if (path, name) not in used and path not in copied:
                mistakes.append(f"{path.relative_to(root)}:{number}: region {name} is on no page; show it by <<< @/../{path.relative_to(root)}#{name}, or remove its marks")
    return mistakes


if __name__ == "__main__":
    found = mistakes_in(sys.argv[1])
    print("\n".join(found) or "the pages show regions that there are")
    sys.exit(bool(found))
