"""The inputs that A3's questions are judged by, the smallest first.  Far out the absolute tolerance is 0: a loss of 1e-13 is
to be right in its own digits."""


def tensor(shape, numbers):
    return [list(shape), list(numbers)]


def number(x):
    return tensor((), [x])


def vector(*numbers):
    return tensor((len(numbers),), numbers)


def with_gradient(check, call, inputs, g, second=None):
    """The first derivative under a check, and the second under another."""
    yield {"check": check, "call": call + "'", "inputs": [*inputs, g]}
    if second:
        yield {"check": second, "call": call + "''", "inputs": [*inputs, g]}


def drawn_probabilities(random, n):
    return vector(*(round(random.uniform(0.02, 0.98), 3) for _ in range(n))), vector(*(random.choice((0, 1)) for _ in range(n)))


def drawn_weights(random, n):
    return vector(*(round(random.uniform(0.5, 2), 2) for _ in range(n)))


def p_t(random):
    call = "as_written::p_t"
    for p, y in ((number(0.9), number(1)), (number(0.9), number(0)), (vector(), vector()), (vector(0.9526, 0.0474, 0.5), vector(1, 0, 1)),
                 (tensor((2, 2), [1, 0, 1, 0]), tensor((2, 2), [1, 1, 0, 0]))):
        yield {"check": "value", "call": call, "inputs": [p, y]}
    for y in (1, 0):
        yield from with_gradient("derivative", call, [number(0.3), number(y)], number(1.5))
    p, y = drawn_probabilities(random, 4)
    yield {"check": "value", "call": call, "inputs": [p, y]}
    yield from with_gradient("derivative", call, [p, y], drawn_weights(random, 4))


def cross_entropy(random):
    call = "as_written::cross_entropy"
    for p, y in ((0.5, 1), (0.9, 1), (0.9, 0), (0.1, 0), (0.0498, 1), (1e-9, 1), (1, 1), (0, 0)):
        yield {"check": "value", "call": call, "inputs": [number(p), number(y)]}
    yield {"check": "value", "call": call, "inputs": [vector(0.9526, 0.0474), vector(1, 0)]}
    for p, y in ((0.25, 1), (0.25, 0), (0.9, 0), (1e-6, 1)):
        yield from with_gradient("derivative", call, [number(p), number(y)], number(1.5))
    for n in (3, 6):
        p, y = drawn_probabilities(random, n)
        yield {"check": "value", "call": call, "inputs": [p, y]}
        yield from with_gradient("derivative", call, [p, y], drawn_weights(random, n))


def focal_as_written(random):
    call, with_alpha = "as_written::focal", "as_written::focal_with_alpha"
    for p, y, gamma in ((0.9, 1, 2), (0.1, 1, 2), (0.9, 0, 2), (0.7, 1, 0), (0.7, 0, 1), (0.3, 1, 0.5), (0.2, 0, 5)):
        yield {"check": "value", "call": call, "inputs": [number(p), number(y), number(gamma)]}
        yield from with_gradient("derivative", call, [number(p), number(y), number(gamma)], number(1.5))
    for p, y, alpha in ((0.9, 1, 0.25), (0.9, 0, 0.25), (0.4, 0, 0.75), (0.4, 1, 1), (0.4, 0, 1), (0.4, 1, 0)):
        yield {"check": "with alpha", "call": with_alpha, "inputs": [number(p), number(y), number(2), number(alpha)]}
    for gamma in (2, 0.5):
        p, y = drawn_probabilities(random, 4)
        yield {"check": "value", "call": call, "inputs": [p, y, number(gamma)]}
        yield from with_gradient("derivative", call, [p, y, number(gamma)], drawn_weights(random, 4))
        yield {"check": "with alpha", "call": with_alpha, "inputs": [p, y, number(gamma), number(0.25)]}
        yield from with_gradient("with alpha", with_alpha, [p, y, number(gamma), number(0.9)], drawn_weights(random, 4))


