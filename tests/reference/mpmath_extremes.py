"""extremes.json: the losses far out, and the article's sum, by mpmath in 80 digits."""

import mpmath


def rounded(x):
    """The nearest double; what is below 1e-300 counts as 0."""
    return 0.0 if abs(x) < mpmath.mpf("1e-300") else float(x)


def focal_of(p, q, gamma):
    """Value, first and second derivative in the logit of p, q = 1 − p."""
    log_p = -mpmath.log1p(q / p)
    inner = gamma * p * log_p - q
    return (-q ** gamma * log_p, q ** gamma * inner,
            p * q ** gamma * (q * (gamma * log_p + gamma + 1) - gamma * inner))


def agrees(formula, function, x, order, reach):
    """The formula against the function differentiated numerically, in digits enough to see e^-reach beside 1.
    (Of reach 1e4 that takes minutes, and tells nothing that 700 does not.)"""
    if reach > 2000:
        return
    with mpmath.workdps(100 + int(reach) // 2):
        numeric = mpmath.diff(function, x, order)
    assert abs(formula - numeric) <= mpmath.mpf("1e-30") * abs(numeric), (formula, numeric)


def extremes():
    """Binary losses of one logit and multi-class losses of one row, far out."""
    mp, cases = mpmath.mpf, []
    logits = [s * x for x in (20.0, 50.0, 700.0, 1e4) for s in (-1, 1)]
    for x in logits:
        for target in (0.0, 0.25, 1.0):
            for weight in (1.0, 3.0):
                t, w, p, q = mp(target), mp(weight), 1 / (1 + mpmath.exp(-mp(x))), 1 / (1 + mpmath.exp(mp(x)))
                made = (w * t * mpmath.log1p(q / p) + (1 - t) * mpmath.log1p(p / q), (1 - t) * p - w * t * q,
                        (1 - t + w * t) * p * q)
                loss = lambda z: w * t * mpmath.log1p(mpmath.exp(-z)) + (1 - t) * mpmath.log1p(mpmath.exp(z))
                for order in (1, 2):
                    agrees(made[order], loss, mp(x), order, abs(x))
                cases.append({"loss": "binary_cross_entropy", "options": {"pos_weight": weight}, "logit": x,
                              "target": target, **dict(zip(("value", "gradient", "second"), map(rounded, made)))})
    for gamma in (0.0, 0.5, 1.0, 2.0, 5.0):
        for x in logits:
            for target in (0.0, 1.0):
                sign = mp(2 * target - 1)
                p, q = 1 / (1 + mpmath.exp(-sign * x)), 1 / (1 + mpmath.exp(sign * x))
                value, slope, second = focal_of(p, q, mp(gamma))
                loss = lambda z: (1 + mpmath.exp(sign * z)) ** -mp(gamma) * mpmath.log1p(mpmath.exp(-sign * z))
                for order, made in ((1, sign * slope), (2, second)):
                    agrees(made, loss, mp(x), order, abs(x))
                for alpha in (None, 0.25, 0.75):
                    a = mp(1 if alpha is None else alpha if target else 1 - alpha)
                    cases.append({"loss": "focal", "options": {"gamma": gamma, "alpha": alpha}, "logit": x,
                                  "target": target, "value": rounded(a * value), "gradient": rounded(a * sign * slope),
                                  "second": rounded(a * second)})
        for big in (20.0, 50.0, 700.0, 1e4):
            for row in ([big, 0.0, -big], [big, big, -big], [0.0, -big, -big]):
                for t in range(3):
                    e = [mpmath.exp(mp(z)) for z in row]
                    others = sum(e[j] for j in range(3) if j != t)
                    p, q = e[t] / sum(e), others / sum(e)
                    value, slope, _ = focal_of(p, q, mp(gamma))
                    grad = [slope if j == t else -slope * e[j] / others for j in range(3)]
                    for j in range(3):
                        def loss(z):
                            exps = [mpmath.exp(z if k == j else mp(row[k])) for k in range(3)]
                            rest = sum(exps[k] for k in range(3) if k != t)
                            return (rest / sum(exps)) ** mp(gamma) * mpmath.log1p(rest / exps[t])
                        agrees(grad[j], loss, mp(row[j]), 1, 2 * big)
                    cases.append({"loss": "focal_multiclass", "options": {"gamma": gamma, "alpha": None},
                                  "logits": row, "class": t, "value": rounded(value),
                                  "gradient": [rounded(g) for g in grad]})
    return {"article": [article()], "extreme": cases}


def article():
    """The article's sum, finished: 10 positives of loss 3 and 10 000 negatives of loss 0.1, gamma = 2."""
    counts, losses = (10, 10000), (mpmath.mpf(3), mpmath.mpf(1) / 10)
    sums = {"ce_sums": [], "focal_sums": [], "focal_alpha_sums": [], "ce_gradient_sums": [], "focal_gradient_sums": []}
    for count, loss, alpha in zip(counts, losses, (mpmath.mpf("0.25"), mpmath.mpf("0.75"))):
        p, q = mpmath.exp(-loss), -mpmath.expm1(-loss)
        value, slope, _ = focal_of(p, q, 2)
        for key, each in (("ce_sums", loss), ("focal_sums", value), ("focal_alpha_sums", alpha * value),
                          ("ce_gradient_sums", q), ("focal_gradient_sums", abs(slope))):
            sums[key].append(count * each)
    ratio = [sums[key][1] / sums[key][0] for key in ("ce_gradient_sums", "focal_gradient_sums")]
    return {"positives": counts[0], "negatives": counts[1], "positive_loss": 3.0, "negative_loss": 0.1, "gamma": 2.0,
            "alpha": 0.25, **{key: [float(x) for x in pair] for key, pair in sums.items()},
            "gradient_ratio": [float(x) for x in ratio]}
