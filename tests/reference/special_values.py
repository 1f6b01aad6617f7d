"""special_values.json: every elementwise operator at ±0, ±1, ±∞, NaN, denormals, the largest numbers and random ones.

usage: special_values.py    writes the file anew

Finite arguments are computed by mpmath with 60 digits; the rest is written down here: the limit, or what IEEE
arithmetic gives for the formula.  A number is stored as Python's hexadecimal text, so that no digit is lost; null is
what nothing is promised of.
"""

import json
import math
import pathlib
import random

import mpmath
import numpy as np
from mpmath import mpf

mpmath.mp.dps = 60
np.seterr(all="ignore")
INF, NAN = math.inf, math.nan


def magnitudes():
    """Float has them too where it says f4: these are for builds with float."""
    f4 = lambda x: float(np.float32(x))
    shared = [0.5, 1.0, 1.5, 2.0, 20.0, 40.0, 88.0, 100.0, 700.0, 710.0, 745.0, 800.0, 1e4, 1e8,
              f4(1e-40), f4(2.0 ** -126), f4(1e-20), f4(1e-8), f4(3e38), f4(1e16)]
    double = [5e-324, 1e-310, 2.0 ** -1022, 1e-200, 709.7, 1e154, 1e300, 1.7976931348623157e308]
    stream = random.Random(5)
    scattered = [f4(10 ** stream.uniform(-12, 3)) for _ in range(30)]
    return shared + double + scattered


ARGUMENTS = [0.0, -0.0, INF, -INF, NAN] + [s * m for m in magnitudes() for s in (1, -1)]
PAIRED = [0.0, -0.0, INF, -INF, NAN] + [s * m for m in (1.0, 0.5, 2.0, 3.25, 1e-310, 1e-200, 40.0, 1e154, 1e300) for s in (1, -1)]


def number(x):
    """As a double, rounded once: out of range is infinite."""
    if x is None:
        return None
    if isinstance(x, mpf):
        x = float(x)
    return "nan" if math.isnan(x) else "inf" if x == INF else "-inf" if x == -INF else float(x).hex()


def sign(x):
    return (x > 0) - (x < 0)


def one(name, value, first, second, far=(), low=-INF, near=(0, 0, 0), **options):
    """A function of one argument with two derivatives.  far: {argument: results} where mpmath has no say; low: where the
    function begins to exist; near: how many units of 2^-52 times max(1, |x|) a result may be off, being a difference of nearly
    equal numbers."""
    far = dict(far)
    rows = []
    for x in ARGUMENTS:
        if math.isnan(x):
            result = far.get("nan", (NAN, NAN, None))
        elif x == 0 and 0 in far:
            result = far[0]
        elif x in far:
            result = far[x]
        elif x < low:
            result = (NAN, None, None)
        else:
            assert math.isfinite(x), (name, x)
            result = tuple(r if r is None else mpmath.mpmathify(r) for r in (f(mpf(x)) for f in (value, first, second)))
        rows.append([number(x)] + [number(r) for r in result])
    return {"op": name, "options": options, "near": near, "rows": rows}


