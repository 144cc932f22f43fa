"""Writes tests/golden/metrics.json: scikit-learn's classification, ranking, probability and regression metrics.

Run with Debian's python3-sklearn: python3 tools/golden/metrics.py
"""
import numpy as np
from golden import rounded, write
from sklearn import metrics

random = np.random.default_rng(20240318)


def labels(n, k, skill):
    """True and predicted ids that agree in about that share of the rows."""
    true = random.integers(0, k, n)
    return true, np.where(random.random(n) < skill, true, random.integers(0, k, n))


def classification(true, pred):
    averages = {}
    kinds = ["macro", "weighted", "micro"] + (["binary"] if max(*true, *pred) < 2 else [])
    for kind in kinds:
        figures = metrics.precision_recall_fscore_support(true, pred, average=kind, zero_division=0)
        averages[kind] = figures[:3]
    return {
        "yTrue": true,
        "yPred": pred,
        "accuracy": metrics.accuracy_score(true, pred),
        "confusionMatrix": metrics.confusion_matrix(true, pred, labels=range(max(*true, *pred) + 1)),
        "averages": averages,
    }


def ranking(true, score):
    # scikit-learn 1.2 begins with the highest score + 1 where later versions have infinity: that threshold is left out.
    corners = metrics.roc_curve(true, score)
    all_points = metrics.roc_curve(true, score, drop_intermediate=False)
    precision, recall, thresholds = metrics.precision_recall_curve(true, score)
    return {
        "yTrue": true,
        "yScore": score,
        "roc": [corners[0], corners[1], corners[2][1:]],
        "rocAll": [all_points[0], all_points[1], all_points[2][1:]],
        "precisionRecall": [precision, recall, thresholds],
        "rocAuc": metrics.roc_auc_score(true, score),
        "averagePrecision": metrics.average_precision_score(true, score),
    }


def scores(n, prevalence, gap, digits):
    true = (random.random(n) < prevalence).astype(int)
    true[:2] = [0, 1]
    return true, rounded(random.normal(gap * true, 1), digits)


def probabilities(n, k):
    raw = random.dirichlet(np.full(k, 0.4), n)
    true = random.integers(0, k, n)
    true[:k] = range(k)
    P = rounded(raw, 4)
    P[:, -1] = np.round(1 - P[:, :-1].sum(axis=1), 4).clip(0, 1)
    return {"yTrue": true, "probabilities": P, "logLoss": metrics.log_loss(true, P, labels=range(k))}


def regression(true, pred):
    return {
        "yTrue": true,
        "yPred": pred,
        "meanSquaredError": metrics.mean_squared_error(true, pred),
        "meanAbsoluteError": metrics.mean_absolute_error(true, pred),
        "r2": metrics.r2_score(true, pred),
    }


true = rounded(random.normal(20, 8, 40), 3)
write("metrics", {
    "classification": {
        "two classes": classification(*labels(60, 2, 0.7)),
        "four classes": classification(*labels(80, 4, 0.5)),
        "a class that is never predicted": classification(np.array([0, 1, 2, 2, 1, 0]), np.array([0, 1, 1, 1, 1, 0])),
        "a class that is only predicted": classification(np.array([0, 1, 0, 1]), np.array([2, 1, 0, 1])),
        "always the common one": classification(np.array([0] * 99 + [1]), np.zeros(100, dtype=int)),
        "a gap in the ids": classification(np.array([0, 3, 3, 0, 3]), np.array([0, 3, 0, 0, 3])),
    },
    "ranking": {
        "balanced": ranking(*scores(60, 0.5, 1, 6)),
        "rare": ranking(*scores(80, 0.05, 1.5, 6)),
        "many ties": ranking(*scores(80, 0.4, 1, 0)),
        "all equal": ranking(np.array([0, 1, 1, 0]), np.zeros(4)),
        "perfect": ranking(np.array([0, 0, 1, 1]), np.array([0.1, 0.2, 0.8, 0.9])),
        "reversed": ranking(np.array([0, 0, 1, 1]), np.array([0.9, 0.8, 0.2, 0.1])),
    },
    "probability": {
        "two classes": probabilities(30, 2),
        "four classes": probabilities(40, 4),
        "certain, and once wrong": {
            "yTrue": [0, 1, 1],
            "probabilities": [[1, 0], [0, 1], [1, 0]],
            "logLoss": metrics.log_loss([0, 1, 1], [[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]),
        },
        "rows that do not sum to one": {
            "yTrue": [0, 1, 1],
            "probabilities": [[0.5, 0.2], [0.1, 0.4], [0.3, 0.9]],
            "logLoss": metrics.log_loss([0, 1, 1], [[0.5, 0.2], [0.1, 0.4], [0.3, 0.9]]),
        },
    },
    "regression": {
        "near": regression(true, rounded(true + random.normal(0, 2, 40), 3)),
        "worse than the mean": regression(true, rounded(random.normal(0, 9, 40), 3)),
        "constant target, met": regression(np.full(3, 2.0), np.full(3, 2.0)),
        "constant target, missed": regression(np.full(3, 2.0), np.array([2.0, 2.0, 3.0])),
    },
})