def cross_entropy_of_logits(random):
    call, weighted = "binary_cross_entropy", "weighted_cross_entropy"
    g, both = number(1.5), ("derivative", "second derivative")
    for x, t in ((0, 1), (0, 0), (2, 1), (2, 0), (-3, 1), (1, 0.25)):
        yield {"check": "value", "call": call, "inputs": [number(x), number(t)]}
        yield from with_gradient(both[0], call, [number(x), number(t)], g, both[1])
    # Nearly 0, as a difference of what is not: a rule by finite differences has no right digit of it.
    yield {"check": both[0], "call": call + "'", "inputs": [number(-1.0986), number(0.25), g], "absolute": 0}
    yield {"check": "value", "call": call, "inputs": [vector(), vector()]}
    for x, t, pos_weight, alpha, smoothing in ((1, 1, 3, 0.5, 0), (1, 0, 3, 0.5, 0), (-1, 0, 1, 0.25, 0), (-1, 1, 2, 0.25, 0.1)):
        inputs = [number(x), number(t), number(pos_weight), number(alpha), number(smoothing)]
        yield {"check": "value", "call": weighted, "inputs": inputs}
        yield from with_gradient(both[0], weighted, inputs, g, both[1])
    x = vector(*(round(random.uniform(-4, 4), 2) for _ in range(4)))
    t = vector(*(random.choice((0, 0.2, 1)) for _ in range(4)))
    yield {"check": "value", "call": call, "inputs": [x, t]}
    yield from with_gradient(both[0], call, [x, t], drawn_weights(random, 4), both[1])
    for x in (20, -20, 40, -40, 800, -800, 1e4):
        for t in (1, 0):
            yield {"check": "far out", "call": call, "inputs": [number(x), number(t)], "absolute": 0}
            for each in with_gradient("far out", call, [number(x), number(t)], g, "far out"):
                yield {**each, "absolute": 0}
    yield from reduced("summed_cross_entropy")


def focal_of_logits(random):
    call, with_alpha = "focal", "focal_with_alpha"
    g, both = number(1.5), ("derivative", "second derivative")
    for x, t, gamma in ((0, 1, 2), (0, 0, 2), (2, 1, 2), (-4, 1, 2), (1, 0, 1), (1, 1, 0), (-2, 0, 0.5)):
        yield {"check": "value", "call": call, "inputs": [number(x), number(t), number(gamma)]}
        yield from with_gradient(both[0], call, [number(x), number(t), number(gamma)], g, both[1])
    # Where the second derivative changes its sign: a rule by finite differences has no right digit of it.
    yield {"check": both[1], "call": call + "''", "inputs": [number(-2.7904), number(1), number(2), g], "absolute": 0}
    for t in (1, 0):
        inputs = [number(-1), number(t), number(2), number(0.25)]
        yield {"check": "value", "call": with_alpha, "inputs": inputs}
        yield from with_gradient(both[0], with_alpha, inputs, g, both[1])
    x = vector(*(round(random.uniform(-4, 4), 2) for _ in range(4)))
    t = vector(*(random.choice((0, 1)) for _ in range(4)))
    yield {"check": "value", "call": call, "inputs": [x, t, number(1.5)]}
    yield from with_gradient(both[0], with_alpha, [x, t, number(3), number(0.75)], drawn_weights(random, 4), both[1])
    for gamma, x in ((2, 20), (0.5, 20), (2, -20), (0.5, 40), (2, 40), (0, 40), (0.5, -40), (0.5, 800), (0.5, -800), (2, -1e4)):
        for t in (1, 0):
            inputs = [number(x), number(t), number(gamma)]
            yield {"check": "far out", "call": call, "inputs": inputs, "absolute": 0}
            for each in with_gradient("far out", call, inputs, g, "far out"):
                yield {**each, "absolute": 0}
    yield from reduced("summed_focal", [number(2)])


