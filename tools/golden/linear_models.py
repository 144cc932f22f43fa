"""Writes tests/golden/linear-models.json: what scikit-learn's linear models are, with tolerances so small that only the
minimum of the objective counts, over real tables and awkward ones.

Run with Debian's python3-sklearn: OMP_NUM_THREADS=1 python3 tools/golden/linear_models.py
"""
import warnings

import numpy as np
from golden import rounded, write
from sklearn import datasets
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import ElasticNet, LinearRegression, LogisticRegression, Ridge, enet_path
from sklearn.preprocessing import StandardScaler

random = np.random.default_rng(20240307)


def scaled(X):
    return rounded(StandardScaler().fit_transform(X), 4)


def noisy(X, weights, spread):
    return rounded(X @ weights + 3 + random.normal(0, spread, len(X)), 4)


iris, wine, cancer, diabetes = (load() for load in [
    datasets.load_iris, datasets.load_wine, datasets.load_breast_cancer, datasets.load_diabetes])
raw_diabetes = datasets.load_diabetes(scaled=False)

wide = rounded(random.normal(0, 1, (12, 30)), 3)
base = rounded(random.normal(0, 1, (40, 3)), 3)
collinear = np.column_stack([base, base[:, 0] + base[:, 1], 2 * base[:, 2]])
constant = np.column_stack([base, np.full(40, 7), np.zeros(40)])
duplicate = np.column_stack([base, base[:, 0]])
offset = rounded(base + [1e5, -1e4, 0], 3)
badly_scaled = rounded(base * [1e-3, 1, 1e4], 6)

# Of a generator of its own, so that the tables below keep their numbers.
four = np.digitize(base[:, 0] - base[:, 1] + np.random.default_rng(4).normal(0, 0.7, 40), [-0.8, 0, 0.8])

regressions = {
    "diabetes": (rounded(diabetes.data), rounded(diabetes.target)),
    "diabetes in its own units": (rounded(raw_diabetes.data), rounded(raw_diabetes.target)),
    "iris: petal width": (rounded(iris.data[:, :3]), rounded(iris.data[:, 3])),
    "wine: alcohol": (rounded(wine.data[:, 1:]), rounded(wine.data[:, 0])),
    "cancer: mean radius": (scaled(cancer.data[:, 4:12]), rounded(cancer.data[:, 0])),
    "d > n": (wide, noisy(wide, np.r_[3, -2, 1, np.zeros(27)], 0.1)),
    "collinear columns": (collinear, noisy(base, [1, -2, 3], 0.5)),
    "constant columns": (constant, noisy(base, [1, -2, 3], 0.5)),
    "a duplicate column": (duplicate, noisy(base, [1, -2, 3], 0.5)),
    "far from the origin": (offset, noisy(base, [1, -2, 3], 0.5)),
    "badly scaled columns": (badly_scaled, noisy(base, [1, -2, 3], 0.5)),
    "one row": (wide[:1, :4], np.array([2.5])),
    "one column": (base[:, :1], noisy(base, [1, 0, 0], 0.3)),
    "constant targets": (base, np.full(40, 4.2)),
}
classifications = {
    "iris": (rounded(iris.data), iris.target),
    "iris, two classes": (rounded(iris.data[50:]), iris.target[50:]),
    "wine scaled": (scaled(wine.data), wine.target),
    "cancer scaled": (scaled(cancer.data), cancer.target),
    "cancer, ten columns in their own units": (rounded(cancer.data[:, :10]), cancer.target),
    "collinear columns": (collinear, (base @ [1, -1, 0.5] + random.normal(0, 1, 40) > 0).astype(int)),
    "constant columns": (constant, (base @ [1, -1, 0.5] + random.normal(0, 1, 40) > 0).astype(int)),
    "d > n": (wide, (wide[:, 0] + random.normal(0, 0.5, 12) > 0).astype(int)),
    "three classes of ids 2, 5 and 9": (base, np.array([2, 5, 9])[np.digitize(base[:, 0] + random.normal(0, 0.7, 40), [-0.5, 0.5])]),
    "four classes": (base, four),
}


