"""The reference: operators' formulas as TeX, some by heart and every one of the sources; and nothing of the headers left out.

usage: reference_test.py SOURCE_FOLDER
"""

import pathlib
import sys

ROOT = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(ROOT / "docs/site"))
from reference import formulas, public_headers
from headers import read
from tex import to_tex

BY_HEART = {
    "y = tanh(x);  dx = g * (1 - y * y)": r"y &= \tanh(x)\\ \mathrm{d}x &= g\,(1 - y^{2})",
    "y = x / w;  dw = -g * y / w": r"y &= \frac{x}{w}\\ \mathrm{d}w &= -\frac{g\,y}{w}",
    "dx = g * 2 / sqrt(pi) * exp(-x * x)": r"\mathrm{d}x &= \frac{2\,g}{\sqrt{\pi}}\,e^{-x^{2}}",
    "y = -log(1 + exp(-x))": r"y &= -\log(1 + e^{-x})",
    "y = x - (w - b)": r"y &= x - (w - b)",
    "y = x - w - b": r"y &= x - w - b",
    "y = (x + w) ** (a - 1)": r"y &= (x + w)^{a - 1}",
    "y = (x ** w) ** 2": r"y &= (x^{w})^{2}",
    "y = x @ w + b;  dx = g @ w.T": r"y &= x\,w + b\\ \mathrm{d}x &= g\,w^{\mathsf{T}}",
    "dx = g * (x > 0)": r"\mathrm{d}x &= g\,[x > 0]",
    "dx = g * ((x >= low) & (x <= high))": r"\mathrm{d}x &= g\,[x \ge \mathrm{low} \wedge x \le \mathrm{high}]",
    "y = where(x > 0, x, alpha * expm1(x))":
        r"y &= \begin{cases}x & x > 0\\\alpha\,\operatorname{\text{expm1}}(x) & \text{otherwise}\end{cases}",
    "dx = g * (x == y) / sum(x == y)": r"\mathrm{d}x &= \frac{g\,[x = y]}{\sum [x = y]}",
    "y = -alpha_t * (1 - p_t) ** gamma * log(p_t)": r"y &= -\alpha_{t}\,(1 - p_{t})^{\gamma}\,\log(p_{t})",
    "dx[indices] += g": r"\mathrm{d}x_{\mathrm{indices}} &\mathrel{+}= g",
}

failures = []
for formula, wanted in BY_HEART.items():
    written = to_tex(formula).removeprefix(r"\begin{aligned}").removesuffix(r"\end{aligned}")
    if written != wanted:
        failures.append(f"{formula}\n  is    {written}\n  wanted {wanted}")
texts = formulas(ROOT)
for name, own in texts.items():
    for formula in own:
        written = to_tex(formula)
        if written.count("{") != written.count("}") or written.count(r"\left") != written.count(r"\right"):
            failures.append(f"{name}: {formula}: brackets in {written}")
if len(texts) < 50:
    failures.append(f"formulas of {len(texts)} functions only: {sorted(texts)}")

# What the reference finds in the headers: nothing that stands under a docstring at a line's beginning is left out.
for header in public_headers(ROOT):
    lines = (ROOT / header).read_text().splitlines()
    documented = {n for n, line in enumerate(lines, 1) if line[:1].strip() and not line.startswith(("/", "#")) and lines[n - 2].startswith("///")}
    if missing := documented - {entry.line for entry in read(ROOT / header)[1]}:
        failures += [f"{header}:{n} is not in the reference: {lines[n - 1]}" for n in sorted(missing)]
print("\n".join(failures) or f"{len(BY_HEART)} formulas as they should be, {sum(map(len, texts.values()))} of the sources written")
sys.exit(bool(failures))
