"""Puts each mistake of mistakes.json into a copy of the sources in turn, and says which test sees it.

usage: mutations.py SOURCE [NAME...]   all, or those whose name or file has NAME in it; exit 1 if one lives
       mutations.py SOURCE --check     whether each mistake's text stands exactly once in its file; builds nothing
"""

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

# As the "no-blas" build computes, compiled as fast as may be; each file alone, so that one is compiled for a mistake.
OPTIONS = {
    "CMAKE_BUILD_TYPE": "Debug", "CMAKE_CXX_FLAGS_DEBUG": "-O0", "CMAKE_UNITY_BUILD": "OFF",
    "FOCALGRAD_NATIVE": "OFF", "FOCALGRAD_XSIMD": "OFF", "FOCALGRAD_BLAS": "OFF", "FOCALGRAD_MPI": "OFF",
    "FOCALGRAD_EVALUATORS": "OFF",
}  # fmt: skip
LONGEST = 300  # seconds that a unit's tests may take; a mistake may make them run for ever


def mistakes(source):
    return json.loads((source / "tests/mutations/mistakes.json").read_text())


def faults(source):
    """What keeps a mistake from being put in, a line each."""
    seen = set()
    for each in mistakes(source):
        if each["name"] in seen:
            yield f"two mistakes are called {each['name']}"
        seen.add(each["name"])
        file = source / each["file"]
        times = file.read_text().count(each["text"]) if file.exists() else 0
        if times != 1:
            yield f"{each['name']}: its text stands {times} times in {each['file']}: {each['text']}"
        if not (source / "tests" / each["unit"]).is_dir() and not (source / f"tests/{each['unit']}.cpp").exists():
            yield f"{each['name']}: there are no tests {each['unit']}"


def copy(source, to):
    """Makes `to` the same as the source; what is the same already keeps its time, so nothing is built for it."""
    wanted = set()
    for folder, folders, files in os.walk(source):
        folders[:] = [f for f in folders if f not in ("build", "__pycache__") and not f.startswith(".")]
        for name in files:
            file = Path(folder, name)
            place = to / file.relative_to(source)
            wanted.add(place)
            if not place.exists() or place.read_bytes() != file.read_bytes():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, place)
    for place in [p for p in to.rglob("*") if p.is_file() and p not in wanted]:
        place.unlink()


class Units:
    """The test programs, and how they are built and run."""

    def __init__(self, tree, build):
        self.tree, self.build_folder = tree, build
        if not (build / "CMakeCache.txt").exists():
            options = [f"-D{name}={value}" for name, value in OPTIONS.items()]
            configure = ["cmake", "-G", "Ninja", "-S", tree, "-B", build, *options]
            subprocess.run(configure, check=True, stdout=subprocess.DEVNULL)

    def build(self, units):
        """The compiler's output where it fails, None where it does not."""
        targets = sorted({f"{unit.split('/')[0]}_test" for unit in units})
        done = subprocess.run(["cmake", "--build", self.build_folder, "--target", *targets], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
        return done.stdout if done.returncode else None

    def seen_by(self, unit):
        """The name of the first test of the unit that fails; None when all pass."""
        command = [self.build_folder / f"tests/{unit.split('/')[0]}_test", "--abort-after=1", "--no-colors"]
        if "/" in unit:
            command.append(f"--source-file=*/{unit}.cpp")
        try:
            done = subprocess.run(command, cwd=self.build_folder, timeout=LONGEST, text=True, errors="replace",
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"(no end within {LONGEST} s)"
        if done.returncode == 0:
            return None
        found = re.search(r"^TEST CASE:\s+(.*(?:\n  +\S.*)*)", done.stdout, re.MULTILINE)
        return " ".join(found[1].split()) if found else f"(exit code {done.returncode})"


def try_one(units, mistake):
    """The name of the test that sees the mistake; None when it lives."""
    file = units.tree / mistake["file"]
    right = file.read_text()
    try:
        file.write_text(right.replace(mistake["text"], mistake["instead"]))
        output = units.build([mistake["unit"]])
        if output:
            sys.exit(f"{output}\nmutations: {mistake['name']} does not compile; its output is above")
        return units.seen_by(mistake["unit"])
    finally:
        file.write_text(right)


def main():
    source, *names = [Path(sys.argv[1]).resolve(), *sys.argv[2:]]
    wrong = list(faults(source))
    if wrong:
        sys.exit("\n".join(wrong))
    everything = mistakes(source)
    if names == ["--check"]:
        return print(f"{len(everything)} mistakes can be put in")
    chosen = [m for m in everything if not names or any(n in m["name"] or n in m["file"] for n in names)]
    if not chosen:
        sys.exit(f"mutations: no mistake has {' or '.join(names)} in its name or file")

    place = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "focalgrad-mutations"
    place.mkdir(parents=True, exist_ok=True)
    lock = open(place / "lock", "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(f"mutations: another run works in {place}")
    started = time.monotonic()
    copy(source, place / "tree")
    units = Units(place / "tree", place / "build")
    needed = sorted({m["unit"] for m in chosen})
    print(f"building the tests of {', '.join(needed)} as they are, in {place}", flush=True)
    output = units.build(needed)
    if output:
        sys.exit(f"{output}\nmutations: the sources do not build as they are")
    for unit in needed:
        test = units.seen_by(unit)
        if test:
            sys.exit(f"mutations: without a mistake {unit} fails already: {test}")

    width = max(len(m["name"]) for m in chosen)
    alive = []
    for mistake in sorted(chosen, key=lambda m: m["file"]):  # a file's in a row: it is put right for the last only
        begun = time.monotonic()
        test = try_one(units, mistake)
        if not test:
            alive.append(mistake)
        told = f"{mistake['unit']}: {test}" if test else f"LIVES: no test of {mistake['unit']} sees it"
        print(f"{mistake['name']:{width}} | {told} | {time.monotonic() - begun:.1f} s", flush=True)
    seconds = time.monotonic() - started
    print(f"{len(chosen) - len(alive)} of {len(chosen)} mistakes are seen, in {seconds // 60:.0f} min {seconds % 60:.0f} s")
    for mistake in alive:
        print(f"lives: {mistake['name']} in {mistake['file']}: {mistake['what']}")
    sys.exit(1 if alive else 0)


main()
