"""No test compares by doctest::Approx, whose epsilon is an absolute one for small figures; tests/near.hpp says which it is.

usage: tolerances.py SOURCE_FOLDER
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
files = [path for folder in ("tests", "examples") for path in (ROOT / folder).rglob("*.[ch]pp")]
found = [f"{path.relative_to(ROOT)}:{number}: {line.strip()}" for path in files
         for number, line in enumerate(path.read_text().splitlines(), 1)
         if re.search(r"\bApprox\b", line) and not line.startswith("///")]
print(*found or [f"{len(files)} files"], sep="\n")
sys.exit(bool(found) or len(files) < 100)
