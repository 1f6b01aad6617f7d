"""The inputs that A1's questions are judged by, the smallest first."""

import math


def tensor(shape, numbers):
    return [list(shape), list(numbers)]


def number(x):
    return tensor((), [x])


def drawn(random, *shape, low=-2.0, high=2.0):
    return tensor(shape, [round(random.uniform(low, high), 4) for _ in range(math.prod(shape))])


def away_from_zero(random, *shape):
    return tensor(shape, [round(random.choice((-1, 1)) * random.uniform(0.5, 3), 4) for _ in range(math.prod(shape))])


def three(call, inputs, g, **how):
    """A function's value, derivative and second derivative at the same place."""
    yield {"check": "value", "call": call, "inputs": inputs, **how}
    yield {"check": "derivative", "call": call + "'", "inputs": [*inputs, g], **how}
    yield {"check": "second derivative", "call": call + "''", "inputs": [*inputs, g], **how}


def exp(random):
    for x in (1.0, 0.0, -2.0, 20.0, -40.0):
        yield from three("exp", [number(x)], number(1.5), absolute=0)
    yield from three("exp", [drawn(random, 2, 3)], drawn(random, 2, 3))


def divide(random):
    for x, w in ((3.0, 2.0), (0.0, -4.0), (-1.0, 0.25), (1e6, 1e-3)):
        yield from three("divide", [number(x), number(w)], number(1.5), absolute=0)
    yield from three("divide", [drawn(random, 3), away_from_zero(random, 3)], drawn(random, 3))
    yield from three("divide", [drawn(random, 2, 3), away_from_zero(random, 3)], drawn(random, 2, 3))
    yield from three("divide", [drawn(random, 2, 1), away_from_zero(random, 1, 3)], drawn(random, 2, 3))


def relu(random):
    for x in (2.0, -3.0, 0.0, 40.0, -1e-30):
        yield {"check": "value", "call": "relu", "inputs": [number(x)], "absolute": 0}
        yield {"check": "derivative", "call": "relu'", "inputs": [number(x), number(1.5)], "absolute": 0}
    yield from three("relu_times_x", [tensor((3,), [-1.0, 0.5, 2.0])], drawn(random, 3))
    row = drawn(random, 2, 3)
    yield {"check": "value", "call": "relu", "inputs": [row]}
    yield {"check": "derivative", "call": "relu'", "inputs": [row, drawn(random, 2, 3)]}
    yield {"check": "NaN", "call": "relu", "inputs": [number(math.nan)]}
    yield {"check": "NaN", "call": "relu'", "inputs": [number(math.nan), number(1.5)]}


def sigmoid(random):
    for x in (0.0, 1.0, -2.0):
        yield from three("sigmoid", [number(x)], number(1.5))
    yield from three("sigmoid", [drawn(random, 2, 2)], drawn(random, 2, 2))
    for x in (20.0, -20.0, 40.0, -40.0, 100.0):
        for each in three("sigmoid", [number(x)], number(1.5), absolute=0):
            yield each | {"check": "far out"}
    for x in (800.0, -800.0):
        yield {"check": "far out", "call": "sigmoid", "inputs": [number(x)]}
        yield {"check": "far out", "call": "sigmoid'", "inputs": [number(x), number(1.5)]}


def matmul(random):
    yield from three("matmul", [tensor((1, 1), [3.0]), tensor((1, 1), [2.0])], tensor((1, 1), [1.5]))
    yield from three("matmul", [tensor((2, 2), [1.0, 2.0, 3.0, 4.0]), tensor((2, 2), [1.0, 0.0, 1.0, -1.0])], tensor((2, 2), [1.0, 0.0, 0.0, 2.0]))
    yield from three("matmul", [drawn(random, 2, 2), drawn(random, 2, 2)], drawn(random, 2, 2))
    yield from three("matmul", [drawn(random, 2, 3), drawn(random, 3, 1)], drawn(random, 2, 1))
    yield from three("matmul", [drawn(random, 3, 2), drawn(random, 2, 4)], drawn(random, 3, 4))
    yield from three("matmul", [drawn(random, 3), drawn(random, 3, 2)], drawn(random, 2))
    yield from three("matmul", [drawn(random, 2, 2, 2), drawn(random, 2, 2, 2)], drawn(random, 2, 2, 2))
    yield from three("matmul", [drawn(random, 2, 1, 3), drawn(random, 3, 2)], drawn(random, 2, 1, 2))


