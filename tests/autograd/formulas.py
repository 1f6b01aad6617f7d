"""Checks every operator's formula: `y = …` and `dx = …` are run as NumPy and compared with what the library computes.

usage: formulas.py PROGRAM double|float    PROGRAM prints the cases (formulas.cpp)
"""

import json
import math
import subprocess
import sys

import numpy as np

TOLERANCE = 1e-10 if sys.argv[2] == "double" else 1e-4


def sum_to(g, shape):
    """g summed over what was broadcast, or stretched, to `shape`."""
    g = g.reshape((1,) * (len(shape) - g.ndim) + g.shape)
    while g.ndim > len(shape):
        g = g.sum(0)
    for axis, n in enumerate(shape):
        if n == 1 and g.shape[axis] != 1:
            g = g.sum(axis, keepdims=True)
    return np.broadcast_to(g, shape)


def array(entry):
    return np.array(entry["data"], dtype=float).reshape(entry["shape"])


def names_for(case):
    """What the formulas may say: NumPy's functions, the options, the inputs, g and y."""
    names = {name: getattr(np, name) for name in (
        "exp log log1p expm1 sqrt sin cos arcsin arccos arctan arctan2 tanh floor ceil rint cumsum flip abs sign maximum minimum where clip transpose argsort reshape "
        "broadcast_to concatenate split pi").split()}
    names["erf"] = np.vectorize(math.erf, otypes=[float])
    names["sum_to"] = sum_to
    names.update(case["options"])
    names.update({name: array(entry) for name, entry in case["inputs"].items()})
    names["g"], y = array(case["g"]), array(case["y"])
    x = names["x"]
    if "axis" in names:  # a reduction keeps the axis
        for reduction in ("sum", "max", "min"):
            names[reduction] = lambda a, axis=None, f=getattr(np, reduction): f(a, names["axis"], keepdims=True)
    else:
        names["sum"] = np.sum
    if names.get("n") == "size":
        names["n"] = x.size
    if names.get("n") == "rows":
        names["n"] = x.shape[0]
    if names.get("n") == "split":
        names["n"] = x.shape[1]
    if names.get("shape") == "transposed":
        names["shape"] = x.shape[::-1]
    if "indices" in names:
        names["indices"] = names["indices"].astype(int)
    if "gamma" in names:  # the paper's symbols
        t, p = names["t"], 1 / (1 + np.exp(-x))
        names["p_t"] = np.where(t == 1, p, 1 - p)
        names["alpha_t"] = np.where(t == 1, names["alpha"], 1 - names["alpha"])
        names["s"] = 2 * t - 1
    return names, y


def assign(statement, shape, names):
    """Runs `target = value`, the target starting as zeros of `shape` where only a part of it is assigned."""
    target = statement.split("=")[0].split("[")[0].rstrip("+ ").strip()
    scope = dict(names)
    if "[" in statement.split("=")[0]:
        scope[target] = np.zeros(shape)
    exec(statement, {"__builtins__": {}}, scope)
    return np.asarray(scope[target], dtype=float)


def compare(what, got, want):
    got = sum_to(got, want.shape)
    error = np.abs(got - want) / np.maximum(1, np.abs(want))
    if error.size and not error.max() <= TOLERANCE:
        return [f"{what}: {got.ravel()[error.argmax()]} by the formula, {want.ravel()[error.argmax()]} by the library"]
    return []


def check(case):
    names, y = names_for(case)
    failures, said = [], set()
    for statement in case["formula"].split(";"):
        statement = statement.strip()
        target = statement.split("=")[0].split("[")[0].rstrip("+ ").strip()
        said.add(target)
        want = y if target == "y" else array(case["gradients"][target]) if target in case.get("gradients", {}) else None
        if want is None:
            failures.append(f"{target} stands in the formula, but the library computes none")
            continue
        failures += compare(statement, assign(statement, want.shape, names), want)
        names["y"] = y
    failures += [f"the library computes {target}, the formula does not say it"
                 for target in case.get("gradients", {}) if target not in said]
    return failures


def main():
    lines = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout.splitlines()
    failed, operators = 0, set()
    for line in lines:
        case = json.loads(line)
        operators.add(case["name"])
        for failure in check(case):
            failed += 1
            print(f"{case['name']}: {failure}")
    print(f"{len(operators)} operators, {len(lines)} cases, {failed} failures")
    return 1 if failed or len(operators) < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
