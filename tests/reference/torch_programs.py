"""programs.json: random programs of the library's operators, with PyTorch's values, gradients and second derivatives.

usage: torch_programs.py                    writes programs.json beside this file
       torch_programs.py --check            computes them anew and compares with what is stored
       torch_programs.py SEED COUNT FILE    writes other ones there

A program has inputs, and steps that each apply an operator to values before it; its result, times a seed and summed, is
derived in each input, and that times another seed, summed, once more.  What a step could make of nearly equal numbers
(a tie, a jump, a pole) is drawn anew, so that the figures do not hang on rounding.
"""

import json
import math
import pathlib
import random
import sys

import torch
import torch.nn.functional as F

from cases import differences, entry, text

SHAPES = [(), (1,), (3,), (4,), (2, 3), (3, 2), (1, 3), (2, 1), (2, 1, 3), (2, 2, 2), (3, 1, 2, 1), (0,), (0, 3), (2, 0)]
draw = random.Random()


def number(low, high):
    return round(draw.uniform(low, high), 2)


def numbers(shape, low=-2.0, high=2.0):
    count = math.prod(shape)
    return torch.tensor([number(low, high) for _ in range(count)]).reshape(shape)


class Unfit(Exception):
    """The operator cannot be applied to these values, or not so that the result is far from a jump."""


def need(condition):
    if not condition:
        raise Unfit


def apart(x, *points):
    for point in points:
        need(bool(((x.detach() - point).abs() > 0.01).all()))


def largest_once(x, axis):
    """No two of the elements that compete along the axis, or anywhere, are nearly equal."""
    each = x.detach().reshape(-1) if axis is None else x.detach()
    ordered = each.sort(dim=-1 if axis is None else axis)[0]
    need(bool((ordered.diff(dim=-1 if axis is None else axis) > 0.01).all()))


def axis_of(x):
    need(x.dim() > 0)
    return draw.randrange(-x.dim(), x.dim())


def binary(function, fits=lambda x, w: None):
    def make(x, w):
        fits(x, w)
        return {}, lambda x, w: function(x, w)
    return 2, make


def unary(function, fits=lambda x: None):
    def make(x):
        fits(x)
        return {}, function
    return 1, make


def between(low, high):
    return lambda x: need(bool(((x.detach() > low) & (x.detach() < high)).all()))


def with_number(name, low, high, function, fits=lambda x, n: None):
    def make(x):
        n = number(low, high)
        fits(x, n)
        return {name: n}, lambda x: function(x, n)
    return 1, make


def reduction(function, fits=lambda x, axis: None, whole=True, keep=True, **options):
    """function(x, axis or None, keepdims)."""
    def make(x):
        axis = None if whole and draw.random() < 0.3 else axis_of(x)
        need((x.numel() if axis is None else x.shape[axis]) > 0)
        fits(x, axis)
        keepdims = keep and draw.random() < 0.4
        given = dict(options, **({} if axis is None else {"axis": axis}), **({"keepdims": True} if keepdims else {}))
        axes = tuple(range(x.dim())) if axis is None else (axis,)
        return given, lambda x: function(x, axes, keepdims)
    return 1, make


def product(x, axes, keepdims):
    for axis in sorted(a % x.dim() for a in axes)[::-1]:
        x = x.prod(axis, keepdim=keepdims)
    return x


def variance(x, axes, keepdims):
    return x.var(axes, unbiased=False, keepdim=keepdims) if axes else x * 0


def over_axes(function):
    """PyTorch's softmaxes take one axis; of a scalar or over all they are those of its elements in a row."""
    def of(x, axes, keepdims):
        return function(x, axes[0]) if len(axes) == 1 else function(x.reshape(-1), 0).reshape(x.shape)
    return of


def sums(function):
    return lambda x, axes, keepdims: function(x, axes, keepdim=keepdims) if x.dim() else function(x.reshape(1), (0,))


def transpose(x):
    axes = draw.sample(range(x.dim()), x.dim())
    return {"axes": axes}, lambda x: x.permute(axes)


def reshape(x):
    shape = draw.choice([s for s in SHAPES + [(6,), (2, 4), (4, 3), (8,)] if math.prod(s) == x.numel()] or [tuple(x.shape)])
    return {"shape": list(shape)}, lambda x: x.reshape(shape)


def broadcast_to(x):
    shape = [draw.choice((2, 3)) if n == 1 else n for n in x.shape]
    shape = [draw.choice((1, 2))] * draw.choice((0, 1)) + shape
    return {"shape": shape}, lambda x: x.expand(shape)


