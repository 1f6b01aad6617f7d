"""What the public headers declare: each docstring with the declarations that share it, in the header's order.

The headers are formatted by clang-format, and tests/structure/docstrings.py holds their docstrings' form.
"""

import dataclasses
import re
import textwrap

CLASS = re.compile(r"(?:class|struct) (\w+)[^;]*$")
FIRST_WORDS = r"(?:\[\[.*?\]\] |\b(?:inline|constexpr|consteval|static|explicit|virtual|friend) )*"


@dataclasses.dataclass
class Entry:
    line: int  # where the declarations begin
    doc: list  # the docstring's lines
    code: str  # the declarations, without bodies
    names: list  # what they declare
    members: list  # of a class, its public entries


def matching(text, start):
    """The place behind the bracket that closes the one at start."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in "({[") - (text[place] in ")}]")
        if depth == 0:
            return place + 1
    raise ValueError(f"no bracket closes {text[start:start + 40]!r}")


def without_bodies(code):
    """Declarations as one would write them before the definition: without what functions do."""
    code = re.sub(r"\n *\n", "\n", code)
    at = 0
    while (brace := re.compile(r"[({]").search(code, at)) is not None:
        start = brace.start()
        end = matching(code, start)
        if brace[0] == "(" or re.search(r"=\s*$|\benum (?:class )?\w+(?: : \w+)? $|\bconcept .*$|\brequires ?\([^()]*\) ?$", code[:start]):
            at = end
            continue
        head = re.sub(r"(?<=[)])\s+:\s[^;]*$", "", code[:start].rstrip())  # what a constructor initialises
        code = head + ";" + code[end:].removeprefix(";")
        at = len(head) + 1
    return code


def name_of(declaration):
    """What a declaration declares, or None."""
    text = re.sub(r"\s+", " ", declaration).strip()
    text = re.sub(r"^template <(?:[^<>]|<[^<>]*>)*> ", "", text)
    text = re.sub(r"^requires requires ?\([^()]*\) \{.*?\} ", "", text)
    text = re.sub(r"^requires ?(?:\((?:[^()]|\([^()]*\))*\)|[^(]*?>(?:::value)?) ", "", text)
    text = re.sub(rf"^{FIRST_WORDS}", "", text)
    while "operator" not in text and (plain := re.sub(r"<[^<>]*>", "", text)) != text:
        text = plain  # a parameter of a template may look like a function
    for pattern in (r"(?:class|struct|enum class|enum|concept|using) (\w+)", r"[^=(]*?(operator ?\(\)|operator ?[^\w\s(]+|~?\w+)\("):
        if found := re.match(pattern, text):
            return found[1]
    found = re.match(r"[^=(]*?(\w+)(?: = .*)?;", text)
    return found and found[1]


def split(code):
    """The single declarations of a piece of code."""
    pieces, start, place = [], 0, 0
    comment = re.compile(r"[ \t]*//.*")
    while place < len(code):
        if code[place] in "({[":
            place = matching(code, place)
        elif said := comment.match(code, place):
            place = said.end()
        else:
            place += 1
            if code[place - 1] == ";":
                if said := comment.match(code, place):
                    place = said.end()
                pieces.append(code[start:place])
                start = place
    return pieces


def begins_class(lines, n):
    return n < len(lines) and CLASS.match(lines[n]) and lines[n].endswith("{")


def entries(lines, first, public=True):
    """The entries of lines, of which the first stands in the file's line `first`."""
    found, doc, n = [], [], 0
    while n < len(lines):
        text = lines[n]
        if text.startswith("///"):
            doc.append(text[3:].removeprefix(" "))
            n += 1
            continue
        if re.match(r"\s?(public|private|protected):", text):
            public, doc = "public" in text, []
            n += 1
            continue
        if not text.strip() or re.match(r"//|#|(?:inline )?namespace|\}", text):
            doc = []
            n += 1
            continue
        start = n
        if begins_class(lines, n) or text.startswith("template") and begins_class(lines, n + 1):
            while lines[n] != "};":
                n += 1
            n += 1
            if public and doc:
                found.append(class_entry(lines[start:n], first + start, doc))
            doc = []
            continue
        while n < len(lines) and lines[n].strip() and not re.match(r"//|\s?(?:public|private|protected):|\} +//", lines[n]):
            if n > start and begins_class(lines, n):
                break
            n += 1
        if public:
            code = without_bodies("\n".join(lines[start:n]))
            names = [name for each in split(code) if (name := name_of(each))]
            if names:
                found.append(Entry(first + start, doc, code, list(dict.fromkeys(names)), []))
        doc = []
    return found


def class_entry(lines, first, doc):
    n = 2 if lines[0].startswith("template") else 1
    head, body = "\n".join(lines[:n]), [line.removeprefix("  ") for line in lines[n:-1]]
    name = CLASS.match(lines[n - 1])[1]
    everything = entries(body, first + n, public=lines[n - 1].startswith("struct"))
    members = [each for each in everything if each.doc]
    for member in members:
        member.names = [each if each == name else f"{name}::{each}" for each in member.names]
    # What says itself: constructors, overriders, plain data.
    plain = [each.code for each in everything if not each.doc]
    plain = [line for code in plain for line in split(code) if not re.search(r"~|= (?:default|delete);|^\s*(?:friend|static_assert)", line)]
    inside = [textwrap.indent(line.strip("\n"), "  ") for line in plain]
    return Entry(first, doc, "\n".join([head, *inside, "};"]) if inside else head.removesuffix(" {") + ";", [name], members)


def opening(lines):
    """What stands at the header's beginning, in paragraphs."""
    said = []
    for line in lines:
        if not line.startswith("//"):
            break
        said.append(line[2:].strip())
    return [" ".join(each.split("\n")) for each in "\n".join(said).split("\n\n") if each.strip()]


def read(path):
    """A header's opening and its entries."""
    lines = path.read_text().splitlines()
    return opening(lines), [each for each in entries(lines, 1) if each.doc]
