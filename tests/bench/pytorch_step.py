"""The same work in PyTorch, one thread.  Answers as worker.cpp does, told the works and the number type:

usage: pytorch_step.py double|float WORK...
"""

import math
import sys
import time

import torch

ALPHA, LEARNING_RATE, FACTOR, ADDEND = 0.25, 1e-6, 0.9999, 1e-3


def focal(logits, sign, alpha_t):
    log_p = torch.nn.functional.logsigmoid(sign * logits)
    return (alpha_t * (1 - log_p.exp()) ** 2 * -log_p).mean()


def signs(shape):
    t = (torch.rand(shape) < 0.1).to(torch.get_default_dtype())
    return 2 * t - 1, ALPHA * t + (1 - ALPHA) * (1 - t)


def network(widths, batch):
    layers = []
    for i, o in zip(widths, widths[1:]):
        layers += [torch.nn.Linear(i, o), torch.nn.Tanh()]
    net = torch.nn.Sequential(*layers[:-1])
    for layer in layers[::2]:
        torch.nn.init.normal_(layer.weight, std=1 / math.sqrt(layer.in_features))
        torch.nn.init.zeros_(layer.bias)
    x = torch.randn(batch, widths[0])
    sign, alpha_t = signs((batch, widths[-1]))
    adam = torch.optim.Adam(net.parameters(), lr=LEARNING_RATE)

    def step():
        adam.zero_grad()
        loss = focal(net(x), sign, alpha_t)
        loss.backward()
        adam.step()
        return loss.item()

    return step


def loss_of_logits(n):
    logits = (3 * torch.randn(n)).requires_grad_()
    sign, alpha_t = signs((n,))

    def step():
        logits.grad = None
        loss = focal(logits, sign, alpha_t)
        loss.backward()
        return loss.item()

    return step


def chain(operations):
    def step():
        a, b, y = (torch.tensor(v, requires_grad=True) for v in (FACTOR, ADDEND, 1.0))
        for _ in range(operations // 2):
            y = y * a + b
        y.backward()
        return (y + a.grad + b.grad).item()

    return step


def make(work):
    what, _, size = work.partition("/")
    if what == "focal":
        return loss_of_logits(int(size))
    if what == "chain":
        return chain(int(size))
    return network([int(n) for n in what.split("-")], int(size))


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    torch.set_default_dtype(torch.float64 if sys.argv[1] == "double" else torch.float32)
    print("pytorch", sys.argv[1], flush=True)
    steps = {}
    for line in sys.stdin:
        _, work, count = line.split()
        step = steps.setdefault(work, None) or make(work)
        steps[work] = step
        start = time.process_time()
        for _ in range(int(count)):
            loss = step()
        print(time.process_time() - start, loss, flush=True)


main()
