"""optimisers.json: steps of each optimiser, schedules and clipping by PyTorch."""

import math

import torch

from cases import entry, own_stream, random


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
