"""Makes operators.json, layers.json, losses.json and optimisers.json with PyTorch in double precision.

usage: torch_reference.py           writes them beside this file
       torch_reference.py --check   computes them anew and compares with what is stored

Made with PyTorch 1.13.1 (Debian 12's python3-torch).
"""

import json
import math
import pathlib
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
HERE = pathlib.Path(__file__).parent
generator = torch.Generator().manual_seed(20240229)


def random(*shape, low=-2.0, high=2.0):
    return low + (high - low) * torch.rand(shape, generator=generator)


def entry(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().reshape(-1).tolist()}


# --- operators ----------------------------------------------------------------------------------------------------

def case(name, function, *inputs, **options):
    """Value and gradients of one call; the arriving gradient is random."""
    leaves = [x.clone().requires_grad_() for x in inputs]
    value = function(*leaves)
    seed = random(*value.shape, low=0.5, high=1.5)
    gradients = torch.autograd.grad(value, leaves, seed)
    return {"op": name, "options": options, "inputs": [entry(x) for x in inputs], "seed": entry(seed),
            "value": entry(value), "gradients": [entry(g) for g in gradients]}


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
        add(name, binary[name], tie, torch.tensor([1.0, 3.0, 2.0]))

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
        add(name, unary[name], torch.tensor([-1.0, 0.0, 1.0]))
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
    add("clamp", lambda x: torch.clamp(x, -1, 0.5), torch.tensor([-2.0, -1.0, 0.0, 0.5, 1.0]), low=-1, high=0.5)
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
    add("max", lambda x: torch.amax(x, 0), torch.tensor([[1.0, 2.0], [1.0, 0.0]]), axis=0, keepdims=False)
    for ddof in (0, 1):
        add("var", lambda x, d=ddof: torch.var(x, 1, unbiased=d == 1), random(3, 5), axis=1, keepdims=False, ddof=ddof)
        add("var", lambda x, d=ddof: torch.var(x, unbiased=d == 1), random(3, 5), ddof=ddof)
    for axis in (0, 1):
        add("softmax", lambda x, a=axis: F.softmax(x, a), random(3, 4), axis=axis)
        add("log_softmax", lambda x, a=axis: F.log_softmax(x, a), random(3, 4), axis=axis)
    for name, function in (("softmax", F.softmax), ("log_softmax", F.log_softmax), ("logsumexp", torch.logsumexp)):
        add(name, lambda x, f=function: f(x, 1), torch.stack((extreme, extreme.flip(0))), axis=1, keepdims=False)
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
    return cases


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
    return {"optimisers": cases, "schedules": schedules(), "clip": [clip(0.5), clip(100.0)]}


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
    return {"max_norm": limit, "before": before, "norm": norm.item(), "after": [entry(p.grad) for p in parameters]}


# --- files --------------------------------------------------------------------------------------------------------

def text(value):
    """JSON with a case a line, so that differences are readable."""
    if isinstance(value, list):
        return "[\n" + ",\n".join(json.dumps(each) for each in value) + "\n]\n"
    return "{\n" + ",\n".join(f"{json.dumps(k)}: {text(v).strip()}" for k, v in value.items()) + "\n}\n" \
        if any(isinstance(v, list) and v and isinstance(v[0], dict) for v in value.values()) else json.dumps(value) + "\n"


def close(a, b):
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(close(a[k], b[k]) for k in a)
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(close, a, b))
    if isinstance(a, float) or isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-15)
    return a == b


def main():
    failed = False
    for name, make in (("operators", operators), ("layers", layers), ("losses", losses), ("optimisers", optimisers)):
        path, made = HERE / f"{name}.json", make()
        if "--check" in sys.argv[1:]:
            same = close(json.loads(path.read_text()), json.loads(json.dumps(made)))
            print(f"{path.name}: {'as stored' if same else 'DIFFERS'}")
            failed = failed or not same
        else:
            path.write_text(text(made))
    sys.exit(failed)


if __name__ == "__main__":
    main()
