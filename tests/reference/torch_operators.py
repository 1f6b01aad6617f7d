"""operators.json: each operator's value and gradients by PyTorch."""

import math

import torch
import torch.nn.functional as F

from cases import entry, own_stream, random


def case(name, function, *inputs, note=None, **options):
    """Value and gradients of one call; the arriving gradient is random."""
    leaves = [x.clone().requires_grad_() for x in inputs]
    value = function(*leaves)
    seed = random(*value.shape, low=0.5, high=1.5)
    gradients = torch.autograd.grad(value, leaves, seed)
    made = {"op": name, "options": options, "inputs": [entry(x) for x in inputs], "seed": entry(seed),
            "value": entry(value), "gradients": [entry(g) for g in gradients]}
    return dict(made, note=note) if note else made


def operators():
    cases = []
    add = lambda *args, **options: cases.append(case(*args, **options))
    extreme = torch.tensor([-1e4, -1000.0, -40.0, -1e-9, 0.5, 40.0, 1000.0, 1e4])

    binary = {"add": torch.add, "subtract": torch.sub, "multiply": torch.mul, "divide": torch.div,
              "pow": torch.pow, "maximum": torch.maximum, "minimum": torch.minimum}
    for name, function in binary.items():
        low = 0.3 if name in ("divide", "pow") else -2
        for left, right in (((2, 3), (2, 3)), ((2, 3), (1, 3)), ((3,), (2, 3)), ((), (2, 2)), ((2, 1), (1, 4))):
            add(name, function, random(*left, low=low), random(*right, low=low))
    tie = torch.tensor([1.0, 2.0, 3.0])
    for name in ("maximum", "minimum"):
        add(name, binary[name], tie, torch.tensor([1.0, 3.0, 2.0]), note="equal ones get half the gradient each")

    unary = {"negate": torch.neg, "exp": torch.exp, "expm1": torch.expm1, "square": torch.square, "abs": torch.abs,
             "sin": torch.sin, "cos": torch.cos, "tanh": torch.tanh, "erf": torch.erf, "sigmoid": torch.sigmoid,
             "log_sigmoid": F.logsigmoid, "softplus": lambda x: F.softplus(x, threshold=1e9), "relu": F.relu,
             "gelu": F.gelu, "silu": F.silu, "detach": None}
    for name, function in unary.items():
        if function is None:
            continue
        for shape in ((), (5,), (3, 4), (2, 3, 4), (0, 3)):
            add(name, function, random(*shape))
    for name in ("abs", "relu"):
        add(name, unary[name], torch.tensor([-1.0, 0.0, 1.0]), note="derivative 0 at 0")
    for name in ("sigmoid", "tanh", "log_sigmoid"):
        add(name, unary[name], extreme)
    # PyTorch's softplus overflows in the exponential it gives back; written out it does not.
    add("softplus", lambda x: x.clamp(min=0) + torch.log1p(torch.exp(-x.abs())), extreme)
    for name, function in {"log": torch.log, "log1p": torch.log1p, "sqrt": torch.sqrt}.items():
        for shape in ((), (5,), (2, 3)):
            add(name, function, random(*shape, low=0.1, high=3))
    for exponent in (2.0, 0.5, -1.0, 3.0, 0.0, 1.0):
        add("power", lambda x, e=exponent: torch.pow(x, e), random(2, 3, low=0.3), exponent=exponent)
    add("power", lambda x: torch.pow(x, 3.0), random(2, 3), exponent=3.0)
    for slope in (0.01, 0.3):
        add("leaky_relu", lambda x, s=slope: F.leaky_relu(x, s), random(3, 4), slope=slope)
    for alpha in (1.0, 0.4):
        add("elu", lambda x, a=alpha: F.elu(x, a), random(3, 4), alpha=alpha)
    add("clamp", lambda x: torch.clamp(x, -1, 0.5), torch.tensor([-2.0, -1.0, 0.0, 0.5, 1.0]), low=-1, high=0.5,
        note="derivative 1 at both bounds")
    condition = [1.0, 0.0, 0.0, 1.0, 1.0, 0.0]
    mask = torch.tensor(condition).reshape(2, 3)
    add("where", lambda x, w: torch.where(mask != 0, x, w), random(2, 3), random(1, 3), condition=entry(mask))

    add("matmul", torch.matmul, random(2, 3), random(3, 4))
    add("matmul", torch.matmul, random(5, 1), random(1, 2))
    add("linear", lambda x, w, b: x @ w + b, random(4, 3), random(3, 2), random(2))
    add("transpose", lambda x: x.permute(2, 0, 1), random(2, 3, 4), axes=[2, 0, 1])
    add("transpose", lambda x: x.t(), random(2, 3), axes=[1, 0])
    add("reshape", lambda x: x.reshape(3, 4), random(2, 6), shape=[3, 4])
    add("broadcast_to", lambda x: x.expand(2, 3, 4), random(3, 1), shape=[2, 3, 4])
    add("concatenate", lambda x, w: torch.cat((x, w), 1), random(2, 3), random(2, 1), axis=1)
    add("slice", lambda x: x[:, 1:6:2], random(3, 7), axis=1, start=1, stop=6, step=2)
    add("take", lambda x: x[torch.tensor([2, 0, 2])], random(3, 4), indices=[2, 0, 2])
    add("take_per_row", lambda x: x[torch.arange(3), torch.tensor([2, 0, 1])], random(3, 4), indices=[2, 0, 1])

    reductions = {
        "sum": torch.sum, "mean": torch.mean, "max": torch.amax, "min": torch.amin, "logsumexp": torch.logsumexp}
    for name, function in reductions.items():
        for axis in (0, 1, 2, -1):
            for keep in (False, True):
                add(name, lambda x, f=function, a=axis, k=keep: f(x, a, k), random(2, 3, 4), axis=axis, keepdims=keep)
        add(name, lambda x, f=function: f(x, (0, 1), False), random(3, 4))
    add("max", lambda x: torch.amax(x, 0), torch.tensor([[1.0, 2.0], [1.0, 0.0]]), axis=0, keepdims=False,
        note="equal ones share the gradient")
    for ddof in (0, 1):
        add("var", lambda x, d=ddof: torch.var(x, 1, unbiased=d == 1), random(3, 5), axis=1, keepdims=False, ddof=ddof)
        add("var", lambda x, d=ddof: torch.var(x, unbiased=d == 1), random(3, 5), ddof=ddof)
    for axis in (0, 1):
        add("softmax", lambda x, a=axis: F.softmax(x, a), random(3, 4), axis=axis)
        add("log_softmax", lambda x, a=axis: F.log_softmax(x, a), random(3, 4), axis=axis)
    for name, function in (("softmax", F.softmax), ("log_softmax", F.log_softmax), ("logsumexp", torch.logsumexp)):
        add(name, lambda x, f=function: f(x, 1), torch.stack((extreme, extreme.flip(0))), axis=1, keepdims=False)
    with own_stream(1):
        return cases + operator_edges(extreme)


