"""Every page of the site is there in both languages, with the same headings' levels and the same code from the sources,
and in the site's contents.

usage: parity.py SOURCE_FOLDER
"""

import itertools
import pathlib
import re
import sys

from regions import shown_on

ROOT = pathlib.Path(sys.argv[1]).resolve()
DOCS = ROOT / "docs"
APART = {"reference", "site", "node_modules", ".vitepress", "public"}
CONTENTS = (DOCS / "site/contents.mjs").read_text()
LISTED = re.findall(r"'([^']+)'", re.search(r"sections = \[(.*?)\n\]", CONTENTS, re.DOTALL)[1])


def headings(page):
    """The levels of a page's headings, in order."""
    text = re.sub(r"^(```+|~~~+).*?^\1", "", page.read_text(), flags=re.DOTALL | re.MULTILINE)
    return [(len(marks), text.strip()) for marks, text in re.findall(r"^(#{1,6}) (.*)$", text, re.MULTILINE)]


def differences(english, chinese):
    for ours, theirs in itertools.zip_longest(headings(english), headings(chinese), fillvalue=(0, "nothing")):
        if ours[0] != theirs[0]:
            yield f"{chinese.relative_to(ROOT)}: has “{theirs[1]}” where {english.name} has “{ours[1]}”; they want the same headings"
            break
    code = [[(path, region) for _, path, region in shown_on(ROOT, page)] for page in (english, chinese)]
    if code[0] != code[1]:
        yield f"{chinese.relative_to(ROOT)}: shows other code, or in another order, than {english.name}"


def mistakes():
    pages = {path for path in DOCS.rglob("*.md") if path.relative_to(DOCS).parts[0] not in APART}
    for name in sorted({re.sub(r"(\.zh-CN)?\.md$", "", str(path.relative_to(DOCS))) for path in pages}):
        english, chinese = DOCS / f"{name}.md", DOCS / f"{name}.zh-CN.md"
        missing = [page for page in (english, chinese) if page not in pages]
        if not missing:
            yield from differences(english, chinese)
        else:
            yield f"docs/{missing[0].relative_to(DOCS)} is missing; a page has both languages"
        if name != "index" and not any(name == each or each.endswith("*") and name.startswith(each[:-1]) for each in LISTED):
            yield f"docs/site/contents.mjs leaves out {name}; put it into a section"


found = list(mistakes())
print("\n".join(found) or "every page is there in both languages")
sys.exit(bool(found))
