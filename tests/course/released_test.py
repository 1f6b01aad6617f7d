"""The students' tree: it builds without a warning by every compiler that is here, nothing in it is right untouched, the library's own
lines put back are, and it holds nothing that students are not to have.

usage: released_test.py COURSE_FOLDER [--all]     without --all: one compiler, and A2 put back
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COURSE = Path(sys.argv[1]).resolve()
ALL = "--all" in sys.argv
WITHOUT_OTHERS = "A2"  # whose tests need none of the other assignments
sys.path.insert(0, str(COURSE))
from grader.own_tree import unwritten
from grader.questions import assignments

failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what, flush=True)


def run(*command, cwd=None, **environment):
    return subprocess.run([str(part) for part in command], cwd=cwd, env={**os.environ, "LC_ALL": "C.UTF-8", **environment}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


def course(*arguments):
    return run(sys.executable, COURSE / "course.py", *arguments)


def released(out, *arguments):
    done = course("release", out, *arguments)
    check(done.returncode == 0, f"release {arguments}: {done.stdout}")
    return Path(out)


def test_what_is_in_it(tree, questions):
    files = [path.relative_to(tree) for path in tree.rglob("*") if path.is_file()]
    check(not any(path.parts[0] in ("tests", "docs", ".git", "build") or path.name in ("cases.py", "course.py") or "mistakes" in path.parts for path in files),
          "something in it is not for students")
    check(sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) < 3_000_000, "it is large")
    for question in questions:
        if question.kind == "code":
            text = (tree / question.file).read_text()
            check(f"// [{question.id}]\n" in text and f"// [/{question.id}]\n" in text and f'"{question.id}"' in text, f"{question.id} is not asked in {question.file}")
    for name in ("handouts/A1.md", "handouts/A1.zh-CN.md", "README.md", "README.zh-CN.md", "run", "play.cpp"):
        check((tree / name).exists() and (tree / name).stat().st_size > 100, f"{name} is not there")
    check(os.access(tree / "run", os.X_OK), "run cannot be run")


def builds_without_a_warning(source, build, *options):
    configured = run("cmake", "-S", source, "-B", build, "-G", "Unix Makefiles", *options)
    built = run("cmake", "--build", build, "-j", os.cpu_count())
    check(configured.returncode == 0 and built.returncode == 0 and "warning:" not in built.stdout, f"{build.name}: {configured.stdout[-500:]}{built.stdout[-3000:]}")


def test_compilers(tree, folder, questions):
    """By the usual compiler it is built where ./run looks for it, and from what ./run builds."""
    builds_without_a_warning(unwritten(tree, tree / "build/unwritten", questions), tree / "build/base")
    if ALL and shutil.which("clang++"):
        builds_without_a_warning(tree, folder / "clang++", "-DCMAKE_CXX_COMPILER=clang++")


def points(tree, *arguments):
    """(points, most, exit code, what was printed) of ./run grade."""
    done = run("./run", "grade", *arguments, cwd=tree)
    found = re.search(r"([\d.]+) of (\d+) points", done.stdout)
    return (float(found[1]), int(found[2]), done.returncode, done.stdout) if found else (-1, -1, done.returncode, done.stdout)


def test_untouched_and_whole(tree, questions):
    got, most, code, said = points(tree)
    check(got == 0 and code == 1 and " right " not in said and most == sum(question.most for question in questions), f"untouched: {said}")
    untouched = points(tree, "A1.1", "--lang", "zh")[3]
    check("还没有写" in untouched, f"in Chinese: {untouched}")
    names = [question.id for question in questions if question.kind == "code" and (ALL or question.assignment == WITHOUT_OTHERS)]
    (tree / "given.json").write_text(course("solution", *names).stdout)
    used = run("./run", "use", "given.json", *names, cwd=tree)
    check(used.returncode == 0, f"use: {used.stdout}")
    got, most, code, said = points(tree, *({} if ALL else {WITHOUT_OTHERS}))
    wrong = [line for line in said.splitlines() if re.match(r"A\d", line) and " right " not in line and line.split()[0] in names]
    check(not wrong, f"with the library's own lines: {said}")
    return got, most


def test_programs(tree, every):
    tried = run("./run", "try", "play.cpp", cwd=tree)
    check(tried.returncode == 0 and "the gradient of x" in tried.stdout, f"play.cpp: {tried.stdout}")
    for assignment in every:
        for language in ("en", "zh") if ALL or assignment.id == WITHOUT_OTHERS else ():
            shown = run("./run", "show", assignment.id, "--lang", language, cwd=tree)
            drawn = re.findall(r"pictures/\S+\.svg", shown.stdout)
            check(shown.returncode == 0 and drawn and all((tree / each).stat().st_size > 500 for each in drawn), f"show {assignment.id}: {shown.stdout[-1500:]}")


def test_changes_outside(tree):
    """A mistake outside of the marks is said to be one."""
    path = tree / "autograd" / "tape.cpp"
    before = path.read_text()
    path.write_text(before + "\nint broken = ;\n")
    done = run("./run", "grade", "A1.1", cwd=tree)
    check(done.returncode == 2 and "outside of the marks" in done.stdout, f"outside: {done.returncode} {done.stdout[-500:]}")
    path.write_text(before)


def test_parts(folder):
    tree = released(folder / "parts", "--parts", "A1", "--given", "A1.1")
    read = json.loads((tree / "course/A1/questions.json").read_text())
    check([each["id"] for each in read["questions"]][0] == "A1.2" and "A1.1" not in (tree / "autograd/operators/elementary.cpp").read_text(), "A1.1 is given")
    check(not (tree / "course/A2").exists() and not (tree / "handouts/A2.md").exists(), "A2 is not asked for")
    full = course("release", tree)
    check(full.returncode == 2 and "is not empty" in full.stdout, f"a folder that is not empty: {full.stdout}")
    unknown = course("release", folder / "none", "--parts", "A9")
    check(unknown.returncode == 2 and "there is no A9" in unknown.stdout, f"an unknown part: {unknown.stdout}")


def main():
    every = assignments(COURSE)
    questions = [question for each in every for question in each.questions]
    with tempfile.TemporaryDirectory(prefix="released-") as name:
        folder = Path(name)
        tree = released(folder / "tree")
        test_what_is_in_it(tree, questions)
        test_parts(folder)
        test_compilers(tree, folder, questions)
        got, most = test_untouched_and_whole(tree, questions)
        print(f"the library's own lines: {got:g} of {most} points")
        test_programs(tree, every)
        test_changes_outside(tree)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
