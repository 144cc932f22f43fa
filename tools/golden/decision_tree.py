"""Writes tests/golden/decision-tree.json: trees of scikit-learn's DecisionTreeClassifier and DecisionTreeRegressor node for node on
points without ties, their pruning paths, and on real tables what ties leave the same: size, depth, held-out score, and the importances
that its trees of many seeds have. Where values are missing, which these two refuse in 1.2, the oracle is HistGradientBoostingRegressor: a
single round of it is a tree of squared error.

Run with Debian's python3-sklearn: OMP_NUM_THREADS=1 python3 tools/golden/decision_tree.py
"""
import numpy as np
from golden import rounded, write
from sklearn import datasets
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

random = np.random.default_rng(20240301)


def float32(table, digits):
    """scikit-learn computes in float32: only such numbers mean the same to both."""
    return np.asarray(np.round(table, digits), dtype=np.float32).astype(float)


def drawn(n, d):
    """Every column has n different values, multiples of 1/64."""
    return np.stack([random.permutation(4 * n)[:n] for _ in range(d)], axis=1) / 64


def classified(n, d, k, noise):
    X = drawn(n, d)
    scores = (X - X.mean(0)) @ random.normal(size=(d, k)) + noise * random.normal(size=(n, k))
    return {"X": X, "y": scores.argmax(1), "task": "classification"}


def measured(n, d, noise):
    X = drawn(n, d)
    y = np.sin(X[:, 0]) * 3 + X[:, -1] + noise * random.normal(size=n)
    return {"X": X, "y": rounded(y, 6), "task": "regression"}


tables = {
    "two classes": classified(120, 5, 2, 1.5),
    "three classes": classified(150, 6, 3, 1.0),
    "five classes": classified(200, 8, 5, 2.0),
    "curve": measured(80, 1, 0.4),
    "surface": measured(150, 4, 0.8),
    "far from zero": {**(m := measured(60, 2, 0.5)), "y": m["y"] + 1000},
}
settings = [
    {}, {"maxDepth": 1}, {"maxDepth": 3}, {"minSamplesLeaf": 5}, {"minSamplesSplit": 20}, {"maxDepth": 4, "minSamplesLeaf": 3},
    {"ccpAlpha": 0.01}, {"criterion": "entropy"}, {"criterion": "entropy", "maxDepth": 4},
]
names = {"maxDepth": "max_depth", "minSamplesLeaf": "min_samples_leaf", "minSamplesSplit": "min_samples_split", "ccpAlpha": "ccp_alpha", "criterion": "criterion"}


def fitted(task, X, y, params, seed=0):
    kind = DecisionTreeClassifier if task == "classification" else DecisionTreeRegressor
    return kind(random_state=seed, **{names[name]: value for name, value in params.items()}).fit(X, y)


def nodes(model):
    tree = model.tree_
    return {
        "feature": tree.feature, "threshold": tree.threshold, "left": tree.children_left, "right": tree.children_right,
        "nSamples": tree.n_node_samples, "impurity": tree.impurity, "value": tree.value.reshape(tree.node_count, -1).ravel(),
        "featureImportances": model.feature_importances_,
    }


def outcome(model):
    """What a tree is, whichever way its nodes are numbered."""
    return [sorted(zip(model.tree_.feature.tolist(), model.tree_.threshold.tolist())), model.tree_.n_node_samples.tolist()]


def trees():
    """Only where scikit-learn itself gives one tree whatever its seed: there no tie was broken."""
    cases = {}
    for table, data in tables.items():
        for params in settings:
            if data["task"] == "regression" and "criterion" in params:
                continue
            several = [fitted(data["task"], data["X"], data["y"], params, seed) for seed in range(20)]
            if any(outcome(model) != outcome(several[0]) for model in several):
                print("ties:", table, params)
                continue
            path = several[0].cost_complexity_pruning_path(data["X"], data["y"])
            pruning = {"ccpAlphas": path.ccp_alphas, "impurities": path.impurities}
            cases[f"{table} {params}"] = {"table": table, "params": params, **nodes(several[0]), **pruning}
    return cases


def real(loaded, task):
    """Over 60 seeds, every third row held out: how far scikit-learn itself strays where ties are broken by chance."""
    X, y = float32(loaded.data, 6), loaded.target.astype(float)
    test = np.arange(len(y)) % 3 == 0
    runs = []
    for seed in range(60):
        model = fitted(task, X[~test], y[~test], {}, seed)
        runs.append([model.tree_.node_count, model.get_depth(), model.score(X[test], y[test])])
    low, high = np.min(runs, axis=0), np.max(runs, axis=0)
    keys = ["nodes", "depth", "score"]
    return {"task": task, **{key: [low[i], high[i]] for i, key in enumerate(keys)}}


def importances(loaded, task, depths):
    """Every outcome over 400 seeds, by depth: only one, where no tie is broken."""
    X, y = float32(loaded.data, 6), loaded.target.astype(float)
    outcomes = {}
    for depth in depths:
        runs = [fitted(task, X, y, {"maxDepth": depth}, seed).feature_importances_ for seed in range(400)]
        outcomes[str(depth)] = list({tuple(np.round(run, 9)): run for run in runs}.values())
    return {"task": task, "outcomes": outcomes}


def gappy(n, d, share, **limits):
    """Fewer different values than it has bins, so that it looks at every cut; what is missing says something of the target."""
    X = drawn(n, d)
    y = rounded(np.sin(X[:, 0] / n * 8) + X[:, 1] / n + random.normal(size=n) / 2, 6)
    gone = random.random((n, d)) < share * (1 + (y > np.median(y)))[:, None]
    gaps = np.where(gone, np.nan, X)
    names = {"maxDepth": "max_depth", "minSamplesLeaf": "min_samples_leaf"}
    model = HistGradientBoostingRegressor(
        max_iter=1, learning_rate=1, max_leaf_nodes=None, max_bins=255, early_stopping=False, **{names[name]: value for name, value in limits.items()}
    )
    return {"X": [[None if np.isnan(value) else value for value in row] for row in gaps], "y": y, "params": limits, "predicted": model.fit(gaps, y).predict(gaps)}


iris, wine, cancer, diabetes = datasets.load_iris(), datasets.load_wine(), datasets.load_breast_cancer(), datasets.load_diabetes(scaled=False)

write("decision-tree", {
    "tables": tables,
    "trees": trees(),
    "real": {
        "iris": real(iris, "classification"),
        "wine": real(wine, "classification"),
        "breast-cancer": real(cancer, "classification"),
        "diabetes": real(diabetes, "regression"),
    },
    "importances": {
        "iris": importances(iris, "classification", [1, 2, 3, 4, 5]),
        "wine": importances(wine, "classification", [1, 2, 3]),
        "breast-cancer": importances(cancer, "classification", [1, 2]),
        "diabetes": importances(diabetes, "regression", [1, 2, 3, 4]),
    },
    "missing": {
        "some": gappy(120, 3, 0.1, maxDepth=4, minSamplesLeaf=5),
        "many": gappy(150, 2, 0.35, maxDepth=3, minSamplesLeaf=8),
        "deep": gappy(90, 4, 0.2, maxDepth=6, minSamplesLeaf=3),
    },
})
