"""The inputs that A5's questions are judged by, the smallest first."""


def tensor(*numbers):
    return [[len(numbers)], [float(each) for each in numbers]]


def scalar(number):
    return [[], [float(number)]]


def ledger(random):
    """Logits, targets and γ: with both classes and with one, hard and easy negatives, p_t = 1/2, and no gradient at all."""
    given = [([1, -2], [1, 0], 0), ([0, 0], [1, 0], 0), ([1, 2, -3], [1, 0, 0], 2), ([0.5, -0.5], [0, 0], 0), ([0.5, -0.5], [1, 1], 2),
             ([-1, 3, -4, -5], [1, 0, 0, 0], 0), ([-30, 40, -20, 25], [1, 0, 0, 1], 2), ([800, -800], [1, 0], 2)]
    for _ in range(3):
        count = random.randint(4, 8)
        given.append(([round(random.gauss(-1, 2), 2) for _ in range(count)], [1] + [int(random.random() < 0.3) for _ in range(count - 2)] + [0],
                      random.choice((0, 0.5, 2))))
    for logits, targets, gamma in given:
        for call in ("shares", "losses", "p_t"):
            yield {"check": call, "call": call, "inputs": [tensor(*logits), tensor(*targets), scalar(gamma)]}


def confusion(random):
    """TP, FP, TN, FN: plain ones, and such as leave a sum of them empty."""
    given = [(3, 1, 4, 2), (0, 0, 5, 2), (0, 3, 5, 0), (0, 0, 0, 0), (4, 0, 0, 0), (0, 2, 3, 4), (2, 2, 0, 0), (10, 5, 980, 5), (90000, 70000, 800000, 40000)]
    given += [tuple(random.randint(1, 30) for _ in range(4)) for _ in range(2)]
    for counts in given:
        for call in ("precision", "recall", "F1", "MCC"):
            yield {"check": call, "call": call, "inputs": [scalar(each) for each in counts]}


def cuts(random):
    plain = [([0.3], [1]), ([0.2, 0.8], [0, 1]), ([0.9, 0.5, 0.1], [0, 1, 0]), ([-2, 3, 1, -0.5], [1, 1, 0, 0]), ([], [])]
    plain.append(([round(random.random() + k, 3) for k in random.sample(range(6), 6)], [random.randint(0, 1) for _ in range(6)]))
    tied = [([0.5, 0.5], [1, 0]), ([0.5, 0.5], [0, 1]), ([0.7, 0.5, 0.5, 0.2], [0, 1, 0, 1]), ([1, 1, 1], [1, 1, 0]), ([0.2, 0.6, 0.2, 0.6, 0.2], [0, 1, 1, 0, 0])]
    tied.append(([random.choice((0, 0.25, 0.5)) for _ in range(8)], [random.randint(0, 1) for _ in range(8)]))
    for check, given in (("distinct scores", plain), ("ties", tied)):
        for scores, labels in given:
            yield {"check": check, "call": "cuts", "inputs": [tensor(*scores), tensor(*labels)]}


def average_precision(random):
    """Counts of true and false positives at one threshold after another."""
    given = [([1], [0]), ([1], [1]), ([0, 1], [1, 1]), ([1, 1, 2], [0, 1, 1]), ([0, 1, 1, 2, 3], [1, 1, 2, 2, 5]), ([3, 3], [1, 9])]
    for _ in range(3):
        hits, alarms = [random.randint(0, 1)], [1]
        for _ in range(random.randint(2, 7)):
            more = random.choice(((1, 0), (0, 1), (2, 1)))
            hits.append(hits[-1] + more[0])
            alarms.append(alarms[-1] + more[1])
        given.append(([*hits, hits[-1] + 1], [*alarms, alarms[-1]]))
    for hits, alarms in given:
        yield {"check": "value", "call": "average_precision", "inputs": [tensor(*hits), tensor(*alarms)]}
    for alarms in ([1], [], [1, 2, 5]):
        yield {"check": "no positives", "call": "average_precision", "inputs": [tensor(*(0 for _ in alarms)), tensor(*alarms)]}


def calibration(random):
    given = [([0.8], [1], 5), ([0.8, 0.7], [1, 0], 5), ([0.1, 0.6, 0.65, 0.9], [0, 1, 0, 1], 4), ([0.3, 0.3, 0.3], [0, 0, 1], 15)]
    for _ in range(3):
        count = random.randint(5, 10)
        given.append(([round(random.random(), 3) for _ in range(count)], [random.randint(0, 1) for _ in range(count)], random.choice((3, 10, 15))))
    for probabilities, labels, bins in given:
        yield {"check": "value", "call": "ECE", "inputs": [tensor(*probabilities), tensor(*labels), scalar(bins)]}
    for probabilities, labels, bins in (([1], [0], 4), ([0, 0.1], [1, 0], 4), ([0.9, 1], [1, 0], 4), ([0.25, 0.2], [0, 1], 4), ([0.2, 0.9], [1, 0], 1)):
        yield {"check": "edges", "call": "ECE", "inputs": [tensor(*probabilities), tensor(*labels), scalar(bins)]}


def intervals(random):
    samples = [[1, 3], [0, 0, 0], [0.61, 0.58, 0.66, 0.6, 0.63], [-1, 4, 2]]
    samples.append([round(random.gauss(0.5, 0.1), 3) for _ in range(10)])
    for sample in samples:
        yield {"check": "interval", "call": "t_interval", "inputs": [tensor(*sample)]}
    for sample in ([0.5], []):
        yield {"check": "one seed", "call": "t_interval", "inputs": [tensor(*sample)]}
    pairs = [([2, 4], [1, 5]), ([0.5, 0.7, 0.6], [0.4, 0.6, 0.5]), ([0.61, 0.58, 0.66, 0.6, 0.63], [0.6, 0.55, 0.67, 0.58, 0.62])]
    level = [random.random() for _ in range(8)]
    pairs.append(([round(each + random.gauss(0.01, 0.01), 4) for each in level], [round(each, 4) for each in level]))
    for a, b in pairs:
        yield {"check": "paired", "call": "paired_interval", "inputs": [tensor(*a), tensor(*b)]}


def comparison(random):
    """Seeds and γ of the second loss.  What is asked for are mostly differences that must be 0."""
    given = [([1], 2), ([2, 1], 2), ([5, 3, 8], 1), ([random.randint(10, 99) for _ in range(2)], 2)]
    for seeds, gamma in given:
        for check, call in (("start", "start"), ("batches", "batches"), ("threshold", "threshold"), ("figures", "same_loss"), ("figures", "alone"), ("figures", "figures")):
            yield {"check": check, "call": call, "inputs": [tensor(*seeds), scalar(gamma)], "tolerance": 1e-6, "absolute": 1e-9}


def cases(question, random):
    of = {"A5.1": ledger, "A5.2": confusion, "A5.3": cuts, "A5.4": average_precision, "A5.5": calibration, "A5.6": intervals, "A5.7": comparison}
    yield from of[question](random)