def fitted(data, estimator, **more):
    X, y = data
    # A table that the oracle may not standardise, shift or copy: what it sees is what the file holds.
    estimator.fit(X, y)
    return {"coef": estimator.coef_, "intercept": estimator.intercept_, **more}


def objective(table, model, alpha, l1_ratio):
    X, y = regressions[table]
    w, residual = model["coef"], y - X @ model["coef"] - model["intercept"]
    penalty = l1_ratio * np.abs(w).sum() + 0.5 * (1 - l1_ratio) * (w @ w)
    return (residual @ residual) / (2 * len(y)) + alpha * penalty


def squares():
    cases = {}
    for table, data in regressions.items():
        for intercept in [True, False]:
            name = f"{table}{'' if intercept else ', no intercept'}"
            cases[name] = {"table": table, "params": {"fitIntercept": intercept}, **fitted(data, LinearRegression(fit_intercept=intercept))}
    return cases


def ridges():
    cases = {}
    for table, data in regressions.items():
        for alpha, intercept in [(1e-3, True), (1, True), (100, True), (1, False)]:
            name = f"{table}, alpha = {alpha}{'' if intercept else ', no intercept'}"
            estimator = Ridge(alpha=alpha, fit_intercept=intercept, solver="svd")
            cases[name] = {"table": table, "params": {"alpha": alpha, "fitIntercept": intercept}, **fitted(data, estimator)}
    return cases


def nets():
    """Shares of the alpha that makes all coefficients zero, so that every table has sparse and dense models."""
    cases = {}
    for table in ["diabetes", "diabetes in its own units", "iris: petal width", "wine: alcohol", "cancer: mean radius", "d > n",
                  "constant columns", "a duplicate column", "far from the origin", "one column"]:
        X, y = regressions[table]
        for share, l1_ratio, intercept in [(0.5, 1, True), (0.05, 1, True), (0.2, 0.5, True), (0.02, 0.9, True), (0.1, 1, False)]:
            if table == "a duplicate column" and l1_ratio == 1:
                continue  # its coefficients are not unique
            centered, targets = (X - X.mean(0), y - y.mean()) if intercept else (X, y)
            alpha = float(f"{share * np.abs(centered.T @ targets).max() / len(y) / l1_ratio + 1e-3:.4g}")
            estimator = ElasticNet(alpha=alpha, l1_ratio=l1_ratio, fit_intercept=intercept, tol=1e-14, max_iter=10_000_000)
            name = f"{table}, alpha = {alpha}, l1Ratio = {l1_ratio}{'' if intercept else ', no intercept'}"
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ConvergenceWarning)
                model = fitted((X, y), estimator)
            cases[name] = {
                "table": table,
                "params": {"alpha": alpha, "l1Ratio": l1_ratio, "fitIntercept": intercept},
                "objective": objective(table, model, alpha, l1_ratio),
                **model,
            }
    return cases


def sweeps():
    """With the default tolerance: as many sweeps, and the coefficients that these end with."""
    cases = {}
    for table, alphas in {"diabetes": [0.01, 0.1, 1], "wine: alcohol": [0.01, 0.1], "cancer: mean radius": [0.01, 0.1], "d > n": [0.05, 0.5]}.items():
        for alpha in alphas:
            for l1_ratio in [1, 0.5]:
                estimator = ElasticNet(alpha=alpha, l1_ratio=l1_ratio)
                model = fitted(regressions[table], estimator)
                name = f"{table}, alpha = {alpha}, l1Ratio = {l1_ratio}"
                cases[name] = {"table": table, "params": {"alpha": alpha, "l1Ratio": l1_ratio}, "nIter": estimator.n_iter_, **model}
    return cases


def paths():
    cases = {}
    for table, l1_ratio in [("diabetes", 1), ("diabetes", 0.5), ("wine: alcohol", 1), ("d > n", 0.9)]:
        X, y = regressions[table]
        alphas, coefs, gaps = enet_path(X - X.mean(0), y - y.mean(), l1_ratio=l1_ratio, n_alphas=12, eps=1e-2, tol=1e-12, max_iter=1_000_000)
        cases[f"{table}, l1Ratio = {l1_ratio}"] = {"table": table, "l1Ratio": l1_ratio, "alphas": alphas, "coefs": coefs.T}
    return cases


