"""Writes tests/golden/random-forest.json: what scikit-learn's forests come to over many seeds (held-out score, out-of-bag
score, importances), exactly where chance plays no part, and its gradient boosting round by round.

Run with Debian's python3-sklearn: OMP_NUM_THREADS=1 python3 tools/golden/random_forest.py
"""
import numpy as np
from golden import rounded, write
from sklearn import datasets
from sklearn.ensemble import (GradientBoostingClassifier, GradientBoostingRegressor, RandomForestClassifier,
                              RandomForestRegressor)
from sklearn.inspection import permutation_importance

random = np.random.default_rng(20240517)


def exact(table):
    """Multiples of 1/4096: scikit-learn takes X as float32, which holds them exactly."""
    return np.round(np.asarray(table, dtype=float) * 4096) / 4096


def friedman(n, d):
    X = exact(random.uniform(0, 1, (n, d)))
    y = 10 * np.sin(np.pi * X[:, 0] * X[:, 1]) + 20 * (X[:, 2] - 0.5) ** 2 + 10 * X[:, 3] + 5 * X[:, 4]
    return X, rounded(y + random.normal(0, 1, n), 4)


def ring(n, K):
    """Classes by the distance from the centre, some of them wrong, and a column that says nothing."""
    X = exact(random.normal(0, 1, (n, 3)))
    bins = np.quantile(np.hypot(X[:, 0], X[:, 1]), np.arange(1, K) / K)
    y = np.digitize(np.hypot(X[:, 0], X[:, 1]), bins)
    return X, np.where(random.uniform(size=n) < 0.1, random.integers(0, K, n), y)


