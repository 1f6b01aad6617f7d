"""Makes operators.json, layers.json, losses.json and optimisers.json with PyTorch in double precision, and
extremes.json with mpmath in 80 digits.

usage: torch_reference.py           writes them beside this file
       torch_reference.py --check   computes them anew and compares with what is stored

Made with PyTorch 1.13.1 (Debian 12's python3-torch) and mpmath 1.2.1 (python3-mpmath).
"""

import contextlib
import json
import math
import pathlib
import sys

import mpmath
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
HERE = pathlib.Path(__file__).parent
generator = torch.Generator().manual_seed(20240229)


def random(*shape, low=-2.0, high=2.0):
    return low + (high - low) * torch.rand(shape, generator=generator)


@contextlib.contextmanager
def own_stream(seed):
    """Random numbers apart from the others', so that cases can be added inside and no figure outside changes."""
    before = generator.get_state()
    generator.manual_seed(seed)
    yield
    generator.set_state(before)


def entry(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().reshape(-1).tolist()}


# --- operators ----------------------------------------------------------------------------------------------------

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
    return cases


# --- layers -------------------------------------------------------------------------------------------------------

def network(widths, activation, bias=True):
    """A network and one pass of it.  Weights are stored [in, out], PyTorch's transposed."""
    modules = []
    for i, (n, m) in enumerate(zip(widths, widths[1:])):
        modules += ([activation()] if i else []) + [torch.nn.Linear(n, m, bias=bias)]
    net = torch.nn.Sequential(*modules)
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(random(*p.shape, low=-1, high=1))
    x = random(5, widths[0]).requires_grad_()
    y = net(x)
    seed = random(*y.shape, low=0.5, high=1.5)
    y.backward(seed)
    stored = lambda t: entry(t.t().contiguous() if t.dim() == 2 else t)
    return {"widths": widths, "activation": activation.__name__, "bias": bias, "inputs": entry(x), "seed": entry(seed),
            "output": entry(y), "inputs_gradient": entry(x.grad),
            "parameters": {name: stored(p) for name, p in net.named_parameters()},
            "gradients": {name: stored(p.grad) for name, p in net.named_parameters()}}


def layers():
    torch.manual_seed(1)
    return [network([3, 2], torch.nn.Tanh), network([3, 2], torch.nn.Tanh, bias=False),
            network([2, 8, 8, 1], torch.nn.Tanh), network([3, 5, 4], torch.nn.ReLU),
            network([2, 4, 1], torch.nn.GELU), network([2, 4, 1], torch.nn.SiLU), network([2, 4, 1], torch.nn.ELU),
            network([2, 4, 1], torch.nn.LeakyReLU), network([2, 4, 1], torch.nn.Sigmoid),
            network([2, 4, 1], torch.nn.Softplus)]


# --- losses -------------------------------------------------------------------------------------------------------

def reduced(losses, reduction, positives):
    return {"none": losses, "sum": losses.sum(), "mean": losses.mean(),
            "by_positives": losses.sum() / max(1.0, float(positives))}[reduction]


def loss_case(name, logits, losses_of, positives, reduction, **options):
    x = logits.clone().requires_grad_()
    value = reduced(losses_of(x), reduction, positives)
    gradient, = torch.autograd.grad(value.sum(), x, create_graph=True)
    second, = torch.autograd.grad(gradient.sum(), x)  # row sums of the Hessian; its diagonal for binary losses
    return {"loss": name, "options": dict(options, reduction=reduction), "logits": entry(logits),
            "value": entry(value), "gradient": entry(gradient), "second": entry(second)}


def binary_focal(x, t, gamma, alpha):
    x_t = (2 * t - 1) * x
    a = 1.0 if alpha is None else alpha * t + (1 - alpha) * (1 - t)
    return a * torch.exp(gamma * F.logsigmoid(-x_t)) * -F.logsigmoid(x_t)


