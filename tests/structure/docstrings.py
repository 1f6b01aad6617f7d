"""Every public function and class of the installed headers says what it is, in a form that a reader finds again.

usage: docstrings.py SOURCE_FOLDER

A header opens with a sentence that says what it is for.  What it declares stands under a docstring (///), which functions
on the lines that follow share; constructors, overriders, calls of a function object and forward declarations need none.
In a docstring "Throws" begins a line; shapes have a line of their own, "x [m, k], w [k, n] -> [m, n], unit"; and no formula
is broken: a line leaves no bracket open and neither ends nor begins with an operator.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
FOLDERS = ["tensor", "tensor/files", "autograd", "autograd/check", "autograd/functional", "autograd/show", "losses",
           "losses/baselines", "losses/parts", "metrics", "metrics/parts", "nn", "nn/optim"]
# How formulas are evaluated, and how operators are recorded: read as a text, and called by operators alone.
INSIDE = {"tensor/evaluate.hpp", "tensor/expressions.hpp", "autograd/node.hpp", "autograd/record.hpp"}

SIZES = r"\[(?:[a-z]\w*|…)(?:, (?:[a-z]\w*|\d+|…))*\]"
NAMES = r"[a-z]\w*(?:, [a-z]\w*)*"
ITEM = rf"(?:{NAMES} )?(?:{SIZES}|scalar|any shape|the same shape|(?:the )?shape of \w+|\w+ indices|\w+ classes)"
SHAPES = re.compile(rf"(?:{ITEM}(?:(?:, | · | \+ ){ITEM})* -> )?{ITEM}(?:, {ITEM})*(?:, [a-z][\w :()-]*)?")
INTERVAL = re.compile(r"\bin [\[(][^\[\]()]*, [^\[\]()]*[\])]|\[[^\[\]()]*, [^\[\]()]*\)|\([^\[\]()]*, [^\[\]()]*\]")
OPERATORS = "=+−·*/<>≤≥^∝→"


def faults(text):
    """What is wrong with a line of a docstring."""
    plain = INTERVAL.sub("", text)
    if re.search(r"\S.*\bThrows\b", text):
        yield '"Throws" does not begin the line'
    if ("->" in text or re.search(rf"(?<!\S){SIZES}", plain)) and not SHAPES.fullmatch(text):
        yield "shapes do not stand on a line of their own"
    for opening, closing in ("()", "[]"):
        if plain.count(opening) != plain.count(closing):
            yield f"a {opening} or a {closing} has its partner on another line"
    if text.endswith(tuple(OPERATORS)) or re.match(rf"[{re.escape(OPERATORS)}] ", text):
        yield "a formula is broken at an operator"


def declared(line):
    """The name of the class or function that a line begins to declare; none where no docstring is wanted."""
    line = re.sub(r"\[\[.*?\]\] |^requires(?:\(.*?\)|[^(]*?>) |\b(?:inline|constexpr|consteval|static) ", "", line)
    if kind := re.match(r"(?:class|struct|enum|enum class) (\w+)[^;]*$", line):
        return kind[1]
    if re.match(r"(?:using|friend|static_assert|template|return|explicit|virtual ~)\b|~", line):
        return None
    if re.search(r"\boverride\b|= (?:default|delete);|\boperator\(\)", line):
        return None
    function = re.match(r"[^=(]*[\w>&*] [&*]*(\w+|operator[^\w\s(]+)\(", line)
    return function and function[1]


def undocumented(lines):
    """The declarations of a namespace, or of a class's public part, that no docstring stands above."""
    documented, public = False, False
    for number, line in enumerate(lines, 1):
        text, indent = line.strip(), len(line) - len(line.lstrip())
        if text.startswith("#"):
            continue
        if text.startswith("///"):
            documented = True
        elif not text or text.startswith(("//", "};")):
            documented = False
        elif text in ("public:", "private:", "protected:"):
            documented, public = False, text == "public:"
        elif indent == 0 or (indent == 2 and public):  # as .clang-format indents: other lines go on with something
            name = declared(text)
            if name and not documented:
                yield number, name
            if indent == 0:
                public = text.startswith("struct")
            documented = documented and not re.match("class|struct|enum", text)  # what is inside says itself


def failures(path):
    lines = path.read_text().splitlines()
    if not lines[0].startswith("// "):
        yield 1, "no sentence says what the header is for"
    for number, line in enumerate(lines, 1):
        comment = re.search(r"///<? *(.*)", line)
        if comment:
            yield from ((number, f"{fault}: {comment[1]}") for fault in faults(comment[1]))
        if "///<" in line and not re.match(r"\s*\w", line):
            yield number, "///< stands on another line than what it is said of"
    yield from ((number, f"no docstring: {name}") for number, name in undocumented(lines))


found = [f"{path.relative_to(ROOT)}:{number}: {what}" for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.hpp"))
         if str(path.relative_to(ROOT)) not in INSIDE for number, what in failures(path)]
print("\n".join(found) or "every public function and class is described")
sys.exit(bool(found))
