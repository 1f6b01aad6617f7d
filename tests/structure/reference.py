"""The reference, as ./run docs makes it: Doxygen finds nothing to complain of, and what a docstring says is said of each
function below it.

usage: reference.py SOURCE_FOLDER DOXYGEN_PROGRAM
"""

import html
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1])


def text_of(page):
    """What a reader sees, with single blanks."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", page.read_text()))).replace("\xa0", " ")


failures = []
with tempfile.TemporaryDirectory() as folder:
    settings = (ROOT / "docs/reference/Doxyfile").read_text() + f"\nOUTPUT_DIRECTORY = {folder}\nWARN_AS_ERROR = FAIL_ON_WARNINGS\n"
    made = subprocess.run([sys.argv[2], "-"], input=settings, cwd=ROOT, capture_output=True, text=True)
    if made.returncode != 0 or made.stderr or made.stdout:
        failures.append(f"doxygen says:\n{made.stdout}{made.stderr}")
    pages = {name: text_of(pathlib.Path(folder) / name) for name in
             ("namespacefocalgrad.html", "namespacefocalgrad_1_1losses.html", "metrics_8hpp.html", "index.html")}
for page, said in {
    "namespacefocalgrad.html": r"◆ ceil\(\).*?\)\s*The whole number below, above, or next to x",
    "namespacefocalgrad_1_1losses.html": r"FL = −alpha_t \(1 − p_t\)\^gamma log p_t,.*?Shapes\s*logits any shape.*?"
                                         r"Exceptions\s*Error\s*shapes differ",
    "metrics_8hpp.html": r"Scores are logits or probabilities",
    "index.html": r"autograd/operators\.hpp",
}.items():
    if not re.search(said, pages[page]):
        failures.append(f"{page} does not say {said}")
print("\n".join(failures) or "the reference says what the headers say")
sys.exit(bool(failures))
