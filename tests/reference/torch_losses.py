"""losses.json: each loss's value, gradient and second derivative by PyTorch."""

import math

import torch
import torch.nn.functional as F

from cases import entry, own_stream, random


def reduced(losses, reduction, positives):
    return {"none": losses, "sum": losses.sum(), "mean": losses.mean(),
            "by_positives": losses.sum() / max(1.0, float(positives))}[reduction]


def loss_case(name, logits, losses_of, positive_count, reduction, **options):
    x = logits.clone().requires_grad_()
    value = reduced(losses_of(x), reduction, positive_count)
    gradient, = torch.autograd.grad(value.sum(), x, create_graph=True)
    second, = torch.autograd.grad(gradient.sum(), x)  # row sums of the Hessian; its diagonal for binary losses
    return {"loss": name, "options": dict(options, reduction=reduction), "logits": entry(logits),
            "value": entry(value), "gradient": entry(gradient), "second": entry(second)}


def binary_focal(x, t, gamma, alpha):
    x_t = (2 * t - 1) * x
    a = 1.0 if alpha is None else alpha * t + (1 - alpha) * (1 - t)
    return a * torch.exp(gamma * F.logsigmoid(-x_t)) * -F.logsigmoid(x_t)


def multiclass_focal(x, classes, gamma, alpha):
    log_p = F.log_softmax(x, 1)[torch.arange(len(classes)), classes]
    a = 1.0 if alpha is None else torch.tensor(alpha)[classes]
    return a * (1 - log_p.exp()) ** gamma * -log_p


def losses():
    cases = []
    hard = torch.tensor([1.0, 0, 0, 1, 0, 1])
    soft = torch.tensor([0.9, 0.1, 0.5, 1.0, 0.0, 0.3])
    classes = torch.tensor([2, 0, 1, 1, 0])
    for reduction in ("none", "sum", "mean", "by_positives"):
        for targets in (hard, soft):
            for weight in (1.0, 3.0):
                cases.append(loss_case(
                    "binary_cross_entropy", random(6, low=-4, high=4),
                    lambda x: F.binary_cross_entropy_with_logits(x, targets, reduction="none",
                                                                 pos_weight=torch.tensor(weight)),
                    targets.sum(), reduction, targets=entry(targets), pos_weight=weight))
        for gamma in (0.0, 0.5, 1.0, 2.0, 5.0):
            for alpha in (None, 0.25, 0.75):
                cases.append(loss_case("focal", random(6, low=-4, high=4),
                                       lambda x: binary_focal(x, hard, gamma, alpha), hard.sum(), reduction,
                                       targets=entry(hard), gamma=gamma, alpha=alpha))
            for alpha in (None, [0.2, 0.5, 0.3]):
                cases.append(loss_case("focal_multiclass", random(5, 3, low=-3, high=3),
                                       lambda x: multiclass_focal(x, classes, gamma, alpha), (classes > 0).sum(),
                                       reduction, classes=classes.tolist(), gamma=gamma, alpha=alpha))
        for weights in (None, [0.5, 1.0, 2.0]):
            w = None if weights is None else torch.tensor(weights)
            def weighted(x):
                each = F.cross_entropy(x, classes, weight=w, reduction="none")
                # PyTorch's mean divides by the weights' sum.
                return each * (len(classes) / w[classes].sum()) if w is not None and reduction == "mean" else each
            cases.append(loss_case("cross_entropy", random(5, 3, low=-3, high=3), weighted, (classes > 0).sum(),
                                   reduction, classes=classes.tolist(), weights=weights))
    with own_stream(2):
        cases += loss_edges()
    with own_stream(3):
        return cases + baselines()


def loss_edges():
    """No positives, one example, logits of other ranks."""
    cases = []
    for reduction in ("none", "sum", "mean", "by_positives"):
        for shape, positives in (((4,), 0), ((2, 3), 2), ((1,), 1), ((), 1), ((2, 2, 1), 4)):
            targets = torch.zeros(math.prod(shape))
            targets[:positives] = 1
            targets = targets.reshape(shape)
            cases.append(loss_case("focal", random(*shape, low=-4, high=4),
                                   lambda x: binary_focal(x, targets, 2.0, 0.25), positives, reduction,
                                   targets=entry(targets), gamma=2.0, alpha=0.25))
            cases.append(loss_case("binary_cross_entropy", random(*shape, low=-4, high=4),
                                   lambda x: F.binary_cross_entropy_with_logits(x, targets, reduction="none"),
                                   positives, reduction, targets=entry(targets), pos_weight=1.0))
        for classes in ([0, 0, 0], [3]):
            logits = random(len(classes), 4, low=-3, high=3)
            positives = sum(c > 0 for c in classes)
            cases.append(loss_case("focal_multiclass", logits,
                                   lambda x: multiclass_focal(x, torch.tensor(classes), 2.0, None), positives,
                                   reduction, classes=classes, gamma=2.0, alpha=None))
            cases.append(loss_case("cross_entropy", logits,
                                   lambda x: F.cross_entropy(x, torch.tensor(classes), reduction="none"), positives,
                                   reduction, classes=classes, weights=None))
    return cases


