"""Makes operators.json, layers.json, losses.json and optimisers.json with PyTorch in double precision, and
extremes.json with mpmath in 80 digits.

usage: torch_reference.py           writes them beside this file
       torch_reference.py --check   computes them anew and compares with what is stored

Made with PyTorch 1.13.1 (Debian 12's python3-torch) and mpmath 1.2.1 (python3-mpmath).
"""

import json
import pathlib
import sys

import mpmath

from cases import differences, text
from mpmath_extremes import extremes
from torch_layers import layers
from torch_losses import losses
from torch_operators import operators
from torch_optimisers import optimisers

HERE = pathlib.Path(__file__).parent


def main():
    failed = False
    mpmath.mp.dps = 80
    for name, make in (("operators", operators), ("layers", layers), ("losses", losses), ("optimisers", optimisers),
                       ("extremes", extremes)):
        path, made = HERE / f"{name}.json", text(make())
        if "--check" in sys.argv[1:]:
            # What PyTorch's rounding leaves of a difference of equals may be another 0 elsewhere; mpmath's may not.
            absolute = 0 if name == "extremes" else 1e-15
            found = differences(json.loads(path.read_text()), json.loads(made), absolute)
            print(f"{path.name}: {'as stored' if not found else 'DIFFERS'}", *found[:5], sep="\n  " if found else "")
            failed = failed or bool(found)
        else:
            path.write_text(made)
    sys.exit(failed)


if __name__ == "__main__":
    main()
