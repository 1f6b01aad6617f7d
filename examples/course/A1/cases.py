"""The inputs that A1's questions are judged by, the smallest first."""


def tensor(shape, numbers):
    return [list(shape), list(numbers)]


def cases(question, random):
    for x in (1.0, 0.0, -2.0, 20.0, -40.0):
        yield {"check": "value", "call": "exp", "inputs": [tensor((), [x])]}
        yield {"check": "derivative", "call": "exp'", "inputs": [tensor((), [x]), tensor((), [1.5])], "absolute": 0}
        yield {"check": "second derivative", "call": "exp''", "inputs": [tensor((), [x]), tensor((), [1.5])], "absolute": 0}
