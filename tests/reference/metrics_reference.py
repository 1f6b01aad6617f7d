"""Makes metrics.json with scikit-learn (1.2.1, Debian 12's python3-sklearn) and SciPy.

usage: metrics_reference.py [--check]
"""

import json
import math
import pathlib
import sys

import numpy as np
from scipy import stats
from sklearn import metrics as m

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(7)


def figures(scores, labels):
    called = scores >= 0.5
    precision, recall, thresholds = m.precision_recall_curve(labels, scores)
    f1 = [m.f1_score(labels, scores >= t, zero_division=0) for t in np.unique(scores)]
    return {
        "average_precision": m.average_precision_score(labels, scores),
        "roc_auc": m.roc_auc_score(labels, scores),
        "recall": m.recall_score(labels, called, zero_division=0),
        "precision": m.precision_score(labels, called, zero_division=0),
        "f1": m.f1_score(labels, called, zero_division=0),
        "mcc": m.matthews_corrcoef(labels, called),
        "balanced_accuracy": m.balanced_accuracy_score(labels, called),
        "best_f1": max(f1),
        "recall_at_threshold": m.recall_score(labels, scores >= 0.3, zero_division=0),
        "precision_at_threshold": m.precision_score(labels, scores >= 0.3, zero_division=0),
        "f1_at_threshold": m.f1_score(labels, scores >= 0.3, zero_division=0),
        "mcc_at_threshold": m.matthews_corrcoef(labels, scores >= 0.3),
        "recall_at_precision_80": max(recall[precision >= 0.8]),
        "brier": m.brier_score_loss(labels, scores),
        "log_loss": m.log_loss(labels, scores),
        "accuracy": m.accuracy_score(labels, called),
        "expected_calibration_error": calibration_error(scores, labels, 15),
        "expected_calibration_error_5": calibration_error(scores, labels, 5),
    }


def calibration_error(scores, labels, bins):
    """Which scikit-learn has not: Naeini et al. 2015."""
    edges = np.arange(1, bins) / bins
    bin_of = np.digitize(scores, edges)
    return sum(np.mean(bin_of == k) * abs(np.mean(labels[bin_of == k]) - np.mean(scores[bin_of == k]))
               for k in np.unique(bin_of))


def cases():
    for n, share, digits in ((20, 0.5, 1), (50, 0.2, 2), (200, 0.02, 1), (200, 0.1, 17), (300, 0.9, 2), (5, 0.4, 1)):
        labels = np.zeros(n, dtype=int)
        labels[:max(1, int(share * n))] = 1
        rng.shuffle(labels)
        scores = np.round(np.clip(rng.beta(2, 3, n) + 0.2 * labels, 0.01, 0.99), digits)
        yield scores, labels
    yield np.full(10, 0.5), np.array([1, 0] * 5)          # all tied
    yield np.array([0.9, 0.8, 0.2, 0.1]), np.array([1, 1, 0, 0])  # perfect
    yield np.array([0.1, 0.2, 0.8, 0.9]), np.array([1, 1, 0, 0])  # the wrong way round
    yield np.array([0.1, 0.2, 0.3, 0.4]), np.array([0, 1, 0, 0])  # nothing called positive


def make():
    return {
        "metrics": [{"scores": s.tolist(), "labels": l.tolist(), "figures": figures(s, l)} for s, l in cases()],
        "student_t_975": {str(n): stats.t.ppf(0.975, n) for n in (1, 2, 3, 4, 5, 9, 10, 29, 30, 99, 200)},
    }


def main():
    path, made = HERE / "metrics.json", make()
    if "--check" not in sys.argv[1:]:
        path.write_text(json.dumps(made, indent=1) + "\n")
        return
    flat = lambda v: [x for e in (v.values() if isinstance(v, dict) else v) for x in flat(e)] \
        if isinstance(v, (dict, list)) else [v]
    same = all(math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-15)
               for a, b in zip(flat(json.loads(path.read_text())), flat(made), strict=True))
    print(f"metrics.json: {'as stored' if same else 'DIFFERS'}")
    sys.exit(not same)


if __name__ == "__main__":
    main()
