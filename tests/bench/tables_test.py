"""./run bench --write puts a run's tables into both pages, and a run on the same processor with the same kernels in
their place.  The program that times is a stub here: what its figures are is not the question.

usage: tables_test.py SOURCE_FOLDER
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1])
PAGES = ["performance.md", "performance.zh-CN.md"]
STUB = """#!/usr/bin/env python3
import sys
print("adolc by-hand focalgrad libtorch double", flush=True)
print("Core: {kernels}", "Compiler: GNU 0", sep="\\n", file=sys.stderr)
for line in sys.stdin:
    contender, work, count = line.split()
    print(0.001 * int(count) * (2 if contender == "by-hand" else 1), 1.5, flush=True)
"""


def bench(folder, kernels):
    """Runs it, and returns each page's blocks, by their marks."""
    stub = folder / "worker"
    stub.write_text(STUB.format(kernels=kernels))
    stub.chmod(0o755)
    subprocess.run([sys.executable, folder / "tests/bench/bench.py", "--rounds", "1", "--write", stub], check=True)
    found = []
    for name in PAGES:
        parts = (folder / "docs" / name).read_text(encoding="utf-8").split("<!-- bench: ")[1:]
        found.append({part[:part.index(" -->")]: part[:part.index("<!-- /bench -->")] for part in parts})
        assert len(found[-1]) == len(parts), f"{name}: a mark stands twice"
    return found


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    shutil.copytree(ROOT / "tests/bench", folder / "tests/bench")
    (folder / "tests/bench/pytorch_step.py").write_text("")  # as where PyTorch is not installed
    (folder / "docs").mkdir()
    for page in PAGES:
        shutil.copy(ROOT / "docs" / page, folder / "docs" / page)
    first = bench(folder, "Stub")
    second = bench(folder, "Stub")
    third = bench(folder, "Other")

for page, before, again, more in zip(PAGES, first, second, third):
    keys = [key for key in before if key.endswith(", Stub")]
    assert len(keys) == 1, f"{page}: {keys}"
    assert list(before) == list(again), f"{page}: a second run did not take the first one's place"
    assert len(more) == len(before) + 1, f"{page}: other kernels did not get tables of their own"
    rows = [line for line in before[keys[0]].splitlines() if line.startswith("|")]
    assert len({row.count("|") for row in rows[:9]}) == 1, f"{page}: rows of {[row.count('|') for row in rows]} cells"
    for network in rows[2:9]:
        cells = [cell.strip() for cell in network.strip("|").split("|")]
        assert cells[2:5] == ["1000", "2.00", "1.00"], f"{page}: {network}"
    assert [row.split("|")[1].strip() for row in rows[-5:]] == ["100", "1 000", "10 000", "100 000", "1 000 000"], rows[-5:]
print("both pages have the tables")