def weighted(x, t, positive, negative, smoothing=0.0):
    t = t * (1 - smoothing) + smoothing / 2
    return -positive * t * F.logsigmoid(x) - negative * (1 - t) * F.logsigmoid(-x)


def asymmetric(x, t, gamma_positive, gamma_negative, margin):
    """As the authors' code has it: p shifted, then clipped at 1."""
    p, shifted = torch.sigmoid(x), (1 - torch.sigmoid(x) + margin).clamp(max=1)
    return -t * (1 - p) ** gamma_positive * p.log() - (1 - t) * (1 - shifted) ** gamma_negative * shifted.log()


def hardest(losses, share):
    kept = max(1, round(share * len(losses)))
    factors = torch.zeros_like(losses)
    factors[losses.detach().topk(kept).indices] = len(losses) / kept
    return losses * factors


def baselines():
    """What cross-entropy and focal loss are compared with, from the papers' formulas."""
    t = torch.tensor([1.0, 0, 0, 1, 0, 1, 0, 0])
    s, cases = 2 * t - 1, []

    def add(name, losses_of, reduction="mean", **options):
        cases.append(loss_case(name, random(8, low=-4, high=4), losses_of, t.sum(), reduction, targets=entry(t),
                               **options))

    for alpha in (0.25, 0.75):
        add("binary_cross_entropy", lambda x: weighted(x, t, 2 * alpha, 1 - alpha), pos_weight=2.0, alpha=alpha)
    for smoothing in (0.1, 1.0):
        add("binary_cross_entropy", lambda x: weighted(x, t, 3, 1, smoothing), pos_weight=3.0, label_smoothing=smoothing)
    for gamma, beta, alpha in ((2.0, 1.0, None), (4.0, 0.0, 0.25), (0.5, -1.0, 0.75)):
        a = 1 if alpha is None else alpha * t + (1 - alpha) * (1 - t)
        for reduction in ("none", "by_positives"):
            add("focal_star", lambda x: -a * F.logsigmoid(gamma * s * x + beta) / gamma, reduction, gamma=gamma,
                beta=beta, alpha=alpha)
    for prior, tau in ((0.01, 1.0), (0.3, 0.5), (0.5, 2.0)):
        def adjusted(x):
            both = torch.stack([torch.zeros_like(x), x], 1) + tau * torch.tensor([1 - prior, prior]).log()
            return F.cross_entropy(both, t.long(), reduction="none")
        add("logit_adjusted", adjusted, prior=prior, tau=tau)
    for positives, negatives, max_margin, scale in ((10.0, 1000.0, 0.5, 1.0), (300.0, 20.0, 0.5, 30.0), (5.0, 5.0, 1.0, 2.0)):
        counts = torch.tensor([negatives, positives])
        margins = counts ** -0.25 * (max_margin / (counts ** -0.25).max())
        def ldam(x):
            both = torch.stack([torch.zeros_like(x), x], 1) - margins * F.one_hot(t.long(), 2)
            return F.cross_entropy(scale * both, t.long(), reduction="none")
        add("ldam", ldam, positives=positives, negatives=negatives, max_margin=max_margin, scale=scale)
    for epsilon in (1.0, -0.5, 5.0):
        add("poly1", lambda x: -F.logsigmoid(s * x) + epsilon * (1 - torch.sigmoid(s * x)), epsilon=epsilon)
    for options in ((0.0, 4.0, 0.05), (1.0, 1.0, 0.2), (0.0, 2.0, 0.0), (0.5, 0.5, 0.0)):
        names = ("gamma_positive", "gamma_negative", "margin")
        add("asymmetric", lambda x: asymmetric(x, t, *options), **dict(zip(names, options)))
    for positives, negatives, beta in ((10.0, 1000.0, 0.9999), (10.0, 1000.0, 0.0), (500.0, 3.0, 0.99)):
        def balanced(x):
            weight = [(1 - beta) / (1 - beta ** n) for n in (positives, negatives)]
            return weighted(x, t, *(2 * w / sum(weight) for w in weight))
        add("class_balanced", balanced, positives=positives, negatives=negatives, beta=beta)
    for share in (0.25, 0.5, 1.0):
        add("hard_examples", lambda x: hardest(weighted(x, t, 1, 1), share), share=share)
    return cases
