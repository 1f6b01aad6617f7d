"""Whether a tree gives away what was taken out of it: a line of it, or its formula."""

import re
from pathlib import Path

SHORTEST = 14  # characters but for white space: below that a line says nothing that only this body would
# Lines that say nothing either: the head of a loop from 0 to n, and of a lambda.
HEADS = (re.compile(r"for\(std::size_t(\w+)=0;\1<[\w.]+(\(\))?;\+\+\1\)"), re.compile(r"\[[^\]]*\]\([^()]*\)"))
TEXT = {".cpp", ".hpp", ".md", ".txt", ".py", ".json", ".svg", ""}


def bare(line):
    return re.sub(r"\s+", "", line).strip(";,{}")


def telling(body):
    """The lines of a body that would help somebody to write it."""
    for line in body.splitlines():
        code = bare(re.sub(r"//.*", "", line))
        if len(code) >= SHORTEST and re.search(r"[-+*/<>=(]", code) and not any(head.fullmatch(code) for head in HEADS):
            yield code


def formulas(body):
    """The pieces "dx = g * y" of the texts in a body."""
    for text in re.findall(r'"([^"\n]*=[^"\n]*)"', body):
        yield from (bare(piece) for piece in text.split(";") if re.match(r"\s*d?[a-z]+ =", piece))


def leaks(tree, secrets):
    """A line of words for each place where something stands.  secrets: (question, body)."""
    found = []
    for path in sorted(Path(tree).rglob("*")):
        if not path.is_file() or path.suffix not in TEXT or path.name == "cases.json":
            continue
        lines = [bare(line) for line in path.read_text(errors="replace").splitlines()]
        whole = "\n".join(lines)
        for question, body in secrets:
            for code in telling(body):
                if code in whole:
                    number = next(number for number, line in enumerate(lines) if code in line)
                    found.append(f"{path.relative_to(tree)}:{number + 1}: a line of {question}: {code}")
            for formula in formulas(body):
                stands = re.search(re.escape(formula) + r'(?=$|[;"`,|)])', whole, re.M)
                if stands:
                    found.append(f"{path.relative_to(tree)}:{whole[:stands.start()].count(chr(10)) + 1}: a formula of {question}: {formula}")
    return sorted(set(found))