def sliced(x):
    axis, step = axis_of(x), draw.choice((1, 1, 2))
    start, stop = (draw.choice((None, draw.randrange(-3, 4))) for _ in range(2))
    place = axis % x.dim()
    return ({"axis": axis, "start": start, "stop": stop, "step": step},
            lambda x: x[(slice(None),) * place + (slice(start, stop, step),)])


def unsliced(x):
    axis, step, start, after = axis_of(x), draw.choice((1, 2)), draw.choice((0, 1)), draw.choice((0, 2))
    place, n = axis % x.dim(), x.shape[axis]
    need(n > 0)
    shape = list(x.shape)
    shape[place] = start + (n - 1) * step + 1 + after
    def call(x):
        where = (slice(None),) * place + (slice(start, start + (n - 1) * step + 1, step),)
        index = torch.arange(math.prod(shape)).reshape(shape)[where].reshape(-1)
        return torch.zeros(math.prod(shape)).index_add(0, index, x.reshape(-1)).reshape(shape)
    return {"shape": shape, "axis": place, "start": start, "step": step}, call


def taken(x):
    need(x.dim() > 0 and x.shape[0] > 0)
    indices = [draw.randrange(x.shape[0]) for _ in range(draw.choice((0, 1, 2, 3)))]
    return {"indices": indices}, lambda x: x[torch.tensor(indices, dtype=torch.long)]


def taken_per_row(x):
    need(x.dim() == 2 and x.shape[1] > 0)
    indices = [draw.randrange(x.shape[1]) for _ in range(x.shape[0])]
    return {"indices": indices}, lambda x: x[torch.arange(x.shape[0]), torch.tensor(indices, dtype=torch.long)]


def put(x):
    need(x.dim() > 0)
    rows = draw.choice((2, 3))
    indices = [draw.randrange(rows) for _ in range(x.shape[0])]
    shape = [rows, *x.shape[1:]]
    return ({"indices": indices, "shape": shape},
            lambda x: torch.zeros(shape).index_add(0, torch.tensor(indices, dtype=torch.long), x))


def joined(function):
    def make(x, w):
        need(x.dim() == w.dim())  # PyTorch joins (0,) to anything
        axis = axis_of(x)
        return {"axis": axis}, lambda x, w: function((x, w), axis)
    return 2, make


def flipped(x):
    axes = draw.sample(range(x.dim()), draw.randint(0, x.dim()))
    return {"axes": axes}, lambda x: x.flip(axes)


def split(x):
    axis = axis_of(x)
    first = draw.randint(0, x.shape[axis])
    sizes, part = [first, x.shape[axis] - first], draw.randrange(2)
    return {"sizes": sizes, "axis": axis, "part": part}, lambda x: x.split(sizes, axis)[part]


def padded(x):
    widths, value = [[draw.randrange(2), draw.randrange(2)] for _ in range(x.dim())], number(-1, 1)
    need(x.dim() > 0)
    flat = [n for pair in reversed(widths) for n in pair]
    return {"widths": widths, "value": value}, lambda x: F.pad(x, flat, value=value)


def where(x, w):
    shape = torch.broadcast_shapes(x.shape, w.shape)
    condition = torch.tensor([float(draw.randrange(2)) for _ in range(math.prod(shape))]).reshape(shape)
    return {"condition": entry(condition)}, lambda x, w: torch.where(condition != 0, x, w)


def compared(function):
    def make(x, w):
        apart(x - w, 0)
        return {}, lambda x, w: function(x, w).to(x.dtype)
    return 2, make


def stepped(function, fraction):
    """No gradient flows through whole numbers: PyTorch's are zeros."""
    def make(x):
        apart((x.detach() - fraction) - (x.detach() - fraction).round(), 0)
        return {}, lambda x: function(x.detach())
    return 1, make


def reduce_losses(losses, how, positives):
    return {"none": lambda: losses, "sum": losses.sum, "mean": losses.mean,
            "by_positives": lambda: losses.sum() / max(1, positives)}[how]()  # fmt: skip


def binary_loss(focal):
    def make(x):
        how = draw.choice(("none", "sum", "mean", "by_positives"))
        need(x.numel() > 0 or how != "mean")
        t = torch.tensor([float(draw.randrange(2)) for _ in range(x.numel())]).reshape(x.shape)
        alpha = draw.choice((None, 0.25, 0.6))
        first = draw.choice((0.0, 0.5, 1.0, 2.0, 3.5)) if focal else number(0.5, 4)
        options = {"targets": entry(t), "reduction": how, "alpha": alpha, "gamma" if focal else "pos_weight": first}
        def call(x):
            s = 2 * t - 1
            weight = 1 if alpha is None else alpha * t + (1 - alpha) * (1 - t)
            each = torch.exp(first * F.logsigmoid(-s * x)) if focal else first * t + (1 - t)
            return reduce_losses(-weight * each * F.logsigmoid(s * x), how, float(t.sum()))
        return options, call
    return 1, make