def multiclass_focal(x, classes, gamma, alpha):
    log_p = F.log_softmax(x, 1)[torch.arange(len(classes)), classes]
    a = 1.0 if alpha is None else torch.tensor(alpha)[classes]
    return a * (1 - log_p.exp()) ** gamma * -log_p


def losses():
    cases = []
    hard = torch.tensor([1.0, 0, 0, 1, 0, 1])
    soft = torch.tensor([0.9, 0.1, 0.5, 1.0, 0.0, 0.3])
    classes = torch.tensor([2, 0, 1, 1, 0])
    for reduction in ("none", "sum", "mean", "by_positives"):
        for targets in (hard, soft):
            for weight in (1.0, 3.0):
                cases.append(loss_case(
                    "binary_cross_entropy", random(6, low=-4, high=4),
                    lambda x: F.binary_cross_entropy_with_logits(x, targets, reduction="none",
                                                                 pos_weight=torch.tensor(weight)),
                    targets.sum(), reduction, targets=entry(targets), pos_weight=weight))
        for gamma in (0.0, 0.5, 1.0, 2.0, 5.0):
            for alpha in (None, 0.25, 0.75):
                cases.append(loss_case("focal", random(6, low=-4, high=4),
                                       lambda x: binary_focal(x, hard, gamma, alpha), hard.sum(), reduction,
                                       targets=entry(hard), gamma=gamma, alpha=alpha))
            for alpha in (None, [0.2, 0.5, 0.3]):
                cases.append(loss_case("focal_multiclass", random(5, 3, low=-3, high=3),
                                       lambda x: multiclass_focal(x, classes, gamma, alpha), (classes > 0).sum(),
                                       reduction, classes=classes.tolist(), gamma=gamma, alpha=alpha))
        for weights in (None, [0.5, 1.0, 2.0]):
            w = None if weights is None else torch.tensor(weights)
            def weighted(x):
                each = F.cross_entropy(x, classes, weight=w, reduction="none")
                # PyTorch's mean divides by the weights' sum.
                return each * (len(classes) / w[classes].sum()) if w is not None and reduction == "mean" else each
            cases.append(loss_case("cross_entropy", random(5, 3, low=-3, high=3), weighted, (classes > 0).sum(),
                                   reduction, classes=classes.tolist(), weights=weights))
    with own_stream(2):
        return cases + loss_edges()


def loss_edges():
    """No positives, one example, logits of other ranks."""
    cases = []
    for reduction in ("none", "sum", "mean", "by_positives"):
        for shape, positives in (((4,), 0), ((2, 3), 2), ((1,), 1), ((), 1), ((2, 2, 1), 4)):
            targets = torch.zeros(math.prod(shape))
            targets[:positives] = 1
            targets = targets.reshape(shape)
            cases.append(loss_case("focal", random(*shape, low=-4, high=4),
                                   lambda x: binary_focal(x, targets, 2.0, 0.25), positives, reduction,
                                   targets=entry(targets), gamma=2.0, alpha=0.25))
            cases.append(loss_case("binary_cross_entropy", random(*shape, low=-4, high=4),
                                   lambda x: F.binary_cross_entropy_with_logits(x, targets, reduction="none"),
                                   positives, reduction, targets=entry(targets), pos_weight=1.0))
        for classes in ([0, 0, 0], [3]):
            logits = random(len(classes), 4, low=-3, high=3)
            positives = sum(c > 0 for c in classes)
            cases.append(loss_case("focal_multiclass", logits,
                                   lambda x: multiclass_focal(x, torch.tensor(classes), 2.0, None), positives,
                                   reduction, classes=classes, gamma=2.0, alpha=None))
            cases.append(loss_case("cross_entropy", logits,
                                   lambda x: F.cross_entropy(x, torch.tensor(classes), reduction="none"), positives,
                                   reduction, classes=classes, weights=None))
    return cases


# --- extremes -----------------------------------------------------------------------------------------------------

def rounded(x):
    """The nearest double; what is below 1e-300 counts as 0."""
    return 0.0 if abs(x) < mpmath.mpf("1e-300") else float(x)


