"""Marks in sources: the lines between "// [A1.2]" and "// [/A1.2]" are the question A1.2's."""

import re
from dataclasses import dataclass

MARK = re.compile(r"^\s*// \[(/?)(A\d+\.\d+)\]\s*$")


class Mistake(Exception):
    """What is wrong with a file, in words for the one who wrote it."""


@dataclass
class Region:
    """A question's lines: text[begin:end] of the file's lines, counted from 0; the marks stand around them."""
    begin: int
    end: int


def regions(text, name):
    """The regions of a file by question.  Raises Mistake: a mark is unclosed, twice there, or within another's."""
    found, opened = {}, None
    for number, line in enumerate(text.splitlines()):
        mark = MARK.match(line)
        if not mark:
            continue
        closes, question = mark.groups()
        place = f"{name}:{number + 1}"
        if closes and (opened is None or opened[0] != question):
            raise Mistake(f"{place}: // [/{question}] closes what is not open; each question has its two marks, one above the other")
        if closes:
            found[question] = Region(opened[1], number)
            opened = None
        elif opened is not None:
            raise Mistake(f"{place}: // [{question}] stands within {opened[0]}; close that first with // [/{opened[0]}]")
        elif question in found:
            raise Mistake(f"{place}: // [{question}] is there twice; a question is one piece of one file")
        else:
            opened = question, number + 1
    if opened is not None:
        raise Mistake(f"{name}:{opened[1]}: // [{opened[0]}] is not closed; write // [/{opened[0]}] where it ends")
    return found


def region_of(text, name, question):
    """Raises Mistake: the file's marks are wrong, or this question's are not there."""
    found = regions(text, name)
    if question not in found:
        raise Mistake(f"{name}: the marks // [{question}] and // [/{question}] are gone; put them back around your lines")
    return found[question]


def content(text, region):
    """A region's own lines."""
    return "".join(text.splitlines(keepends=True)[region.begin:region.end])


def replaced(text, changes, name):
    """The file with other lines in its regions.  changes: question -> its new lines."""
    lines = text.splitlines(keepends=True)
    for question, region in sorted(regions(text, name).items(), key=lambda each: -each[1].begin):
        if question in changes:
            new = changes[question]
            lines[region.begin:region.end] = [new if new.endswith("\n") or not new else new + "\n"]
    return "".join(lines)


def indented(lines, like):
    """Lines moved to the right as far as the line `like` is."""
    margin = like[:len(like) - len(like.lstrip())]
    return "".join(margin + line if line.strip() else line for line in lines.splitlines(keepends=True))


def same(one, other):
    """Whether two pieces of code are equal but for white space and comments."""
    def bare(text):
        return re.sub(r"\s+", "", re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S))
    return bare(one) == bare(other)