def unary():
    log, exp, tanh, erf = mpmath.log, mpmath.exp, mpmath.tanh, mpmath.erf
    sigmoid = lambda x: 1 / (1 + exp(-x))
    density = lambda x: exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi)
    below = lambda x: mpf(x > 0) if abs(x) > 1e4 else mpmath.erfc(-x / mpmath.sqrt(2)) / 2  # the normal distribution
    nothing = lambda x: mpf(0)
    wave = {INF: (NAN, NAN, NAN), -INF: (NAN, NAN, NAN)}
    yield one("negate", lambda x: -x, lambda x: mpf(-1), nothing, {INF: (-INF, -1, 0), -INF: (INF, -1, 0), "nan": (NAN, -1, 0)})
    yield one("exp", exp, exp, exp, {INF: (INF,) * 3, -INF: (0, 0, 0)})
    yield one("expm1", mpmath.expm1, exp, exp, {INF: (INF,) * 3, -INF: (-1, 0, 0)})
    yield one("log", log, lambda x: 1 / x, lambda x: -1 / x ** 2,
              {0: (-INF, None, -INF), INF: (INF, 0, 0), -INF: (NAN, None, None)}, low=0)
    yield one("log1p", mpmath.log1p, lambda x: 1 / (1 + x), lambda x: -1 / (1 + x) ** 2,
              {-1: (-INF, INF, -INF), INF: (INF, 0, 0), -INF: (NAN, None, None)}, low=-1)
    yield one("sqrt", mpmath.sqrt, lambda x: 1 / (2 * mpmath.sqrt(x)), lambda x: -1 / (4 * x * mpmath.sqrt(x)),
              {0: (0, None, None), INF: (INF, 0, 0), -INF: (NAN, None, None)}, low=0)
    yield one("square", lambda x: x * x, lambda x: 2 * x, lambda x: mpf(2), {INF: (INF, INF, 2), -INF: (INF, -INF, 2)})
    yield one("abs", abs, sign, nothing, {INF: (INF, 1, 0), -INF: (INF, -1, 0)})
    yield one("sin", mpmath.sin, mpmath.cos, lambda x: -mpmath.sin(x), wave)
    yield one("cos", mpmath.cos, lambda x: -mpmath.sin(x), lambda x: -mpmath.cos(x), wave)
    outside = {INF: (NAN, None, None), -INF: (NAN, None, None)}
    yield one("asin", lambda x: mpmath.asin(x) if abs(x) <= 1 else NAN,
              lambda x: None if abs(x) >= 1 else 1 / mpmath.sqrt(1 - x * x),
              lambda x: None if abs(x) >= 1 else x / mpmath.sqrt(1 - x * x) ** 3, outside, near=(0, 0, 4))
    yield one("acos", lambda x: mpmath.acos(x) if abs(x) <= 1 else NAN,
              lambda x: None if abs(x) >= 1 else -1 / mpmath.sqrt(1 - x * x),
              lambda x: None if abs(x) >= 1 else -x / mpmath.sqrt(1 - x * x) ** 3, outside, near=(0, 0, 4))
    yield one("atan", mpmath.atan, lambda x: 1 / (1 + x * x), lambda x: -2 * x / (1 + x * x) ** 2,
              {INF: (mpmath.pi / 2, 0, None), -INF: (-mpmath.pi / 2, 0, None)})
    for name, f in {"floor": mpmath.floor, "ceil": mpmath.ceil, "round": mpmath.nint}.items():
        yield one(name, f, nothing, nothing, {INF: (INF, 0, 0), -INF: (-INF, 0, 0), "nan": (NAN, 0, 0)})
    yield one("tanh", tanh, lambda x: 1 / mpmath.cosh(x) ** 2, lambda x: -2 * tanh(x) / mpmath.cosh(x) ** 2,
              {INF: (1, 0, 0), -INF: (-1, 0, 0)}, near=(0, 4, 8))
    yield one("erf", erf, lambda x: 2 / mpmath.sqrt(mpmath.pi) * exp(-x * x),
              lambda x: -4 * x / mpmath.sqrt(mpmath.pi) * exp(-x * x), {INF: (1, 0, None), -INF: (-1, 0, None)})
    yield one("sigmoid", sigmoid, lambda x: sigmoid(x) * sigmoid(-x),
              lambda x: sigmoid(x) * sigmoid(-x) * -mpmath.tanh(x / 2), {INF: (1, 0, 0), -INF: (0, 0, 0)}, near=(0, 0, 1))
    yield one("log_sigmoid", lambda x: -mpmath.log1p(exp(-x)), lambda x: sigmoid(-x),
              lambda x: -sigmoid(x) * sigmoid(-x), {INF: (0, 0, 0), -INF: (-INF, 1, 0)})
    yield one("softplus", lambda x: mpmath.log1p(exp(x)), sigmoid, lambda x: sigmoid(x) * sigmoid(-x),
              {INF: (INF, 1, 0), -INF: (0, 0, 0)})
    yield one("relu", lambda x: max(x, mpf(0)), lambda x: x > 0, nothing, {INF: (INF, 1, 0), -INF: (0, 0, 0)})
    slope, alpha = 0.25, 0.75
    yield one("leaky_relu", lambda x: x if x > 0 else slope * x, lambda x: 1 if x > 0 else slope, nothing,
              {INF: (INF, 1, 0), -INF: (-INF, slope, 0)}, slope=slope)
    yield one("elu", lambda x: x if x > 0 else alpha * mpmath.expm1(x), lambda x: 1 if x > 0 else alpha * exp(x),
              lambda x: 0 if x > 0 else alpha * exp(x), {INF: (INF, 1, None), -INF: (-alpha, 0, 0)}, alpha=alpha)
    yield one("gelu", lambda x: x * below(x), lambda x: below(x) + x * density(x), lambda x: (2 - x * x) * density(x),
              {INF: (INF, None, None), -INF: (None, None, None)}, near=(2, 4, 8))
    yield one("silu", lambda x: x * sigmoid(x), lambda x: sigmoid(x) * (1 + x * sigmoid(-x)),
              lambda x: sigmoid(x) * sigmoid(-x) * (2 - x * mpmath.tanh(x / 2)),
              {INF: (INF, None, None), -INF: (None, None, None)})
    low, high = -1.0, 0.5
    yield one("clamp", lambda x: min(max(x, mpf(low)), mpf(high)), lambda x: low <= x <= high, nothing,
              {INF: (high, 0, 0), -INF: (low, 0, 0)}, low_bound=low, high_bound=high)
    yield one("detach", lambda x: x, nothing, nothing, {INF: (INF, 0, 0), -INF: (-INF, 0, 0), "nan": (NAN, 0, 0)})
    for exponent in (0.0, 1.0, 2.0, 3.0, 0.5, -1.0, 2.5):
        yield power(exponent)