def operator_edges(extreme):
    """Empty, one element, ties, kinks, far out, and the axes that the cases above leave out.  Inputs and results
    are numbers that float has too."""
    cases = []
    add = lambda *args, **options: cases.append(case(*args, **options))
    small = torch.tensor([-1e-3, -1e-9, -1e-17, 1e-17, 1e-9, 1e-3])
    kink = torch.tensor([-1.0, -0.0, 0.0, 1.0])

    for name, function in {"add": torch.add, "subtract": torch.sub, "multiply": torch.mul, "divide": torch.div,
                           "maximum": torch.maximum, "minimum": torch.minimum}.items():
        add(name, function, random(), random(low=0.5))
        add(name, function, random(2, 1, 3), random(4, 1, low=0.5))
        add(name, function, random(0, 3), random(3, low=0.5))
    add("pow", torch.pow, random(low=0.5), random())
    add("pow", torch.pow, random(2, 3, low=0.5), random(2, 1))
    for exponent in (2.0, -1.0, -2.0):
        add("power", lambda x, e=exponent: torch.pow(x, e), torch.tensor([-1.5, -0.5, 0.5]), exponent=exponent)
    for name, function in {"expm1": torch.expm1, "log1p": torch.log1p, "sin": torch.sin, "tanh": torch.tanh,
                           "erf": torch.erf}.items():
        add(name, function, small)
    for name, function in {"log": torch.log, "sqrt": torch.sqrt}.items():
        add(name, function, torch.tensor([1e-12, 1e-6, 1.0, 1e9, 1e30]))
        add(name, function, random(0, 2))
    add("exp", torch.exp, torch.tensor([-1e4, -80.0, 0.0, 80.0]))
    # PyTorch's GELU and its derivative, written out by erfc: 1 + erf(x) cancels far to the left.
    for name, function, options in (
            ("silu", F.silu, {}), ("gelu", lambda x: x * torch.special.erfc(-x / math.sqrt(2)) / 2, {}),
            ("elu", F.elu, {"alpha": 1.0}), ("leaky_relu", F.leaky_relu, {"slope": 0.01}), ("relu", F.relu, {})):
        add(name, function, extreme, **options)
    add("leaky_relu", lambda x: F.leaky_relu(x, 0.2), kink, slope=0.2, note="derivative slope at 0")
    add("elu", lambda x: F.elu(x, 0.4), kink, alpha=0.4, note="derivative alpha at 0, the left one")
    add("clamp", lambda x: torch.clamp(x, 0, 0), kink, low=0, high=0, note="derivative 1 at both bounds")
    add("clamp", lambda x: torch.clamp(x, -0.5, 1), random(2, 3, 2), low=-0.5, high=1)
    for shape in ((2, 1), (3,)):
        mask = torch.tensor([1.0, 0.0, 1.0])[:math.prod(shape)].reshape(shape)
        add("where", lambda x, w: torch.where(mask != 0, x, w), random(2, 3), random(), condition=entry(mask))

    for left, right in (((1, 1), (1, 1)), ((0, 3), (3, 2)), ((2, 0), (0, 3)), ((17, 9), (9, 5))):
        add("matmul", torch.matmul, random(*left), random(*right),
            **({"note": "a sum of nothing is 0"} if left[1] == 0 else {}))
    for n, inner, m in ((1, 1, 1), (0, 3, 2), (7, 2, 5)):
        add("linear", lambda x, w, b: x @ w + b, random(n, inner), random(inner, m), random(m))
    add("transpose", lambda x: x.permute(0, 2, 1), random(2, 3, 4), axes=[0, 2, 1])
    add("transpose", lambda x: x.permute(1, 0), random(0, 3), axes=[1, 0])
    for before, after in (((2, 3, 2), (12,)), ((1, 1), ()), ((), (1,)), ((0, 3), (3, 0))):
        add("reshape", lambda x: x.reshape(after), random(*before), shape=list(after))
    for before, after in (((), (2, 3)), ((2, 1), (2, 3)), ((3,), (3,)), ((1, 3), (0, 3))):
        add("broadcast_to", lambda x: x.expand(after), random(*before), shape=list(after))
    add("concatenate", lambda *parts: torch.cat(parts, 0), random(2), random(3), random(1), axis=0)
    add("concatenate", lambda *parts: torch.cat(parts, -1), random(2, 2, 1), random(2, 2, 3), axis=-1)
    add("concatenate", lambda *parts: torch.cat(parts, 0), random(0, 3), random(2, 3), axis=0)
    add("slice", lambda x: x[1:3], random(4, 2), axis=0, start=1, stop=3, step=1)
    add("slice", lambda x: x[..., ::3], random(2, 2, 7), axis=-1, start=0, stop=7, step=3)
    add("slice", lambda x: x[2:2], random(4), axis=0, start=2, stop=2, step=1)
    add("take", lambda x: x[torch.tensor([1, 1, 1, 0])], random(2), indices=[1, 1, 1, 0])
    add("take", lambda x: x[torch.tensor([2, 0])], random(3, 2, 2), indices=[2, 0])
    add("take_per_row", lambda x: x[torch.arange(1), torch.tensor([0])], random(1, 1), indices=[0])
    add("take_per_row", lambda x: x[torch.arange(4), torch.tensor([1, 1, 0, 1])], random(4, 2), indices=[1, 1, 0, 1])

    reductions = {
        "sum": torch.sum, "mean": torch.mean, "max": torch.amax, "min": torch.amin, "logsumexp": torch.logsumexp}
    for name, function in reductions.items():
        add(name, lambda x, f=function: f(x, 0), random(5), axis=0, keepdims=False)
        add(name, lambda x, f=function: f(x, (0, 1, 2), True), random(2, 3, 2), keepdims=True)
        add(name, lambda x, f=function: f(x, 0), random(1, 3), axis=0, keepdims=False)
        add(name, lambda x, f=function: f(x, 1), random(0, 3), axis=1, keepdims=False)
    add("sum", lambda x: torch.sum(x, 0), random(0, 3), axis=0, keepdims=False, note="a sum of nothing is 0")
    ties = torch.tensor([[2.0, -1.0, 2.0, 2.0], [-1.0, -1.0, 0.0, 2.0]])
    for name in ("max", "min"):
        add(name, lambda x, f=reductions[name]: f(x, 1), ties, axis=1, keepdims=False,
            note="equal ones share the gradient")
        add(name, lambda x, f=reductions[name]: f(x, (0, 1)), ties, note="equal ones share the gradient")
    for ddof in (0, 1):
        for axis, keep in ((0, True), (2, False), (-2, True)):
            add("var", lambda x, d=ddof, a=axis, k=keep: torch.var(x, a, unbiased=d == 1, keepdim=k),
                random(2, 3, 4), axis=axis, keepdims=keep, ddof=ddof)
        add("var", lambda x, d=ddof: torch.var(x, 0, unbiased=d == 1), torch.arange(1e6, 1e6 + 12, 2), axis=0,
            keepdims=False, ddof=ddof, note="far from 0: the mean of squares less the squared mean fails")
    flat = torch.tensor([[1e4, 1e4, 1e4], [-1e4, -1e4, -1e4], [1000.0, 1000.0, -1000.0]])
    for name, function in (("softmax", F.softmax), ("log_softmax", F.log_softmax), ("logsumexp", torch.logsumexp)):
        keep = {"keepdims": False} if name == "logsumexp" else {}
        add(name, lambda x, f=function: f(x, 1), flat, axis=1, **keep)
        add(name, lambda x, f=function: f(x, 0), random(4), axis=0, **keep)
        for axis in (0, 1, -1):
            add(name, lambda x, f=function, a=axis: f(x, a), random(2, 3, 2), axis=axis, **keep)
    with own_stream(2):
        return cases + operator_pieces()