moons = datasets.make_moons(400, noise=0.3, random_state=5)
wine = datasets.load_wine()
diabetes = datasets.load_diabetes(scaled=False)
tables = {
    "wine": (rounded(wine.data, 3), wine.target),
    "moons": (exact(moons[0]), moons[1]),
    "ring": ring(240, 3),
    "two rings": ring(200, 2),
    "friedman": friedman(240, 7),
    "diabetes": (rounded(diabetes.data, 4), diabetes.target),
}
train = {name: np.sort(random.permutation(len(y))[: 2 * len(y) // 3]) for name, (_, y) in tables.items()}


def parts(name):
    X, y = tables[name]
    test = np.setdiff1d(np.arange(len(y)), train[name])
    return X[train[name]], y[train[name]], X[test], y[test]


def camel(params):
    names = {"n_estimators": "nEstimators", "max_features": "maxFeatures", "max_depth": "maxDepth", "min_samples_leaf": "minSamplesLeaf",
             "learning_rate": "learningRate", "bootstrap": "bootstrap", "criterion": "criterion"}
    return {names[key]: value for key, value in params.items() if key in names and value != "squared_error"}


def over_seeds(name, kind, seeds=60, **params):
    X, y, X_test, y_test = parts(name)
    runs = []
    for seed in range(seeds):
        model = kind(oob_score=True, random_state=seed, **params).fit(X, y)
        runs.append([model.score(X_test, y_test), model.oob_score_, *model.feature_importances_])
    runs = np.array(runs)
    mean, deviation = runs.mean(0), runs.std(0, ddof=1)
    return {
        "table": name,
        "task": "classification" if kind is RandomForestClassifier else "regression",
        "params": camel(params),
        "seeds": seeds,
        "score": {"mean": mean[0], "deviation": deviation[0]},
        "oobScore": {"mean": mean[1], "deviation": deviation[1]},
        "importances": {"mean": mean[2:], "deviation": deviation[2:]},
    }


def without_chance(name, kind, **params):
    X, y, X_test, _ = parts(name)
    predict = lambda model: model.predict_proba(X_test) if kind is RandomForestClassifier else model.predict(X_test)
    each = [predict(kind(n_estimators=3, bootstrap=False, max_features=None, random_state=seed, **params).fit(X, y)) for seed in range(6)]
    assert all(np.allclose(each[0], other, atol=1e-12) for other in each), f"{name} has ties"
    return {
        "table": name,
        "task": "classification" if kind is RandomForestClassifier else "regression",
        "params": camel({"n_estimators": 3, "bootstrap": False, "max_features": None, **params}),
        "predicted": each[0],
    }


def boosting(name, kind, **params):
    X, y, X_test, _ = parts(name)
    fit = lambda seed: kind(criterion="squared_error", random_state=seed, **params).fit(X, y)
    staged = lambda model: list(model.staged_decision_function(X_test) if kind is GradientBoostingClassifier else model.staged_predict(X_test))
    runs = [np.array(staged(fit(seed))).reshape(params["n_estimators"], len(X_test), -1) for seed in range(4)]
    assert all(np.allclose(runs[0], other, atol=1e-9) for other in runs), f"{name} has ties"
    rounds = [1, 2, params["n_estimators"] // 2, params["n_estimators"]]
    return {
        "table": name,
        "task": "classification" if kind is GradientBoostingClassifier else "regression",
        "params": camel(params),
        "rounds": rounds,
        "scores": [runs[0][round - 1] for round in rounds],
        "proba": fit(0).predict_proba(X_test) if kind is GradientBoostingClassifier else None,
    }


def permuted(name, repeats=400):
    """Of one tree without chance, so that only the shuffling is drawn."""
    X, y, X_test, y_test = parts(name)
    model = RandomForestRegressor(n_estimators=1, bootstrap=False, max_features=None, min_samples_leaf=6).fit(X, y)
    result = permutation_importance(model, X_test, y_test, n_repeats=repeats, random_state=0)
    return {"table": name, "params": {"minSamplesLeaf": 6}, "repeats": repeats, "mean": result.importances_mean, "deviation": result.importances_std}


write("random-forest", {
    "tables": {name: {"X": X, "y": y, "train": train[name]} for name, (X, y) in tables.items()},
    "overSeeds": {
        "wine": over_seeds("wine", RandomForestClassifier, n_estimators=40),
        "moons": over_seeds("moons", RandomForestClassifier, n_estimators=40),
        "moons, all features": over_seeds("moons", RandomForestClassifier, n_estimators=40, max_features=None),
        "ring, entropy, leaves of 4": over_seeds("ring", RandomForestClassifier, n_estimators=40, criterion="entropy", min_samples_leaf=4),
        "friedman": over_seeds("friedman", RandomForestRegressor, n_estimators=40),
        "friedman, 2 features": over_seeds("friedman", RandomForestRegressor, n_estimators=40, max_features=2),
        "diabetes, depth 5": over_seeds("diabetes", RandomForestRegressor, n_estimators=40, max_depth=5),
    },
    "withoutChance": {
        "friedman, leaves of 10": without_chance("friedman", RandomForestRegressor, min_samples_leaf=10),
        "friedman, depth 3": without_chance("friedman", RandomForestRegressor, max_depth=3),
        "two rings, depth 3": without_chance("two rings", RandomForestClassifier, max_depth=3),
        "ring, leaves of 15": without_chance("ring", RandomForestClassifier, min_samples_leaf=15),
    },
    "boosting": {
        "friedman": boosting("friedman", GradientBoostingRegressor, n_estimators=40, min_samples_leaf=8),
        "friedman, fast stumps": boosting("friedman", GradientBoostingRegressor, n_estimators=30, max_depth=1, learning_rate=0.7),
        "two rings": boosting("two rings", GradientBoostingClassifier, n_estimators=20, max_depth=2, learning_rate=0.2, min_samples_leaf=10),
        "ring, three classes": boosting("ring", GradientBoostingClassifier, n_estimators=12, max_depth=2, min_samples_leaf=12),
    },
    "permutation": {"friedman": permuted("friedman")},
})