def class_loss(focal):
    def make(x):
        need(x.dim() == 2 and x.shape[0] > 0 and x.shape[1] > 1)
        how = draw.choice(("none", "sum", "mean"))
        classes = [draw.randrange(x.shape[1]) for _ in range(x.shape[0])]
        weights = draw.choice((None, [number(0.2, 3) for _ in range(x.shape[1])]))
        gamma = draw.choice((0.0, 0.5, 2.0)) if focal else 0.0
        chosen = torch.tensor(classes)
        def call(x):
            log_p = x.log_softmax(1)[torch.arange(len(classes)), chosen]
            w = torch.ones(len(classes)) if weights is None else torch.tensor(weights)[chosen]
            losses = -w * (1 - log_p.exp()) ** gamma * log_p
            return losses.sum() / w.sum() if how == "mean" and not focal else reduce_losses(losses, how, 0)
        options = {"classes": classes, "reduction": how, "weights": weights}
        return dict(options, **({"gamma": gamma} if focal else {})), call
    return 1, make


def linear(x, w, b):
    need(w.dim() == 2 and tuple(b.shape) == (w.shape[1],))
    return {}, lambda x, w, b: torch.matmul(x, w) + b


OPERATORS = {
    "add": binary(torch.add), "subtract": binary(torch.sub), "multiply": binary(torch.mul),
    "divide": binary(torch.div, lambda x, w: need(bool((w.detach().abs() > 0.3).all()))),
    "pow": binary(torch.pow, lambda x, w: between(0.1, 4)(x)),
    "maximum": binary(torch.maximum, lambda x, w: apart(x - w, 0)),
    "minimum": binary(torch.minimum, lambda x, w: apart(x - w, 0)),
    "atan2": binary(torch.atan2, lambda x, w: between(0.1, 10)(x)),
    "greater": compared(torch.gt), "less": compared(torch.lt), "greater_equal": compared(torch.ge),
    "less_equal": compared(torch.le), "equal": compared(torch.eq), "not_equal": compared(torch.ne),
    "where": (2, where),
    "negate": unary(torch.neg), "exp": unary(torch.exp, between(-10, 3)), "expm1": unary(torch.expm1, between(-10, 3)),
    "log": unary(torch.log, between(0.1, 100)), "log1p": unary(torch.log1p, between(-0.8, 100)),
    "sqrt": unary(torch.sqrt, between(0.1, 100)), "square": unary(torch.square, between(-10, 10)),
    "abs": unary(torch.abs, lambda x: apart(x, 0)), "sin": unary(torch.sin), "cos": unary(torch.cos),
    "asin": unary(torch.asin, between(-0.9, 0.9)), "acos": unary(torch.acos, between(-0.9, 0.9)),
    "atan": unary(torch.atan), "tanh": unary(torch.tanh), "erf": unary(torch.erf), "sigmoid": unary(torch.sigmoid),
    "log_sigmoid": unary(F.logsigmoid), "softplus": unary(lambda x: F.softplus(x, threshold=1e9), between(-50, 50)),
    "relu": unary(F.relu, lambda x: apart(x, 0)), "gelu": unary(F.gelu), "silu": unary(F.silu),
    "detach": unary(lambda x: x.detach()),
    "floor": stepped(torch.floor, 0), "ceil": stepped(torch.ceil, 0), "round": stepped(torch.round, 0.5),
    "power": with_number("exponent", -2, 3, torch.pow, lambda x, n: between(0.2, 4)(x)),
    "leaky_relu": with_number("slope", 0, 0.5, F.leaky_relu, lambda x, n: apart(x, 0)),
    "elu": with_number("alpha", 0.2, 2, F.elu, lambda x, n: apart(x, 0)),
    "clamp": (1, lambda x: (apart(x, -0.75, 0.5), ({"low": -0.75, "high": 0.5}, lambda x: x.clamp(-0.75, 0.5)))[1]),
    "sum": reduction(sums(torch.sum)), "mean": reduction(sums(torch.mean)),
    "max": reduction(sums(torch.amax), largest_once), "min": reduction(sums(torch.amin), largest_once),
    "var": reduction(variance, ddof=0), "logsumexp": reduction(sums(torch.logsumexp)),
    "softmax": reduction(over_axes(torch.softmax), keep=False),
    "log_softmax": reduction(over_axes(torch.log_softmax), keep=False),
    "prod": reduction(product), "cumsum": reduction(lambda x, axes, _: x.cumsum(axes[0]), whole=False, keep=False),
    "matmul": binary(torch.matmul), "linear": (3, linear),
    "transpose": (1, transpose), "reshape": (1, reshape), "broadcast_to": (1, broadcast_to),
    "slice": (1, sliced), "unslice": (1, unsliced), "take": (1, taken), "take_per_row": (1, taken_per_row), "put": (1, put),
    "concatenate": joined(torch.cat), "stack": joined(torch.stack), "split": (1, split), "flip": (1, flipped),
    "pad": (1, padded), "diag": (1, lambda x: (need(x.dim() in (1, 2)), ({}, torch.diag))[1]),
    "binary_cross_entropy": binary_loss(False), "focal": binary_loss(True),
    "cross_entropy": class_loss(False), "focal_multiclass": class_loss(True),
}  # fmt: skip