def reduced(call, gamma=()):
    """Whether the reduction that is asked for is handed on."""
    for x, t in (((1, -2), (1, 0)), ((0.5, 1, -3), (0, 1, 1))):
        yield {"check": "value", "call": call, "inputs": [vector(*x), vector(*t), *gamma]}


def divisors(random):
    for check, call, losses, targets in (
            ("value", "divisor_by_positives", vector(3, 0.1), vector(1, 1)),
            ("value", "divisor_mean", vector(3, 0.1), vector(1, 0)),
            ("value", "divisor_sum", vector(3, 0.1), vector(1, 0)),
            ("value", "divisor_by_positives", vector(3, 0.1, 0.1, 0.2), vector(1, 0, 0, 1)),
            ("value", "divisor_by_positives", vector(3, 0.1, 0.1, 0.2, 2), vector(1, 0, 0, 1, 1)),
            ("value", "divisor_by_positives", tensor((2, 2), [3, 0.1, 2, 0.2]), tensor((2, 2), [0.9, 0.3, 0.9, 0.3])),
            ("value", "divisor_by_positives", vector(3, 0.1, 0.2), vector(0.95, 0.95, 0.6)),
            ("value", "divisor_mean", vector(3, 0.1, 0.2), number(1)),
            ("value", "divisor_by_positives", vector(3, 0.1, 0.2), number(1)),
            ("value", "divisor_sum", vector(), vector()),
            ("no positives", "divisor_by_positives", vector(0.1), vector(0)),
            ("no positives", "divisor_by_positives", vector(0.1, 0.2, 0.1), vector(0, 0, 0)),
            ("no positives", "divisor_by_positives", vector(0.1, 0.2), vector(0.05, 0.05)),
            ("no positives", "divisor_by_positives", vector(), vector()),
            ("refusal", "mean_of_losses", vector(0.1), vector(0)),
            ("refusal", "mean_of_losses", vector(), vector()),
            ("refusal", "mean_of_losses", tensor((2, 0), []), tensor((2, 0), []))):
        yield {"check": check, "call": call, "inputs": [losses, targets]}
    targets = [random.choice((0, 1)) for _ in range(6)] + [1, 1, 0]
    losses = [round(random.uniform(0.1, 3), 2) for _ in targets]
    for call in ("divisor_by_positives", "divisor_mean", "divisor_sum"):
        yield {"check": "value", "call": call, "inputs": [vector(*losses), vector(*targets)]}


def matrices(random):
    for x, t, gamma in (((0,), (1,), 2), ((-4,), (1,), 2), ((1, -4), (1, 1), 2), ((3, 0.5, -1), (0, 1, 0), 1), ((-1, 2), (1, 0), 0)):
        yield {"check": "value", "call": "hessian_of_focal", "inputs": [vector(*x), vector(*t), number(gamma)]}
    yield {"check": "value", "call": "hessian_of_focal", "inputs": [number(-3.5), number(1), number(2)]}
    yield {"check": "value", "call": "hessian_of_focal", "inputs": [tensor((1, 2), [0.5, -4]), tensor((1, 2), [0, 1]), number(2)]}
    draw = lambda n: vector(*(round(random.uniform(0.5, 3), 2) for _ in range(n)))
    for call in ("hessian_of_product", "hessian_of_logsumexp"):
        for x in (vector(2, 3), vector(1, 2, 3), draw(3)):
            yield {"check": "off the diagonal", "call": call, "inputs": [x]}
    for call, xs in (("jacobian_of_x_times_sum", (vector(2), vector(2, 3), draw(3))),
                     ("jacobian_of_sum_and_product", (vector(2, 3), vector(1, 2, 3), draw(4)))):
        for x in xs:
            yield {"check": "Jacobian", "call": call, "inputs": [x]}


def cases(question, random):
    return {"A3.1": p_t, "A3.2": cross_entropy, "A3.3": focal_as_written, "A3.4": cross_entropy_of_logits, "A3.5": focal_of_logits,
            "A3.6": divisors, "A3.7": matrices}[question](random)
