"""Random programs that were not there before, by PyTorch and by the library.

usage: programs.py AUTOGRAD_TEST    exit 77, which CTest calls skipped, where there is no PyTorch
"""

import os
import pathlib
import subprocess
import sys
import tempfile

GENERATOR = pathlib.Path(__file__).parents[1] / "reference/torch_programs.py"
TEST = "random programs have PyTorch's values*"

with_torch = lambda python: subprocess.run([python, "-c", "import torch"], capture_output=True).returncode == 0
pythons = [python for python in (sys.executable, "/usr/bin/python3") if with_torch(python)]
if not pythons:
    print("skipped: there is no PyTorch here (Debian: python3-torch)")
    sys.exit(77)
with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder, "programs.json")
    subprocess.run([pythons[0], GENERATOR, "77", "200", file], check=True)
    done = subprocess.run([sys.argv[1], f"--test-case={TEST}"], env=dict(os.environ, FOCALGRAD_PROGRAMS=str(file)),
                          text=True, stdout=subprocess.PIPE)  # fmt: skip
    print(done.stdout)
    sys.exit(done.returncode or "1 passed" not in done.stdout)
