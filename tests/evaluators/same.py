"""Both evaluators compute the same: tensor/evaluate.hpp's expressions of xtensor's and tensor/fast/'s loops.

usage: same.py FAST OVER_XTENSOR   the same program (figures.cpp), linked with each
"""

import json
import subprocess
import sys

ALLOWED = 1e-12  # relative to the number; for trained weights, to the largest of their tensor: a weight near 0 is a
                 # difference of steps that were each rounded at their own size


def figures(program):
    lines = subprocess.run([program], check=True, capture_output=True, text=True).stdout.splitlines()
    return {case["what"]: case["tensors"] for case in map(json.loads, lines)}


def distance(a, b, size):
    return 0 if a == b else abs(a - b) / max(abs(a), abs(b), size)


fast, plain = map(figures, sys.argv[1:3])
if fast.keys() != plain.keys() or not fast:
    sys.exit("the programs print different cases")
failures, largest, compared = [], (0, "none"), 0
for what, tensors in fast.items():
    if tensors.keys() != plain[what].keys():
        failures.append(f"{what}: {sorted(tensors)} by one, {sorted(plain[what])} by the other")
        continue
    for name, numbers in tensors.items():
        others = plain[what][name]
        if len(numbers) != len(others):
            failures.append(f"{what}: {name} has {len(numbers)} elements by one, {len(others)} by the other")
        size = max(map(abs, numbers)) if what.endswith("steps") else 0
        for i, (a, b) in enumerate(zip(numbers, others)):
            compared += 1
            if None in (a, b):  # JSON's NaN and infinity
                failures.append(f"{what}: {name}[{i}] is {a} and {b}")
                continue
            apart = distance(a, b, size)
            largest = max(largest, (apart, f"{what}: {name}[{i}]"))
            if apart > ALLOWED:
                failures.append(f"{what}: {name}[{i}] is {a!r} and {b!r}, which differ by {apart:.1e}")
print("\n".join(failures[:40]))
print(f"{len(fast)} cases, {compared} numbers; the largest relative difference is {largest[0]:.1e} ({largest[1]})")
sys.exit(bool(failures))
