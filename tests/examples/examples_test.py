"""Runs the article's programs and compares what they print with what they printed before, number by number.

Each speaks English and Chinese (examples/language.hpp), with the same numbers.

usage: examples_test.py PROGRAMS SOURCES [--update] [--tolerance T]
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

EXPECTED = pathlib.Path(__file__).parent / "expected"
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?|-?\binf\b|-?\bnan\b")
MOST_LINES = 60
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")}


def differences(got, want, tolerance):
    """Where two texts differ, numbers with a fraction within the tolerance."""
    if NUMBER.sub("#", " ".join(got.split())) != NUMBER.sub("#", " ".join(want.split())):
        return ["the text differs"]
    pairs = zip(NUMBER.findall(got), NUMBER.findall(want))
    return [f"{a} in place of {b}" for a, b in pairs if a != b and
            not abs(float(a) - float(b)) <= tolerance * max(1e-3, abs(float(b)))]


def run(program, *options, **environment):
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([program, *options], capture_output=True, text=True, cwd=folder, env={**ENVIRONMENT, **environment})


def numbers(text):
    """Those of the text, in order of size: sentences of two languages have another order."""
    return sorted(re.findall(r"\d+(?:\.\d+)?", text.replace("10 000", "10000")))


def language_problems(program, english, chinese):
    """What is wrong with the languages that the program speaks."""
    if numbers(english) != numbers(chinese):
        yield f"other numbers in Chinese: {numbers(chinese)} for {numbers(english)}"
    if not re.search("[\u4e00-\u9fff]", chinese):
        yield "says nothing in Chinese"
    if run(program, LANG="zh_CN.UTF-8").stdout != chinese:
        yield "does not follow the environment's language"
    if run(program, "--lang=en", LANG="zh_CN.UTF-8").stdout != english:
        yield "does not let --lang come before the environment"
    for wrong in (["--lang", "fr"], ["--lang"], ["--gamma", "3"]):
        said = run(program, *wrong)
        if said.returncode != 2 or said.stderr != f"{wrong[0]}: the only option is --lang en or --lang zh\n":
            yield f"{wrong} is not refused: {said}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("sources", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--tolerance", type=float, default=1e-6)
    arguments = parser.parse_args()
    failed = 0
    sources = sorted(arguments.sources.glob("[0-9]*.cpp"))
    for source in sources:
        lines = len(source.read_text().splitlines())
        program = arguments.programs.resolve() / source.stem
        problems = [f"has {lines} lines; {MOST_LINES - 1} are the most"] if lines >= MOST_LINES else []
        printed = {}
        for language, ending in (("en", ".txt"), ("zh", ".zh.txt")):
            said = run(program, "--lang", language)
            printed[language] = said.stdout
            if said.returncode != 0 or said.stderr:
                problems.append(f"ended with {said.returncode}: {said.stderr}")
            file = EXPECTED / f"{source.stem}{ending}"
            if arguments.update:
                file.write_text(said.stdout)
            problems += differences(said.stdout, file.read_text(), arguments.tolerance)
        problems += language_problems(program, printed["en"], printed["zh"])
        if problems:
            failed += 1
            print(f"{source.stem}: {'; '.join(problems)}\n{''.join(printed.values())}")
    print(f"{len(sources)} programs, {failed} failures")
    return 1 if failed or not sources else 0


sys.exit(main())
