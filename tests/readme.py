"""What the documents show is what there is: the quick start's code, what it prints, an operator, and the links.

The how-tos show each region of their program, and the program does what they say.

usage: readme.py SOURCE_FOLDER QUICKSTART_PROGRAM HOW_TO_PROGRAM
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

root = pathlib.Path(sys.argv[1])
source = (root / "examples/quickstart/main.cpp").read_text()
code = re.search(r"// #region quickstart\n(.*)// #endregion", source, re.DOTALL)[1].strip()
printed = subprocess.run([sys.argv[2]], capture_output=True, text=True, check=True).stdout.strip()
losses = [float(line.split()[-1]) for line in printed.splitlines()]

failures = []
if not (len(losses) == 3 and losses[2] < 0.01 * losses[0]):
    failures.append(f"the quick start does not learn: {losses}")
regions = {name: textwrap.dedent(shown).strip() for name, shown in re.findall(
    r"^ *// #region (\w+)\n(.*?)^ *// #endregion \1$", (root / "examples/how_to/main.cpp").read_text(), re.DOTALL | re.M)}
for name in ("docs/how-to.md", "docs/how-to.zh-CN.md"):
    blocks = [block.strip() for block in re.findall(r"```cpp\n(.*?)```", (root / name).read_text(), re.DOTALL)]
    failures += [f"{name} does not show region {region} of examples/how_to/main.cpp" for region, shown in regions.items()
                 if shown not in blocks]
    failures += [f"{name} shows code that examples/how_to/main.cpp has not:\n{block}" for block in blocks
                 if block not in regions.values()]
with tempfile.TemporaryDirectory() as folder:
    said = subprocess.run([pathlib.Path(sys.argv[3]).resolve()], cwd=folder, capture_output=True, text=True)
found = re.search(r"average precision ([\d.]+)", said.stdout)
if said.returncode != 0 or said.stdout.count(": passed, ") != 5 or not found or not float(found[1]) > 0.8:
    failures.append(f"the how-tos' program says:\n{said.stdout}{said.stderr}")
operators = "".join(path.read_text() for path in sorted((root / "autograd/operators").glob("*.cpp")))
for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CONTRIBUTING.zh-CN.md", "docs/design.md", "docs/performance.md",
             "docs/operators.md", "docs/operators.zh-CN.md", "docs/how-to.md", "docs/how-to.zh-CN.md",
              "docs/when-it-goes-wrong.md", "docs/when-it-goes-wrong.zh-CN.md"):
    text = (root / name).read_text()
    if name.startswith("README") and code not in text:
        failures.append(f"{name} does not show the code of examples/quickstart/main.cpp")
    for block in re.findall(r"```cpp\n(Var .*?)```", text, re.DOTALL):
        if block not in operators:
            failures.append(f"{name} shows an operator that stands otherwise in autograd/")
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)#:]+)\)", prose) + re.findall(r'src="([^":]+)"', prose):
        if not (root / name).parent.joinpath(link).exists():
            failures.append(f"{name} links to {link}, which is not there")
version = lambda name, pattern: re.search(pattern, (root / name).read_text(), re.MULTILINE)[1]
if version("CITATION.cff", r"^version: (.*)$") != version("CMakeLists.txt", r"^project.*VERSION (\S+)"):
    failures.append("CITATION.cff and CMakeLists.txt have different versions")
print("\n".join(failures) or "the documents show what there is")
sys.exit(bool(failures))
