"""layers.json: networks and one pass of each by PyTorch."""

import torch

from cases import entry, random


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
