"""The inputs that A4's questions are judged by, the smallest first."""

import math


def tensor(shape, numbers):
    return [list(shape), [float(each) for each in numbers]]


def scalar(number):
    return tensor((), [number])


def drawn(random, *shape, low=-2.0, high=2.0):
    return tensor(shape, [round(random.uniform(low, high), 3) for _ in range(math.prod(shape))])


def case(check, call, *inputs, **judged):
    return {"check": check, "call": call, "inputs": list(inputs), **judged}


def cases(question, random):
    return {"A4.1": linear, "A4.2": xavier_uniform, "A4.3": prior_bias, "A4.4": sgd, "A4.5": adam, "A4.6": clip_grad_norm, "A4.7": dropout}[question](random)


def linear(random):
    given = [(tensor((1, 1), [2]), tensor((1, 1), [3]), tensor((1,), [0.5]), tensor((1, 1), [1])),
             (tensor((2, 1), [1, 2]), tensor((1, 2), [3, -1]), tensor((2,), [0.5, 0.25]), tensor((2, 2), [1, 0, 0, 1]))]
    given += [(drawn(random, n, k), drawn(random, k, m), drawn(random, m), drawn(random, n, m)) for n, k, m in ((1, 3, 2), (3, 2, 2), (4, 2, 1), (2, 3, 4), (0, 2, 3))]
    for x, weight, bias, g in given:
        yield case("value", "linear", x, weight, bias)
        yield case("derivative", "linear'", x, weight, bias, g)
        yield case("without bias", "linear_without_bias", x, weight)
        yield case("without bias", "linear_without_bias'", x, weight, g)


def xavier_uniform(random):
    shapes = [(1, 1), (2, 1), (1, 2), (2, 3), (3, 2), (1, 7), (4, 3), (2, 6)]
    for size, (rows, columns) in enumerate(shapes):
        yield case("value", "xavier_uniform", scalar(rows), scalar(columns), scalar(size + 1 if size < 3 else random.randrange(1, 10**6)))
    for rows, columns in ((0, 0), (0, 3), (2, 0)):
        yield case("empty", "xavier_uniform", scalar(rows), scalar(columns), scalar(1))


def prior_bias(random):
    for prior in (0.1, 0.01, 0.5, 0.9, 0.25, 0.001, *(round(random.uniform(0.02, 0.45), 4) for _ in range(3)), round(random.uniform(0.55, 0.98), 4)):
        yield case("value", "prior_bias", scalar(prior))
    for prior in (1e-6, 1e-20, 1e-300, 1 - 1e-6, 1 - 1e-12, 1 - 2**-53):
        yield case("near 0 and 1", "prior_bias", scalar(prior))


def sgd(random):
    def steps(check, value, rates, grads, momentum=0.0, dampening=0.0, decay=0.0, nesterov=0):
        return case(check, "SGD", tensor((len(value),), value), *map(scalar, (momentum, dampening, decay, nesterov)),
                    tensor((len(rates),), rates), tensor((len(grads), len(value)), [each for row in grads for each in row]))

    def some(count, n):
        return [[round(random.uniform(-2, 2), 2) for _ in range(n)] for _ in range(count)]

    yield steps("plain", [1], [0.1], [[2]])
    yield steps("plain", [1], [0.1, 0.1], [[2], [-1]])
    yield steps("plain", *some(1, 3), [0.05, 0.1], some(2, 3))
    yield steps("weight decay", [1], [0.1], [[2]], decay=0.5)
    yield steps("weight decay", [2], [0.1, 0.1], [[0], [1]], decay=0.5)
    yield steps("weight decay", *some(1, 2), [0.2, 0.1], some(2, 2), decay=0.25)
    yield steps("weight decay", [2], [0.1, 0.1, 0.1], [[1], [0], [0]], momentum=0.5, decay=0.5)
    yield steps("momentum", [1], [0.1], [[2]], momentum=0.5)
    yield steps("momentum", [1], [0.1, 0.1], [[2], [0]], momentum=0.5)
    yield steps("momentum", [1], [0.1, 0.1, 0.1], [[2], [1], [-1]], momentum=0.9)
    yield steps("momentum", *some(1, 2), [0.1, 0.05, 0.2], some(3, 2), momentum=0.9)
    yield steps("dampening", [1], [0.1], [[2]], momentum=0.5, dampening=0.5)
    yield steps("dampening", [1], [0.1, 0.1], [[2], [2]], momentum=0.5, dampening=0.25)
    yield steps("dampening", *some(1, 2), [0.1, 0.1, 0.05], some(3, 2), momentum=0.9, dampening=0.1, decay=0.2)
    yield steps("dampening", [1], [0.1, 0.1, 0.1], [[2], [2], [1]], momentum=0.9, dampening=1.0)
    yield steps("nesterov", [1], [0.1], [[2]], momentum=0.5, nesterov=1)
    yield steps("nesterov", [1], [0.1, 0.1], [[2], [0]], momentum=0.5, nesterov=1)
    yield steps("nesterov", *some(1, 2), [0.1, 0.05, 0.2], some(3, 2), momentum=0.9, decay=0.1, nesterov=1)


