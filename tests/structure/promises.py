"""docs/testing.md names a test for every promise, and only tests that there are; the Chinese page names the same.

usage: promises.py SOURCE_FOLDER
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])


def tests_that_there_are():
    for path in (ROOT / "tests").rglob("*"):
        if path.suffix == ".cpp":
            # Literals that stand side by side are one.
            for literals in re.findall(r'TEST_CASE(?:_TEMPLATE)?\(((?:\s*"(?:\\.|[^"\\])*")+)', path.read_text()):
                yield "".join(re.findall(r'"((?:\\.|[^"\\])*)"', literals)).replace('\\"', '"')
        elif path.name == "CMakeLists.txt":
            yield from re.findall(r'add_test\(NAME "([^"]*)"', path.read_text())
        elif path.suffix == ".mjs":
            yield path.name
        elif path.suffix == ".py":
            yield path.name
            yield from (f"{path.name}: {name}" for name in re.findall(r"^def (test_\w+)\(", path.read_text(), re.M))


def promises(page):
    """The tests that each row names."""
    for row in (ROOT / "docs" / page).read_text().split("\n## Fuzzing" if page == "testing.md" else "\n## 模糊测试")[0].splitlines():
        cells = [cell.strip() for cell in row.strip("|").split(" | ")]
        if row.startswith("| ") and not row.startswith("| ---") and len(cells) == 2 and cells[1] not in ("test", "检验"):
            yield cells[0], re.findall(r"`([^`]*)`", cells[1])


there = set(tests_that_there_are())
rows = list(promises("testing.md"))
found = [f"'{promise}' has no test" for promise, tests in rows if not tests]
found += [f"'{promise}' names '{test}', which there is not" for promise, tests in rows for test in tests if test not in there]
if [tests for _, tests in promises("testing.zh-CN.md")] != [tests for _, tests in rows]:
    found.append("testing.zh-CN.md does not name the same tests, row by row")
print(*found or [f"{len(rows)} promises, {sum(len(tests) for _, tests in rows)} tests"], sep="\n")
sys.exit(bool(found) or len(rows) < 40)