def focal_of(p, q, gamma):
    """Value, first and second derivative in the logit of p, q = 1 − p."""
    log_p = -mpmath.log1p(q / p)
    inner = gamma * p * log_p - q
    return (-q ** gamma * log_p, q ** gamma * inner,
            p * q ** gamma * (q * (gamma * log_p + gamma + 1) - gamma * inner))


def agrees(formula, function, x, order, reach):
    """The formula against the function differentiated numerically, in digits enough to see e^-reach beside 1.
    (Of reach 1e4 that takes minutes, and tells nothing that 700 does not.)"""
    if reach > 2000:
        return
    with mpmath.workdps(100 + int(reach) // 2):
        numeric = mpmath.diff(function, x, order)
    assert abs(formula - numeric) <= mpmath.mpf("1e-30") * abs(numeric), (formula, numeric)


def extremes():
    """Binary losses of one logit and multi-class losses of one row, far out."""
    mp, cases = mpmath.mpf, []
    logits = [s * x for x in (20.0, 50.0, 700.0, 1e4) for s in (-1, 1)]
    for x in logits:
        for target in (0.0, 0.25, 1.0):
            for weight in (1.0, 3.0):
                t, w, p, q = mp(target), mp(weight), 1 / (1 + mpmath.exp(-mp(x))), 1 / (1 + mpmath.exp(mp(x)))
                made = (w * t * mpmath.log1p(q / p) + (1 - t) * mpmath.log1p(p / q), (1 - t) * p - w * t * q,
                        (1 - t + w * t) * p * q)
                loss = lambda z: w * t * mpmath.log1p(mpmath.exp(-z)) + (1 - t) * mpmath.log1p(mpmath.exp(z))
                for order in (1, 2):
                    agrees(made[order], loss, mp(x), order, abs(x))
                cases.append({"loss": "binary_cross_entropy", "options": {"pos_weight": weight}, "logit": x,
                              "target": target, **dict(zip(("value", "gradient", "second"), map(rounded, made)))})
    for gamma in (0.0, 0.5, 1.0, 2.0, 5.0):
        for x in logits:
            for target in (0.0, 1.0):
                sign = mp(2 * target - 1)
                p, q = 1 / (1 + mpmath.exp(-sign * x)), 1 / (1 + mpmath.exp(sign * x))
                value, slope, second = focal_of(p, q, mp(gamma))
                loss = lambda z: (1 + mpmath.exp(sign * z)) ** -mp(gamma) * mpmath.log1p(mpmath.exp(-sign * z))
                for order, made in ((1, sign * slope), (2, second)):
                    agrees(made, loss, mp(x), order, abs(x))
                for alpha in (None, 0.25, 0.75):
                    a = mp(1 if alpha is None else alpha if target else 1 - alpha)
                    cases.append({"loss": "focal", "options": {"gamma": gamma, "alpha": alpha}, "logit": x,
                                  "target": target, "value": rounded(a * value), "gradient": rounded(a * sign * slope),
                                  "second": rounded(a * second)})
        for big in (20.0, 50.0, 700.0, 1e4):
            for row in ([big, 0.0, -big], [big, big, -big], [0.0, -big, -big]):
                for t in range(3):
                    e = [mpmath.exp(mp(z)) for z in row]
                    others = sum(e[j] for j in range(3) if j != t)
                    p, q = e[t] / sum(e), others / sum(e)
                    value, slope, _ = focal_of(p, q, mp(gamma))
                    grad = [slope if j == t else -slope * e[j] / others for j in range(3)]
                    for j in range(3):
                        def loss(z):
                            exps = [mpmath.exp(z if k == j else mp(row[k])) for k in range(3)]
                            rest = sum(exps[k] for k in range(3) if k != t)
                            return (rest / sum(exps)) ** mp(gamma) * mpmath.log1p(rest / exps[t])
                        agrees(grad[j], loss, mp(row[j]), 1, 2 * big)
                    cases.append({"loss": "focal_multiclass", "options": {"gamma": gamma, "alpha": None},
                                  "logits": row, "class": t, "value": rounded(value),
                                  "gradient": [rounded(g) for g in grad]})
    return {"article": [article()], "extreme": cases}


def article():
    """The article's sum, finished: 10 positives of loss 3 and 10 000 negatives of loss 0.1, gamma = 2."""
    counts, losses = (10, 10000), (mpmath.mpf(3), mpmath.mpf(1) / 10)
    sums = {"ce_sums": [], "focal_sums": [], "focal_alpha_sums": [], "ce_gradient_sums": [], "focal_gradient_sums": []}
    for count, loss, alpha in zip(counts, losses, (mpmath.mpf("0.25"), mpmath.mpf("0.75"))):
        p, q = mpmath.exp(-loss), -mpmath.expm1(-loss)
        value, slope, _ = focal_of(p, q, 2)
        for key, each in (("ce_sums", loss), ("focal_sums", value), ("focal_alpha_sums", alpha * value),
                          ("ce_gradient_sums", q), ("focal_gradient_sums", abs(slope))):
            sums[key].append(count * each)
    ratio = [sums[key][1] / sums[key][0] for key in ("ce_gradient_sums", "focal_gradient_sums")]
    return {"positives": counts[0], "negatives": counts[1], "positive_loss": 3.0, "negative_loss": 0.1, "gamma": 2.0,
            "alpha": 0.25, **{key: [float(x) for x in pair] for key, pair in sums.items()},
            "gradient_ratio": [float(x) for x in ratio]}


# --- optimisers ---------------------------------------------------------------------------------------------------

def gradient(theta, c, t):
    """Of Σ c (θ − t)² + sin θ."""
    return 2 * c * (theta - t) + torch.cos(theta)


def optimiser_case(name, make, **options):
    start = {"w": random(2, 3), "b": random(3)}
    c = {k: random(*v.shape, low=0.2, high=1) for k, v in start.items()}
    t = {k: random(*v.shape) for k, v in start.items()}
    parameters = {k: torch.nn.Parameter(v.clone()) for k, v in start.items()}
    optimiser = make(list(parameters.values()))
    stored = {}
    for step in range(1, 51):
        for k, p in parameters.items():
            p.grad = gradient(p.detach(), c[k], t[k])
        optimiser.step()
        if step == 1 or step % 10 == 0:
            stored[str(step)] = {k: entry(p) for k, p in parameters.items()}
    return {"optimiser": name, "options": options, "start": {k: entry(v) for k, v in start.items()},
            "c": {k: entry(v) for k, v in c.items()}, "t": {k: entry(v) for k, v in t.items()}, "after": stored}


def optimisers():
    o, cases = torch.optim, []
    for options in ({}, {"momentum": 0.9}, {"momentum": 0.9, "nesterov": True}, {"weight_decay": 0.1},
                    {"momentum": 0.8, "dampening": 0.3, "weight_decay": 0.05}):
        cases.append(optimiser_case("SGD", lambda p: o.SGD(p, lr=0.05, **options), learning_rate=0.05, **options))
    for options in ({}, {"weight_decay": 0.1}, {"amsgrad": True}):
        for name, make in (("Adam", o.Adam), ("AdamW", o.AdamW)):
            cases.append(optimiser_case(name, lambda p: make(p, lr=0.05, **options), learning_rate=0.05, **options))
    cases.append(optimiser_case("Adam", lambda p: o.Adam(p, lr=0.1, betas=(0.7, 0.9), eps=1e-3), learning_rate=0.1,
                                beta1=0.7, beta2=0.9, epsilon=1e-3))
    for options in ({}, {"momentum": 0.9}, {"centered": True}, {"weight_decay": 0.1}):
        cases.append(optimiser_case("RMSProp", lambda p: o.RMSprop(p, lr=0.02, alpha=0.95, **options),
                                    learning_rate=0.02, decay=0.95, **options))
    for options in ({}, {"weight_decay": 0.1}):
        cases.append(optimiser_case("Adagrad", lambda p: o.Adagrad(p, lr=0.3, lr_decay=0.02, **options),
                                    learning_rate=0.3, learning_rate_decay=0.02, **options))
    with own_stream(3):
        # Nothing given: the defaults are PyTorch's too.
        for name, make in (("Adam", o.Adam), ("AdamW", o.AdamW), ("RMSProp", o.RMSprop), ("Adagrad", o.Adagrad)):
            cases.append(optimiser_case(name, lambda p: make(p)))
        cases.append(optimiser_case("RMSProp", lambda p: o.RMSprop(p, momentum=0.5, centered=True, weight_decay=0.1),
                                    momentum=0.5, centered=True, weight_decay=0.1))
        cases.append(optimiser_case("SGD", lambda p: o.SGD(p, lr=0.02, momentum=0.9, nesterov=True, weight_decay=0.1),
                                    learning_rate=0.02, momentum=0.9, nesterov=True, weight_decay=0.1))
        cases.append(optimiser_case("Adagrad", lambda p: o.Adagrad(p, lr=0.3), learning_rate=0.3))
    return {"optimisers": cases, "schedules": schedules(),
            "schedule_options": {"learning_rate": 0.1, "step_decay": {"step_size": 7, "gamma": 0.3},
                                 "cosine": {"steps": 20, "minimum": 0.01}, "linear_warmup": {"steps": 10}},
            "clip": [clip(0.5), clip(100.0)]}


def schedules():
    def rates(make):
        optimiser = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
        scheduler, result = make(optimiser), []
        for _ in range(30):
            result.append(optimiser.param_groups[0]["lr"])
            optimiser.step()
            scheduler.step()
        return result
    s = torch.optim.lr_scheduler
    # The cosine in closed form, since PyTorch's own rises again after its steps.
    return {"constant": [0.1] * 30, "step_decay": rates(lambda x: s.StepLR(x, 7, 0.3)),
            "cosine": rates(lambda x: s.LambdaLR(
                x, lambda i: (0.01 + 0.09 * (1 + math.cos(math.pi * min(i, 20) / 20)) / 2) / 0.1)),
            "linear_warmup": rates(lambda x: s.LambdaLR(x, lambda i: min(1, (i + 1) / 10)))}


def clip(limit):
    parameters = [torch.nn.Parameter(torch.zeros(2, 3)), torch.nn.Parameter(torch.zeros(4))]
    for p in parameters:
        p.grad = random(*p.shape)
    before = [entry(p.grad) for p in parameters]
    norm = torch.nn.utils.clip_grad_norm_(parameters, limit)
    return {"max_norm": limit, "before": before, "norm": norm.item(), "after": [entry(p.grad) for p in parameters],
            "note": "by max_norm / (norm + 1e-6), never above 1"}


# --- files --------------------------------------------------------------------------------------------------------

def text(value):
    """JSON with a case a line, so that differences are readable."""
    dumped = lambda each: json.dumps(each, allow_nan=False)
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(dumped, value)) + "\n]\n"
    if any(isinstance(each, list) and each and isinstance(each[0], dict) for each in value.values()):
        return "{\n" + ",\n".join(f"{dumped(k)}: {text(v).strip()}" for k, v in value.items()) + "\n}\n"
    return dumped(value) + "\n"


def differences(a, b, absolute, path=""):
    """Where two structures differ: by more than 1e-12, relative, in their numbers."""
    if isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys():
        return [each for k in a for each in differences(a[k], b[k], absolute, f"{path}.{k}")]
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [each for i in range(len(a)) for each in differences(a[i], b[i], absolute, f"{path}[{i}]")]
    if isinstance(a, float) and isinstance(b, float):
        return [] if math.isclose(a, b, rel_tol=1e-12, abs_tol=absolute) else [f"{path}: {a!r}, now {b!r}"]
    return [] if type(a) is type(b) and a == b else [f"{path}: not the same"]


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
