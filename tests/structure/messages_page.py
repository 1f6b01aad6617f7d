"""docs/when-it-goes-wrong.md, in both languages, has an entry for every message that the library throws, and none for one
that it does not throw.

usage: messages_page.py SOURCE_FOLDER

A message is read off the statement that throws it: its literal texts one after another, "..." standing for the values
between them, and each branch of a "condition ? this : that".  An entry is a text in `backquotes` in the first column of a
table, which may leave out what it likes with a "…", but begins as the message does.  check_range() has one message for all;
the names it is called with stand in the entry's row.
"""

import itertools
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
FOLDERS = ["tensor", "autograd", "nn", "losses", "metrics"]
LITERAL = r'"(?:[^"\\]|\\.)*"'
BEGINS = re.compile(r'(?<![\w"])(?:throw (?:Error|Malformed)\(|fail\(|why = |what << |text \+= "\\n|static_assert\()')
RANGE = re.compile(rf'check_range\(\s*(?:\{{[^}}]*\}}|\w+),\s*({LITERAL})')


def without_comments(text):
    return re.sub(rf"({LITERAL})|//[^\n]*", lambda m: m[1] or "", text)


def statement(text, begin):
    """From there to its semicolon, which is not one within a text."""
    return re.match(rf"(?:{LITERAL}|'(?:[^'\\]|\\.)*'|[^;\"'])*", text[begin:])[0]


def words(text):
    """A text with single blanks."""
    return re.sub(r"\s+", " ", text).strip()


def branches(code):
    """The statement for each way through its "condition ? text : text"."""
    choice = rf"\?\s*({LITERAL})\s*:\s*({LITERAL})"
    ways = [match.groups() for match in re.finditer(choice, code)]
    plain = re.split(choice.replace("(", "(?:").replace("(?:?:", "(?:"), code)
    for chosen in itertools.product(*ways):
        yield "".join(a + b for a, b in itertools.zip_longest(plain, chosen, fillvalue=""))


def message(code):
    """The literals of a statement, without the name of the operation that comes before them."""
    code = re.sub(rf"^throw Error\(\s*(?:\w+\.)?line_?, {LITERAL}(?=,)|\b(?:called|text)\({LITERAL}[^)]*\)", "", code)
    code = re.sub(rf'"\s*"', "", code)  # "one text " "in two"
    return "...".join(literal.strip('"').replace("\\n", "\n").replace("\\\\", "\\") for literal in re.findall(LITERAL, code))


def thrown():
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.?pp")):
            text = without_comments(path.read_text())
            for found in BEGINS.finditer(text):
                for said in map(message, branches(statement(text, found.start()))):
                    goes_on = said.startswith("\n") and "text +=" not in found[0]  # "\n  left (3, 2)": of the message before
                    if not goes_on and len(re.findall(r"[A-Za-z]{2,}", said)) > 1:
                        yield f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, found.start()) + 1}", words(said)


def entries(page):
    """The texts of the first columns, and the text of the row of each."""
    for row in page.read_text().splitlines():
        cells = row.strip("|").split(" | ")
        if row.startswith("|") and len(cells) == 2:
            yield from ((entry, row) for entry in re.findall(r"`([^`]*)`", cells[0]))


def fits(entry, said):
    """Whether an entry begins as the message does, and has nothing that it has not, in its order."""
    bare = lambda text: words(text).strip("'() ")
    pieces = [bare(piece) for piece in entry.split("…") if re.search(r"\w", piece)]
    first = bare(next(part for part in said.split("...") if re.search(r"[A-Za-z]{2,}", part)))
    if not pieces or not first.startswith(pieces[0][:len(first)]):
        return False
    joined, at = said.replace("...", ""), 0
    for piece in pieces:
        at = joined.find(piece, at) + len(piece)
        if at < len(piece):
            return False
    return True


def mistakes(page, messages, names):
    listed = list(entries(page))
    for place, said in messages:
        if not any(fits(entry, said) for entry, _ in listed):
            yield f"{page.name} has no entry for {place}: {said}"
    for entry, _ in listed:
        if entry != RANGES and not any(fits(entry, said) for _, said in messages):
            yield f"{page.name} has an entry for '{entry}', which is not thrown"
    ranges = next((row for entry, row in listed if entry == RANGES), "")
    yield from (f"{page.name} does not name {name} in the row of '{RANGES}'" for name in sorted(names)
                if f"`{name}`" not in ranges)


RANGES = "… is …; it must be at least …"
messages = sorted(set(thrown()))
names = {name.strip('"') for folder in FOLDERS for path in (ROOT / folder).rglob("*.cpp")
         for name in RANGE.findall(path.read_text())}
found = [each for name in ("when-it-goes-wrong.md", "when-it-goes-wrong.zh-CN.md")
         for each in mistakes(ROOT / "docs" / name, messages, names)]
print(*found or [f"{len(messages)} messages and {len(names)} options stand in both pages"], sep="\n")
sys.exit(bool(found) or len(messages) < 100)
