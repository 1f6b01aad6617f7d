"""Writes the reference of the library as pages: what the public headers declare, with their docstrings, the operators'
formulas, and links to the sources.

usage: reference.py SOURCE_FOLDER TO_FOLDER
"""

import collections
import pathlib
import re
import sys

from headers import read
from tex import to_tex

PAGES = {"tensor": ("tensor", "tensor/files"), "autograd": ("autograd", "autograd/check", "autograd/functional", "autograd/show"),
         "nn": ("nn",), "optim": ("nn/optim",), "losses": ("losses", "losses/baselines", "losses/parts"), "metrics": ("metrics", "metrics/parts")}
OPERATORS = "autograd/operators.hpp"
# What one looks for first, and what the headers of focalgrad.hpp take and give beside those headers themselves.
FIRST = ["tensor/tensor.hpp", "tensor/shape.hpp", "tensor/axes.hpp", "tensor/error.hpp", "tensor/files/safetensors.hpp", "autograd/var.hpp",
          "autograd/parameter.hpp", "autograd/tape.hpp", OPERATORS, "autograd/recording.hpp", "autograd/show/observe.hpp", "nn/optim/optimizer.hpp",
          "losses/parts/reduction.hpp", "metrics/confusion.hpp", "metrics/parts/ranking.hpp"]

WORDS = {
    "en": {"suffix": "", "title": "`{}` {{#top}}", "otherwise": "otherwise", "throws": "Throws `Error`", "shapes": "Shapes",
           "intro": "The functions and classes of the public headers in [{0}](../../{0}), as the headers describe them. A name links to its line in the sources."},
    "zh": {"suffix": ".zh-CN", "title": "`{}` {{#top}}", "otherwise": "其他", "throws": "抛出 `Error`", "shapes": "形状",
           "intro": "[{0}](../../{0}) 里公开头文件声明的函数和类。说明文字取自头文件，为英文；点击名字可以看到源码中的那一行。"},
}


SIGNS = {"+": "plus", "-": "minus", "*": "times", "/": "over", "=": "equals", "<": "less", ">": "greater", "!": "not"}
# What Markdown and HTML would take for theirs.
MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "\\&<>*_[]$|#{}~"}


def public_headers(root):
    included = re.findall(r'#include "(.*?)"', (root / "focalgrad.hpp").read_text())
    return list(dict.fromkeys(FIRST + included))


def formulas(root):
    """Of each function of autograd/operators.hpp its formulas."""
    found = {}
    public = {name for entry in read(root / OPERATORS)[1] for name in entry.names}
    for path in sorted((root / "autograd/operators").glob("*.cpp")):
        for definition in re.split(r"\n(?=\S)", path.read_text()):
            function = re.match(r"[\w:<>&]+ (operator[^\w\s(]+|\w+)\(", definition)
            for operator, text in re.findall(r'\w+<\s*"(\w+)",\s*((?:"[^"]*"\s*)+)[,>]', definition):
                name = function[1] if function and function[1] in public else operator
                of_name = found.setdefault(name, {})
                of_name["".join(re.findall(r'"([^"]*)"', text))] = None  # a set in order
    return {name: list(of_name) for name, of_name in found.items() if name in public}


def formulas_of(entry, texts):
    """Those that are an entry's; of overloads under one name those that speak of its parameters."""
    for name in entry.names:
        own = texts.get(name, [])
        yield from own if len(own) < 2 else [text for text in own if {*re.findall(r"\bw\b|\bexponent\b", text)} <= {*re.findall(r"\w+", entry.code)}]


def escaped(text):
    """A docstring's prose, which is no Markdown but for `code`."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else part.translate(MARKS) for part in parts)


def described(doc, words):
    """A docstring as Markdown."""
    blocks, prose = [], []

    def end():
        if prose:
            blocks.append(escaped(" ".join(prose)))
            prose.clear()

    for line in doc:
        if line.startswith("  "):
            end()
            if blocks and isinstance(blocks[-1], list):
                blocks[-1].append(line[2:])
            else:
                blocks.append([line[2:]])
        elif said := re.match(r"Throws Error(?: naming `\w+`)?[:,]? ?(.*)", line):
            end()
            prose.append("\0" + said[1])
        elif " -> " in line or re.match(r"[\w, ]+ (?:\[|any shape)|\[", line) and not prose:
            end()
            blocks.append(f"**{words['shapes']}** `{line}`")
        else:
            prose.append(line)
    end()
    shown = ["```text\n" + "\n".join(block) + "\n```" if isinstance(block, list) else block for block in blocks]
    return "\n\n".join(shown).replace("\0", f"**{words['throws']}** ")


def anchor(name, used):
    """A heading's name in addresses: rewind, rewind-2, operator-plus."""
    name = re.sub(r"(?<=operator) ?\W+$", lambda signs: "".join("-" + SIGNS.get(sign, "call") for sign in signs[0].strip("()") or "("), name)
    name = name.replace("::", "-").lower()
    used[name] += 1
    return name if used[name] == 1 else f"{name}-{used[name]}"


def entry_text(entry, header, words, texts, level, used):
    heading = f"[{escaped(', '.join(entry.names))}](../../{header}#L{entry.line}) {{#{anchor(entry.names[0], used)}}}"
    parts = [f"{'#' * level} {heading}", f'<div lang="en">\n\n```cpp\n{entry.code}\n```\n\n{described(entry.doc, words)}\n\n</div>']
    parts += [f"$$ {to_tex(formula, words['otherwise'])} $$" for formula in formulas_of(entry, texts)]
    parts += [entry_text(each, header, words, texts, level + 1, used) for each in entry.members]
    return "\n\n".join(parts)


def page(root, name, folders, words, texts):
    parts = [f"# {words['title'].format(folders[0])}", words["intro"].format(folders[0])]
    used = collections.Counter()
    for header in public_headers(root):
        if str(pathlib.PurePosixPath(header).parent) not in folders:
            continue
        opening, entries = read(root / header)
        if entries:
            parts += [f"## [{header}](../../{header})", '<div lang="en">\n\n' + "\n\n".join(map(escaped, opening)) + "\n\n</div>"]
            parts += [entry_text(each, header, words, texts if header == OPERATORS else {}, 3, used) for each in entries]
    return "\n\n".join(parts) + "\n"


def main():
    root, to = map(pathlib.Path, sys.argv[1:3])
    (to / "reference").mkdir(parents=True, exist_ok=True)
    texts = formulas(root)
    for name, folders in PAGES.items():
        for words in WORDS.values():
            (to / f"reference/{name}{words['suffix']}.md").write_text(page(root, name, folders, words, texts))


if __name__ == "__main__":
    main()