def power(e):
    """The C library's pow; its derivatives are powers again, 0 where the factor before them is."""
    def at(x, factor, exponent):
        return 0.0 if factor == 0 else factor * float(np.float64(x) ** np.float64(exponent))
    rows = []
    for x in ARGUMENTS:
        if math.isfinite(x) and (x > 0 or e.is_integer() and x != 0):
            result = [mpmath.mpmathify(c * mpf(x) ** k) for c, k in ((1, e), (e, e - 1), (e * (e - 1), e - 2))]
        else:
            result = [at(x, 1, e), at(x, e, e - 1), at(x, e * (e - 1), e - 2)]
        if math.isnan(x):
            result = [1.0 if e == 0 else NAN, None, None]
        rows.append([number(x)] + [number(r) for r in result])
    return {"op": "power", "options": {"exponent": e}, "near": (0, 0, 0), "rows": rows}


def two(name, value, by_x=None, by_w=None):
    """A function of two arguments: value and first derivatives; f(x, w) is called with NumPy's doubles."""
    rows = []
    for x in PAIRED:
        for w in PAIRED:
            a, b = np.float64(x), np.float64(w)
            rows.append([number(x), number(w)] + [number(f and f(a, b)) for f in (value, by_x, by_w)])
    return {"op": name, "options": {}, "near": (0, 0, 0), "rows": rows}


def pow_value(x, w):
    exact = math.isfinite(x) and math.isfinite(w) and x > 0
    return float(mpf(x) ** mpf(w)) if exact else x ** w


def pow_by_x(x, w):
    if w == 0 and not math.isnan(x):
        return 0.0
    exact = math.isfinite(x) and math.isfinite(w) and x > 0
    if exact and mpf(x) ** (mpf(w) - 1) > 1e308:  # the factor before it would make it finite again
        return None
    return float(mpf(w) * mpf(x) ** (mpf(w) - 1)) if exact else w * x ** (w - 1)


def pow_by_w(x, w):
    if x == 0 and w >= 0:
        return 0.0
    exact = math.isfinite(x) and math.isfinite(w) and x > 0
    return float(mpf(x) ** mpf(w) * mpmath.log(mpf(x))) if exact else x ** w * np.log(x)


def angle_by(numerator):
    def slope(x, w):
        if not (math.isfinite(x) and math.isfinite(w)) or x == w == 0:
            return NAN if math.isnan(x) or math.isnan(w) else None
        exact = numerator(mpf(x), mpf(w)) / (mpf(x) ** 2 + mpf(w) ** 2)
        return float(exact) if abs(exact) < 1.7e308 else None
    return slope


def binary():
    unordered = lambda x, w: math.isnan(x) or math.isnan(w)
    side = lambda wins: lambda x, w: NAN if unordered(x, w) else 0.5 if x == w else float(wins(x, w))
    constant = lambda c: lambda x, w: c
    yield two("add", lambda x, w: x + w, constant(1), constant(1))
    yield two("subtract", lambda x, w: x - w, constant(1), constant(-1))
    yield two("multiply", lambda x, w: x * w, lambda x, w: w, lambda x, w: x)
    yield two("divide", lambda x, w: x / w, lambda x, w: 1 / w, lambda x, w: -(x / w) / w)
    yield two("pow", pow_value, pow_by_x, pow_by_w)
    yield two("maximum", np.maximum, side(lambda x, w: x > w), side(lambda x, w: w > x))
    yield two("minimum", np.minimum, side(lambda x, w: x < w), side(lambda x, w: w < x))
    yield two("greater", lambda x, w: x > w)
    yield two("less", lambda x, w: x < w)
    yield two("greater_equal", lambda x, w: x >= w)
    yield two("less_equal", lambda x, w: x <= w)
    yield two("equal", lambda x, w: x == w)
    yield two("not_equal", lambda x, w: x != w)
    yield two("atan2", np.arctan2, angle_by(lambda x, w: w), angle_by(lambda x, w: -x))
    yield two("where", lambda x, w: x if x != 0 else w, lambda x, w: float(x != 0), lambda x, w: float(x == 0))


def main():
    cases = {"one": list(unary()), "two": list(binary())}
    lines = lambda each: json.dumps({**each, "rows": 0}).replace(
        '"rows": 0', '"rows": [\n' + ",\n".join(map(json.dumps, each["rows"])) + "]")
    text = "{" + ",\n".join(f'"{kind}": [\n' + ",\n".join(map(lines, each)) + "]" for kind, each in cases.items()) + "}\n"
    pathlib.Path(__file__).with_name("special_values.json").write_text(text)


main()