def operator_pieces():
    """Angles, products and running sums along axes, many matrices at once, and what takes apart and puts together."""
    cases = []
    add = lambda *args, **options: cases.append(case(*args, **options))
    for name, function in {"asin": torch.asin, "acos": torch.acos, "atan": torch.atan}.items():
        for shape in ((), (5,), (2, 3), (0, 3)):
            add(name, function, random(*shape, low=-0.9, high=0.9))
    add("atan", torch.atan, torch.tensor([-1e4, -1.0, 0.0, 1e-9, 40.0]))
    for left, right in (((2, 3), (2, 3)), ((3,), (2, 3)), ((), (2, 2)), ((0, 3), (3,))):
        add("atan2", torch.atan2, random(*left), random(*right))
    add("atan2", torch.atan2, torch.tensor([0.0, 1.0, 0.0, -1.0, 2.0]), torch.tensor([1.0, 0.0, -1.0, 0.0, -2.0]),
        note="on the axes")

    for axis in (0, 1, 2, -1):
        for keep in (False, True):
            add("prod", lambda x, a=axis, k=keep: torch.prod(x, a, k), random(2, 3, 4), axis=axis, keepdims=keep)
        add("cumsum", lambda x, a=axis: torch.cumsum(x, a), random(2, 3, 4), axis=axis)
    add("prod", torch.prod, random(3, 3))
    add("prod", torch.prod, random())
    for values in ([2.0, 0.0, 3.0, -1.0, 5.0], [2.0, 0.0, 3.0, 0.0], [0.0]):
        add("prod", torch.prod, torch.tensor(values), note="right where elements are 0")
    add("prod", lambda x: torch.prod(x, 0), random(0, 3), axis=0, keepdims=False, note="a product of nothing is 1")
    add("cumsum", lambda x: torch.cumsum(x, 0), random(0, 3), axis=0)

    for left, right in (((3,), (3,)), ((3,), (3, 2)), ((2, 3), (3,)), ((2, 2, 3), (3,)), ((3,), (2, 3, 2)),
                        ((2, 4, 3), (3, 2)), ((2, 3), (4, 3, 2)), ((2, 4, 3), (2, 3, 2)), ((2, 1, 4, 3), (3, 3, 2)),
                        ((1, 4, 3), (5, 3, 1)), ((0, 2, 3), (3, 2)), ((2, 2, 0), (2, 0, 3)), ((2, 0, 3), (2, 3, 2))):
        add("matmul", torch.matmul, random(*left), random(*right))
    for shape in ((3,), (2, 4, 3), (2, 2, 1, 3), (0, 2, 3)):
        add("linear", lambda x, w, b: x @ w + b, random(*shape), random(3, 2), random(2))

    for start, stop, step in ((0, -1, 2), (-3, None, 1), (None, -2, 1), (1, 100, 2), (-100, 3, 1), (3, 1, 1)):
        add("slice", lambda x: x[:, start:stop:step], random(2, 7), axis=1, start=start, stop=stop, step=step)
    for start, stop, step in ((None, None, -1), (5, 1, -2), (-2, None, -3), (100, -100, -1), (1, 5, -1)):
        places = list(range(7))[start:stop:step]
        add("slice", lambda x: x[:, torch.tensor(places, dtype=torch.long)], random(2, 7), axis=1, start=start, stop=stop,
            step=step, note="backwards, as NumPy")
    for axis in (0, 1, 2, -1):
        add("stack", lambda *parts, a=axis: torch.stack(parts, a), random(2, 3), random(2, 3), random(2, 3), axis=axis)
    add("stack", lambda *parts: torch.stack(parts), random(), random(), axis=0)
    for part in range(3):
        add("split", lambda x, k=part: torch.split(x, [2, 0, 3], 1)[k], random(2, 5), sizes=[2, 0, 3], axis=1, part=part)
    for axes in ([0], [1], [-1, 0]):
        add("flip", lambda x, a=axes: torch.flip(x, a), random(2, 3, 2), axes=axes)
    for value in (0.0, -1.5):
        add("pad", lambda x, v=value: F.pad(x, (2, 0, 1, 3), value=v), random(2, 3), widths=[[1, 3], [2, 0]], value=value)
    for shape in ((3,), (0,), (3, 3), (2, 4), (4, 2), (1, 1)):
        add("diag", torch.diag, random(*shape))
    return cases
