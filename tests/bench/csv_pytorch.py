"""The work of ./run compare on a CSV, by pandas and PyTorch, on one thread.

usage: csv_pytorch.py FILE.csv LABEL POSITIVE STEPS

Debian: python3-pandas, python3-torch.

As compare does with --losses ce,focal --seeds 1: reads and splits the file, standardises, trains a network
of tanh layers, 32-32-1 in double, with either loss by Adam, and measures both at the shown steps: loss and
gradient of the whole training part in blocks, average precision on the validation part, and average
precision, ROC-AUC, Brier score and log loss on the test part.  It leaves out: groups of equal rows, what is
said of the columns, the ledger's shares, the other metrics, the posterior behind focal loss's
probabilities, the model of either start, logistic regression, the report, and all files.
"""

import sys

import numpy as np
import pandas as pd
import torch

BLOCK = 8192  # rows; with 1024 and with 32768 it takes longer


def split(labels, share, rng):
    """Rows of the rest, and of a share of either class."""
    taken = np.zeros(len(labels), bool)
    for which in (0, 1):
        rows = rng.permutation(np.flatnonzero(labels == which))
        taken[rows[: round(share * len(rows))]] = True
    return np.flatnonzero(~taken), np.flatnonzero(taken)


def network(features, prior):
    torch.manual_seed(1)
    layers = [torch.nn.Linear(features, 32), torch.nn.Tanh(), torch.nn.Linear(32, 32), torch.nn.Tanh()]
    layers.append(torch.nn.Linear(32, 1))
    for layer in layers[::2]:
        torch.nn.init.xavier_uniform_(layer.weight)
        torch.nn.init.zeros_(layer.bias)
    torch.nn.init.constant_(layers[-1].bias, np.log(prior / (1 - prior)))
    return torch.nn.Sequential(*layers)


def cross_entropy(logits, targets):
    return torch.nn.functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")


def focal(logits, targets):
    each = cross_entropy(logits, targets)
    return (1 - torch.exp(-each)) ** 2 * each


def probabilities(net, inputs):
    with torch.no_grad():
        return torch.cat([torch.sigmoid(net(part)) for part in inputs.split(BLOCK)]).numpy()[:, 0]


def ranking(p, labels):
    """Average precision, and ROC-AUC, equal scores together."""
    order = np.argsort(-p)
    last = np.append(np.flatnonzero(np.diff(p[order])), len(p) - 1)
    hits = np.cumsum(labels[order])[last]
    alarms = last + 1 - hits
    area = np.sum(np.diff(hits, prepend=0) * hits / (hits + alarms)) / hits[-1]
    return area, np.trapz(np.append(0, hits), np.append(0, alarms)) / (hits[-1] * alarms[-1])


def measure(net, loss, train, validation, test):
    net.zero_grad()
    total = 0.0
    for x, y in zip(train[0].split(BLOCK), train[1].split(BLOCK)):
        part = loss(net(x), y).sum() / len(train[1])
        part.backward()
        total += part.item()
    norm = torch.sqrt(sum((w.grad**2).sum() for w in net.parameters())).item()
    seen = ranking(probabilities(net, validation[0]), validation[1].numpy()[:, 0])
    p, y = probabilities(net, test[0]), test[1].numpy()[:, 0]
    p_t = np.clip(np.where(y == 1, p, 1 - p), 1e-15, 1)
    return total, norm, seen[0], *ranking(p, y), np.mean((p - y) ** 2), -np.mean(np.log(p_t))


def main():
    path, label, positive, steps = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    table = pd.read_csv(path)
    labels = (table.pop(label).astype(str) == positive).to_numpy().astype(float)
    values = table.to_numpy(dtype=float)
    del table
    rng = np.random.default_rng(1)
    rest, test = split(labels, 0.3, rng)
    train, validation = (rest[part] for part in split(labels[rest], 0.25, rng))
    mean, deviation = values[train].mean(axis=0), values[train].std(axis=0)
    parts = []
    for rows in (train, validation, test):
        scaled = (values[rows] - mean) / deviation
        parts.append((torch.from_numpy(scaled), torch.from_numpy(labels[rows, None])))
    del values
    powers = [factor * 10**k for k in range(6) for factor in (1, 2, 5)]
    shown = {0, steps} | {k for k in powers if steps / 200 <= k < steps}
    prior = labels[train].mean()
    nets = {loss: network(parts[0][0].shape[1], prior) for loss in (cross_entropy, focal)}
    adams = {loss: torch.optim.Adam(net.parameters(), lr=5e-3) for loss, net in nets.items()}
    for step in range(steps + 1):
        rows = torch.from_numpy(rng.integers(len(train), size=256))
        for loss, net in nets.items():
            if step > 0:
                adams[loss].zero_grad()
                loss(net(parts[0][0][rows]), parts[0][1][rows]).mean().backward()
                adams[loss].step()
            if step in shown:
                print(step, loss.__name__, *("%.4g" % x for x in measure(net, loss, *parts)))


main()
