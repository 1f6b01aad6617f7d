"""The inputs that A2's questions are judged by, the smallest first."""

import math


def tensor(shape, numbers):
    return [list(shape), list(numbers)]


def number(x):
    return tensor((), [x])


def drawn(random, *shape):
    return tensor(shape, [round(random.choice((-1, 1)) * random.uniform(0.3, 2), 4) for _ in range(math.prod(shape))])


def case(check, call, *inputs):
    return {"check": check, "call": call, "inputs": list(inputs)}


def append(random):
    yield case("wants gradient", "append_choices", number(2.0), number(3.0))
    yield case("inputs", "places", number(2.0), number(3.0))
    yield case("NoGrad", "append_within_NoGrad", number(2.0))
    yield case("refusal", "append_then_change", number(2.0), number(3.0))
    yield case("wants gradient", "append_products", drawn(random, 2), number(3.0))
    yield case("wants gradient", "append_choices", drawn(random, 3), drawn(random, 3))
    yield case("NoGrad", "append_within_NoGrad", drawn(random, 2, 2))
    yield case("refusal", "append_then_change", drawn(random, 2), drawn(random, 2))


def begin_pass(random):
    for x in (number(2.0), number(-1.0), drawn(random)):
        yield case("refusal", "begin_twice", x)
        yield case("refusal", "begin_with_changed_parameter", x)
        yield case("again", "begin_after_clear", x)
        yield case("again", "begin_after_refusal", x)
        yield case("new pass", "begin_new_pass", x)


def begin_gradient(random):
    for x in (number(2.0), number(-1.0), drawn(random)):
        yield case("derivative", "begun", x)
    for x, w in ((number(2.0), number(3.0)), (drawn(random), drawn(random))):
        yield case("derivative", "sent_twice", x, w)
        yield case("new pass", "two_passes", x, w)
        yield case("parameter", "parameter", x, number(0.5), w)
        yield case("parameter", "parameter", x, number(0.0), w)
        yield case("refusal", "parameter_after_step", x, number(0.5))
        yield case("new pass", "begun_in_each_pass", x)


def walk_back(random):
    pairs = [(number(2.0), number(3.0)), (number(0.5), number(-1.0)), (drawn(random), drawn(random))]
    for x, w in pairs:
        yield case("derivative", "square", x)
        yield case("derivative", "chain", x, w)
        yield case("order", "twice_twice", x)
        yield case("order", "two_ways", x, w)
        yield case("order", "two_ways_exchanged", x, w)
        yield case("only reached", "beside", x, w)
        yield case("only reached", "another_loss", x, w)
        yield case("only reached", "through_NoGrad", x, w)
        yield case("only reached", "chosen", x, w)
    yield case("only reached", "received", number(2.0), number(3.0))
    yield case("derivative", "deep", number(2.0))
    yield case("told", "told", number(2.0), number(3.0))


def watched(random):
    pairs = [(number(2.0), number(3.0)), (number(0.5), number(-1.0)), (drawn(random), drawn(random))]
    for x, w in pairs:
        yield case("steps", "watched_square", x)
        yield case("steps", "watched_chain", x, w)
        yield case("order", "watched_twice_twice", x)
        yield case("order", "watched_two_ways", x, w)
        yield case("only reached", "watched_beside", x, w)
        yield case("only reached", "watched_through_NoGrad", x, w)
        yield case("steps", "watched_chosen", x, w)


def twice(random, call, inputs, g):
    """A gradient, and the gradient of that."""
    yield case("derivative", call, *inputs, g)
    yield case("second derivative", "twice_" + call, *inputs, g, *(drawn(random, *shape) for shape, _ in inputs))


def recorded(random):
    for x in (number(2.0), drawn(random, 2)):
        g = drawn(random, *x[0])
        for call in ("grad_square", "grad_tanh"):
            yield from twice(random, call, [x], g)
    for shape in ((), (2,)):
        inputs = [drawn(random, *shape), drawn(random, *shape)]
        for call in ("grad_product", "grad_two_ways", "grad_unused"):
            yield from twice(random, call, inputs, drawn(random, *shape))
    yield case("inputs", "grad_chosen", number(2.0), number(1.0))
    yield case("inputs", "grad_chosen", drawn(random, 2), drawn(random, 2))
    yield from twice(random, "grad_sum_of_column", [drawn(random, 2, 1)], drawn(random, 2))


def fit(random):
    yield case("stretched", "grad_plain_sum", tensor((2,), [1.0, 2.0]), number(3.0))
    yield case("derivative", "grad_product", tensor((2,), [1.0, 2.0]), number(3.0), tensor((2,), [1.0, 1.0]))
    for one, other, result in (((), (3,), (3,)), ((2, 3), (3,), (2, 3)), ((2, 1), (1, 3), (2, 3)), ((1,), (2, 2), (2, 2)), ((2, 1, 2), (2, 1), (2, 2, 2))):
        yield from twice(random, "grad_product", [drawn(random, *one), drawn(random, *other)], drawn(random, *result))
    yield from twice(random, "grad_two_ways", [drawn(random, 2), drawn(random, 2)], drawn(random, 2))
    yield case("stretched", "grad_plain_row_sums", drawn(random, 2, 3), drawn(random, 2))
    yield case("stretched", "grad_row_sums", drawn(random, 2, 3), drawn(random, 2))
    yield case("stretched", "twice_grad_sum", drawn(random, 2, 2), number(1.5), drawn(random, 2, 2))


QUESTIONS = {"A2.1": append, "A2.2": begin_pass, "A2.3": begin_gradient, "A2.4": walk_back, "A2.5": watched, "A2.6": recorded, "A2.7": fit}


def cases(question, random):
    yield from QUESTIONS[question](random)
