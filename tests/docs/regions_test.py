"""Each mistake that regions.py is for, made in a small copy of a project, is named with its line and what to do.

usage: regions_test.py
"""

import pathlib
import sys
import tempfile

from regions import mistakes_in

SOURCE = """#include "tape.hpp"

// #region append
void append() {
  // #region check
  check();
  // #endregion check
}
// #endregion append
"""
PAGE = "# A page\n\n<<< @/../autograd/tape.cpp#append\n\n<<< @/../autograd/tape.cpp#check {cpp}\n\n<<< @/../autograd/tape.cpp\n"

# What is replaced in which file by what, and what is said of it.
MISTAKES = [
    ("tape.cpp", "  // #endregion check\n", "", "autograd/tape.cpp:5: region check is not closed; write #endregion check"),
    ("tape.cpp", "// #endregion append\n", "// #endregion\n", "autograd/tape.cpp:9: endregion without a name"),
    ("tape.cpp", "// #region append\n", "//\n", "autograd/tape.cpp:9: endregion append without a region append"),
    ("tape.cpp", "#endregion append\n", "#endregion append\n// #region append\nint x;\n// #endregion append\n",
     "autograd/tape.cpp:10: region append is there twice"),
    ("tape.cpp", "  check();\n", "\n", "autograd/tape.cpp:5: region check is empty"),
    ("page.md", "<<< @/../autograd/tape.cpp#check {cpp}\n", "", "autograd/tape.cpp:5: region check is on no page; show it by <<< @/../autograd/tape.cpp#check"),
    ("page.md", "tape.cpp#append", "tape.cpp#apend", "docs/page.md:3: autograd/tape.cpp has no region apend; it has check, append"),
    ("page.md", "tape.cpp#append", "tap.cpp#append", "autograd/tap.cpp is not there"),
]

failures = []
with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    texts = {"tape.cpp": (root / "autograd/tape.cpp", SOURCE), "page.md": (root / "docs/page.md", PAGE)}
    for path, text in texts.values():
        path.parent.mkdir()
        path.write_text(text)
    if said := mistakes_in(root):
        failures.append(f"mistakes where there are none: {said}")
    for name, old, new, wanted in MISTAKES:
        path, text = texts[name]
        assert text.count(old) == 1, (name, old)
        path.write_text(text.replace(old, new))
        said = mistakes_in(root)
        if not any(wanted in each for each in said):
            failures.append(f"{name} with {new!r} for {old!r}: not said: {wanted}\n  but: {said}")
        path.write_text(text)
print("\n".join(failures) or f"{len(MISTAKES)} mistakes are seen")
sys.exit(bool(failures))
