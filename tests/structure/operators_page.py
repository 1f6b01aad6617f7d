"""docs/operators.md, in both languages, names every operator that there is, and none that there is not.

usage: operators_page.py SOURCE_FOLDER
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
declared = "".join((ROOT / "autograd" / name).read_text() for name in ("operators.hpp", "functional/pieces.hpp"))
FUNCTIONS = set(re.findall(r"^(?:Var|std::vector<[\w:]+>) (\w+)\(", declared, re.M))
ON_TAPES = {name for path in (ROOT / "autograd/operators").glob("*.cpp")
            for name in re.findall(r'<"(\w+)",', path.read_text())}


def mistakes(page):
    named = set()
    for row in page.read_text().splitlines():
        cells = [cell.strip() for cell in row.strip("|").split(" | ")]
        if len(cells) == 5 and "`" in row:
            for code in re.findall(r"`([^`]*)`", cells[2]):
                named |= {name for name in re.findall(r"[a-z]\w+", code) if not re.search(r"[<>=+*/] ?w|-x", code)}
    yield from (f"{page.name} lacks {name}" for name in sorted((FUNCTIONS | ON_TAPES) - named - {"operator"}))
    yield from (f"{page.name} names {name}, which there is not" for name in sorted(named - FUNCTIONS - ON_TAPES))


found = [each for name in ("operators.md", "operators.zh-CN.md") for each in mistakes(ROOT / "docs" / name)]
print(*found or [f"{len(FUNCTIONS | ON_TAPES)} operators stand in both pages"], sep="\n")
sys.exit(bool(found) or len(FUNCTIONS) < 60)
