"""Writes intervals.json beside it: t quantiles, intervals of means and Wilson's of shares by SciPy (made with 1.10.1).

    /usr/bin/python3 tests/reference/intervals.py

The quantile is taken from the inverse of the incomplete beta function: scipy.stats.t.ppf of that version is
off by up to 8e-9 (39 degrees), seen by mpmath with 40 digits; this way is off by 3e-14 at most.
"""
import json
import os

import numpy
import scipy
from scipy import special, stats


def student_t_975(degrees):
    # P(|T| > t) = I_x(degrees/2, 1/2) with x = degrees / (degrees + t²)
    x = special.betaincinv(degrees / 2, 0.5, 0.05)
    return numpy.sqrt(degrees * (1 - x) / x)


def interval(sample):
    mean, half = numpy.mean(sample), student_t_975(len(sample) - 1) * stats.sem(sample)
    return {"mean": mean, "low": mean - half, "high": mean + half}


def wilson(hits, trials):
    low, high = stats.binomtest(hits, trials).proportion_ci(0.95, method="wilson")
    return {"hits": hits, "trials": trials, "mean": hits / trials, "low": low, "high": high}


random = numpy.random.default_rng(2)
samples = [random.normal(0.7, 0.02, size).tolist() for size in (2, 3, 5, 10, 30, 40)]
samples.append((1e6 + random.normal(size=8)).tolist())
pairs = [(random.normal(0.70, 0.02, size).tolist(), random.normal(0.69, 0.02, size).tolist()) for size in (2, 5, 12)]

reference = {
    "scipy": scipy.__version__,
    "student_t_975": [student_t_975(degrees) for degrees in range(1, 201)],
    "intervals": [{"sample": sample, **interval(sample)} for sample in samples],
    "paired": [{"a": a, "b": b, **interval(numpy.subtract(a, b))} for a, b in pairs],
    "wilson": [wilson(hits, trials) for hits, trials in ((0, 1), (1, 1), (0, 7), (3, 10), (7, 7), (81, 263), (1, 100000), (99999, 100000))],
}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "intervals.json")
with open(path, "w") as file:
    json.dump(reference, file)
    file.write("\n")