def adam(random):
    def steps(check, value, rates, grads, kind="Adam", beta1=0.9, beta2=0.999, epsilon=1e-8, decay=0.0, amsgrad=0):
        return case(check, kind, tensor((len(value),), value), *map(scalar, (beta1, beta2, epsilon, decay, amsgrad)),
                    tensor((len(rates),), rates), tensor((len(grads), len(value)), [each for row in grads for each in row]))

    def some(count, n):
        return [[round(random.uniform(-2, 2), 2) for _ in range(n)] for _ in range(count)]

    yield steps("first step", [1], [0.1], [[2]])
    yield steps("first step", [1], [0.1], [[2]], beta1=0.5, beta2=0.75, epsilon=0.1)
    yield steps("first step", [0], [0.1], [[1e-7]])
    yield steps("first step", [1, -1], [0.1], [[0, -3]], beta1=0.0, epsilon=0.5)
    yield steps("later steps", [1], [0.1, 0.1], [[2], [-1]], beta1=0.5, beta2=0.75, epsilon=0.1)
    yield steps("later steps", [1], [0.1, 0.1], [[2], [0]])
    yield steps("later steps", [0], [0.1, 0.1, 0.1], [[1e-7], [2e-7], [-1e-7]])
    yield steps("later steps", *some(1, 2), [0.1, 0.05, 0.2], some(3, 2))
    yield steps("later steps", *some(1, 2), [0.1, 0.1, 0.05], some(3, 2), beta1=0.5, beta2=0.9, epsilon=0.01)
    yield steps("weight decay", [2], [0.1], [[0.5]], decay=0.5, epsilon=0.1)
    yield steps("weight decay", [2], [0.1, 0.1], [[0], [0.5]], decay=0.5, beta1=0.5, beta2=0.75, epsilon=0.1)
    yield steps("weight decay", *some(1, 2), [0.1, 0.2, 0.05], some(3, 2), decay=0.25, beta1=0.5, beta2=0.75, epsilon=0.1)
    yield steps("AdamW", [2], [0.1], [[0.5]], kind="AdamW", decay=0.5, epsilon=0.1)
    yield steps("AdamW", [2], [0.1, 0.1], [[0], [0.5]], kind="AdamW", decay=0.5, beta1=0.5, beta2=0.75, epsilon=0.1)
    yield steps("AdamW", *some(1, 2), [0.1, 0.2, 0.05], some(3, 2), kind="AdamW", decay=0.25)
    yield steps("amsgrad", [1], [0.1, 0.1, 0.1], [[2], [0], [0]], beta1=0.5, beta2=0.75, epsilon=0.1, amsgrad=1)
    yield steps("amsgrad", *some(1, 2), [0.1, 0.1, 0.05, 0.1], [[3, -0.5], *some(3, 2)], beta1=0.9, beta2=0.9, amsgrad=1)
    yield steps("amsgrad", *some(1, 1), [0.1, 0.05, 0.1], [[2], *some(2, 1)], kind="AdamW", decay=0.25, beta2=0.5, epsilon=0.1, amsgrad=1)


def clip_grad_norm(random):
    pairs = [(tensor((1,), [3]), tensor((1,), [4]), 1.0), (tensor((1,), [0]), tensor((1,), [2]), 0.5),
             (tensor((2, 2), [1, -2, 2, 0]), tensor((2,), [4, 0]), 1.0)]
    pairs += [(drawn(random, 2, 3, low=-9, high=9), drawn(random, 3, low=-9, high=9), most) for most in (0.1, 1.0)]
    small = [(tensor((1,), [3]), tensor((1,), [4]), 10.0), (tensor((1,), [0]), tensor((1,), [0]), 1.0), (tensor((2,), [3, -4]), tensor((1,), [0]), math.inf),
             (drawn(random, 2, 2, low=-0.1, high=0.1), drawn(random, 2, low=-0.1, high=0.1), 1.0)]
    for one, other, most in [*pairs, *small]:
        yield case("norm", "clip_grad_norm", one, other, scalar(most))
        yield case("small gradients" if (one, other, most) in small else "scaling", "clipped_gradients", one, other, scalar(most))
    yield case("scaling", "clipped_gradients", tensor((0,), []), tensor((2,), [6, 8]), scalar(5))
    # 1e200 is finite, and its square is not.
    refused = [(tensor((1,), [wrong]), tensor((1,), [1]), scalar(1)) for wrong in (math.inf, -math.inf, math.nan, 1e200)]
    for inputs in [*refused, (tensor((1,), [1]), tensor((2,), [1, math.nan]), scalar(5)), (tensor((2,), [3, 4]), tensor((1,), [math.inf]), scalar(1))]:
        yield case("refusal", "clipping_refused", *inputs)
        yield case("refusal", "gradients_after_a_refusal", *inputs)
    yield case("refusal", "clipping_refused", tensor((1,), [3]), tensor((1,), [4]), scalar(1))


def dropout(random):
    given = [(tensor((1,), [2]), 0.5, 1), (tensor((4,), [1, 2, 3, 4]), 0.5, 2), (tensor((4,), [1, 2, 3, 4]), 0.2, 3), (tensor((3, 4), range(1, 13)), 0.75, 4)]
    given += [(drawn(random, 2, 5), share, random.randrange(1, 10**6)) for share in (0.1, 0.3, 0.6, 0.9)]
    for x, share, seed in [*given, (tensor((3,), [1, 2, 3]), 0.0, 5), (tensor((0, 2), []), 0.5, 6)]:
        yield case("value", "dropout", x, scalar(share), scalar(seed))
    for x, share, seed in given:
        yield case("derivative", "dropout'", x, scalar(share), scalar(seed), drawn(random, *x[0]))
    for x, share, seed in given[1:6]:
        yield case("evaluation", "dropout_after_eval", x, scalar(share), scalar(seed))