def linear(random):
    yield from three("linear", [tensor((1, 1), [3.0]), tensor((1, 1), [2.0]), tensor((1,), [-1.0])], tensor((1, 1), [1.5]))
    yield from three("linear", [tensor((2, 1), [1.0, 2.0]), tensor((1, 1), [2.0]), tensor((1,), [0.5])], tensor((2, 1), [1.0, 3.0]))
    yield from three("linear", [drawn(random, 2, 2), drawn(random, 2, 2), drawn(random, 2)], drawn(random, 2, 2))
    yield from three("linear", [drawn(random, 4, 3), drawn(random, 3, 2), drawn(random, 2)], drawn(random, 4, 2))
    yield from three("linear", [drawn(random, 3), drawn(random, 3, 2), drawn(random, 2)], drawn(random, 2))


def mean(random):
    for x, g in ((tensor((1,), [3.0]), 1.5), (tensor((2,), [1.0, 4.0]), 1.0), (drawn(random, 5), -0.5)):
        yield {"check": "value", "call": "mean", "inputs": [x]}
        yield {"check": "derivative", "call": "mean'", "inputs": [x, number(g)]}
    for call, shape in (("mean_over_rows", (3,)), ("mean_of_each_row", (2, 1))):
        x = drawn(random, 2, 3)
        yield {"check": "value", "call": call, "inputs": [x]}
        yield {"check": "derivative", "call": call + "'", "inputs": [x, drawn(random, *shape)]}
    yield {"check": "second derivative", "call": "mean_squared''", "inputs": [tensor((2,), [1.0, 4.0]), number(1.0)]}
    yield {"check": "second derivative", "call": "mean_squared''", "inputs": [drawn(random, 2, 3), drawn(random, 3)]}


def logsumexp(random):
    yield {"check": "value", "call": "logsumexp", "inputs": [tensor((1,), [2.0])]}
    yield {"check": "derivative", "call": "logsumexp'", "inputs": [tensor((1,), [2.0]), number(1.5)]}
    for shape, call, result in (((2,), "logsumexp", ()), ((2, 3), "logsumexp_of_each_row", (2,)), ((2, 3), "logsumexp_kept", (1, 3))):
        x = drawn(random, *shape)
        yield {"check": "value", "call": call, "inputs": [x]}
        yield {"check": "derivative", "call": call + "'", "inputs": [x, drawn(random, *result)]}
    yield {"check": "second derivative", "call": "logsumexp_of_squares''", "inputs": [tensor((2,), [0.5, -1.0]), number(1.0)]}
    yield {"check": "second derivative", "call": "logsumexp_of_squares''", "inputs": [drawn(random, 2, 3), drawn(random, 2)]}
    for numbers in ((1000.0, 1000.0), (-1000.0, -1001.0), (0.0, 800.0)):
        yield {"check": "far out", "call": "logsumexp", "inputs": [tensor((2,), numbers)]}
        yield {"check": "far out", "call": "logsumexp'", "inputs": [tensor((2,), numbers), number(1.5)]}
    # What is far out in one row is not in another.
    rows = tensor((2, 2), [0.0, 1.0, 1000.0, 999.0])
    yield {"check": "far out", "call": "logsumexp_of_each_row", "inputs": [rows]}
    yield {"check": "far out", "call": "logsumexp_of_each_row'", "inputs": [rows, tensor((2,), [1.0, 2.0])]}


QUESTIONS = {"A1.1": exp, "A1.2": divide, "A1.3": relu, "A1.4": sigmoid, "A1.5": matmul, "A1.6": linear, "A1.7": mean, "A1.8": logsumexp}


def cases(question, random):
    yield from QUESTIONS[question](random)