def step(name, values):
    """An operator applied to values that it fits, as a dict and its result."""
    count, make = OPERATORS[name]
    places = [draw.randrange(max(0, len(values) - 4), len(values)) for _ in range(count)]
    options, call = make(*(values[k] for k in places))
    made = call(*(values[k] for k in places))
    need(made.numel() <= 24 and made.dim() <= 4)
    need(bool((torch.isfinite(made) & (made.abs() < 100)).all()))
    return dict({"op": name, "of": places}, **({"options": options} if options else {})), made


def program(wanted):
    """One with the wanted operator in it, or Unfit."""
    shapes = draw.sample(SHAPES, draw.choice((1, 2, 3))) if draw.random() < 0.5 else [draw.choice(SHAPES)] * 2
    if wanted == "linear":
        shapes = draw.choice(([(2, 3), (3, 2), (2,)], [(3,), (3, 4), (4,)], [(2, 1, 3), (3, 2), (2,)]))
    if wanted == "matmul":
        shapes = draw.choice(([(2, 3), (3, 2)], [(3,), (3,)], [(2, 2, 3), (3, 2)], [(2, 1, 2, 3), (2, 3, 1)],
                              [(3,), (2, 3, 2)], [(2, 0), (0, 3)]))  # fmt: skip
    low = draw.choice((-2, -2, 0.2))
    inputs = [numbers(shape, low) for shape in shapes]
    leaves = [x.clone().requires_grad_() for x in inputs]
    values, steps = list(leaves), []
    length, place = draw.randint(2, 6), draw.randrange(2)
    for _ in range(60):
        name = wanted if len(steps) == place else draw.choice(list(OPERATORS))
        try:
            made, value = step(name, values)
        except (Unfit, RuntimeError, IndexError):  # PyTorch's own for shapes that do not fit
            continue
        steps.append(made), values.append(value)
        if len(steps) == length:
            break
    need(len(steps) > place)
    return inputs, leaves, steps, values[-1]


def figures(inputs, leaves, steps, value):
    """The program with its value and derivatives; what it does not depend on has zeros."""
    need(value.requires_grad)
    seed = numbers(value.shape, 0.5, 1.5)
    zeros = lambda found: [torch.zeros_like(x) + (0 if g is None else g) for x, g in zip(leaves, found)]
    gradients = zeros(torch.autograd.grad((value * seed).sum(), leaves, create_graph=True, allow_unused=True))
    directions = [numbers(x.shape, -1, 1) for x in inputs]
    along = sum((g * v).sum() for g, v in zip(gradients, directions))
    second = [torch.zeros_like(x) for x in leaves]
    if along.requires_grad:
        second = zeros(torch.autograd.grad(along, leaves, allow_unused=True))
    for each in (*gradients, *second):
        need(bool((torch.isfinite(each) & (each.abs() < 1e4)).all()))
    return {"inputs": [entry(x) for x in inputs], "steps": steps, "seed": entry(seed),
            "directions": [entry(v) for v in directions], "value": entry(value),
            "gradients": [entry(g) for g in gradients], "second": [entry(h) for h in second]}  # fmt: skip


def programs(seed, count):
    draw.seed(seed)
    made, names = [], list(OPERATORS)
    while len(made) < count:
        try:
            made.append(figures(*program(names[len(made) % len(names)])))
        except Unfit:
            continue
    return made


def main():
    if len(sys.argv) == 4:
        pathlib.Path(sys.argv[3]).write_text(text(programs(int(sys.argv[1]), int(sys.argv[2]))))
        return
    path, made = pathlib.Path(__file__).with_suffix("").with_name("programs.json"), text(programs(2024, 500))
    if "--check" in sys.argv:
        found = differences(json.loads(path.read_text()), json.loads(made), 1e-12)
        print(f"{path.name}: {'as stored' if not found else 'DIFFERS'}", *found[:5], sep="\n  " if found else "")
        sys.exit(bool(found))
    path.write_text(made)


if __name__ == "__main__":
    main()