def logistic_objective(table, model, C, l1_ratio, penalized):
    X, y = classifications[table]
    W, b = model["coef"], model["intercept"]
    scores = X @ W.T + b
    ids = np.searchsorted(np.unique(y), y)
    if len(W) == 1:
        scores = np.column_stack([np.zeros(len(y)), scores])
    top = scores.max(1)
    loss = (top + np.log(np.exp(scores - top[:, None]).sum(1)) - scores[np.arange(len(y)), ids]).sum()
    penalty = penalized * (l1_ratio * np.abs(W).sum() + 0.5 * (1 - l1_ratio) * (W * W).sum())
    return C * loss + penalty


def logistics():
    cases = {}

    def add(table, penalty, C, l1_ratio=0.5, intercept=True):
        X, y = classifications[table]
        smooth = penalty in ["l2", "none"]
        # Newton's method where the oracle has it; saga otherwise, whose intercept is not penalised, unlike liblinear's.
        solver = ("newton-cg" if len(np.unique(y)) > 2 else "newton-cholesky") if smooth else "saga"
        estimator = LogisticRegression(
            penalty=None if penalty == "none" else penalty, C=C, fit_intercept=intercept, solver=solver,
            l1_ratio=l1_ratio if penalty == "elasticnet" else None, tol=1e-12, max_iter=300 if smooth else 50_000, random_state=1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = fitted((X, y), estimator)
        ratio = {"l1": 1, "l2": 0, "none": 0, "elasticnet": l1_ratio}[penalty]
        params = {"penalty": penalty, "C": C, "l1Ratio": l1_ratio, "fitIntercept": intercept}
        name = f"{table}, {penalty}{f' {l1_ratio}' if penalty == 'elasticnet' else ''}, C = {C}{'' if intercept else ', no intercept'}"
        loss = logistic_objective(table, model, C if penalty != "none" else 1, ratio, penalty != "none")
        few = X[:: max(1, len(X) // 5)]
        cases[name] = {
            "table": table, "params": params, "objective": loss, **model, "classes": estimator.classes_,
            "rows": few, "probabilities": estimator.predict_proba(few), "predicted": estimator.predict(few),
        }

    for table in classifications:
        if table == "four classes":
            continue
        for C in [0.01, 1, 100]:
            if not (C == 100 and table == "iris"):
                add(table, "l2", C)
        add(table, "l2", 1, intercept=False)
    for table in ["iris, two classes", "cancer scaled", "wine scaled", "collinear columns", "three classes of ids 2, 5 and 9"]:
        # saga ends at once, its intercept unfitted, where all coefficients are 0; and takes minutes for a large C and 30 columns.
        for C in {"cancer scaled": [0.05, 0.3], "three classes of ids 2, 5 and 9": [0.2, 1]}.get(table, [0.05, 1]):
            if table != "collinear columns":
                add(table, "l1", C)
            add(table, "elasticnet", C, 0.3)
    # Under l1 alone an even number of classes leaves the coefficients of a column free to shift together, between the two middle ones.
    for C in [0.3, 1, 5]:
        add("four classes", "l1", C)
    add("four classes", "l1", 1, intercept=False)
    add("four classes", "elasticnet", 1, 0.7)
    for table in ["iris, two classes", "cancer, ten columns in their own units", "three classes of ids 2, 5 and 9"]:
        add(table, "none", 1)
    return cases


write("linear-models", {
    "regressions": {name: {"X": X, "y": y} for name, (X, y) in regressions.items()},
    "classifications": {name: {"X": X, "y": y} for name, (X, y) in classifications.items()},
    "squares": squares(),
    "ridges": ridges(),
    "nets": nets(),
    "sweeps": sweeps(),
    "paths": paths(),
    "logistics": logistics(),
})
