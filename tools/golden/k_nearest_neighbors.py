"""Writes tests/golden/k-nearest-neighbors.json: what scikit-learn's KNeighborsClassifier and KNeighborsRegressor find and
predict, over metrics, weights, duplicates and ties.

Run with Debian's python3-sklearn: OMP_NUM_THREADS=1 python3 tools/golden/k_nearest_neighbors.py
"""
import numpy as np
from golden import rounded, write
from sklearn import datasets
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor

random = np.random.default_rng(20240306)
iris, wine, diabetes = datasets.load_iris(), datasets.load_wine(), datasets.load_diabetes(scaled=False)
digits = datasets.load_digits()
lattice = np.array([[x, y] for x in range(7) for y in range(7)], dtype=float)


def halves(X, y, queries):
    order = random.permutation(len(X))
    return {"X": rounded(X[order[queries:]], 4), "y": rounded(y[order[queries:]], 4), "queries": rounded(X[order[:queries]], 4)}


smooth = rounded(random.uniform(-3, 3, (80, 2)), 4)
tables = {
    "iris": halves(iris.data + random.uniform(-1e-3, 1e-3, iris.data.shape), iris.target, 15),
    "wine": halves(wine.data, wine.target, 12),
    "digits": halves(digits.data[:150], digits.target[:150], 30),
    "diabetes": halves(diabetes.data[:200], diabetes.target[:200], 12),
    "surface": {"X": smooth, "y": rounded(np.sin(smooth[:, 0]) + smooth[:, 1] ** 2, 4), "queries": np.r_[smooth[:5], rounded(random.uniform(-4, 4, (10, 2)), 4)]},
    # Every query has four equally near rows, and two classes of two each.
    "lattice": {"X": lattice, "y": (lattice.sum(axis=1) % 2 == 0).astype(int) + 2 * (lattice[:, 0] > 4), "queries": lattice[lattice.max(axis=1) < 6] + 0.5},
    "duplicates": {
        "X": np.repeat(rounded(random.normal(size=(12, 2)), 4), 4, axis=0),
        "y": np.tile([2, 0, 1, 1, 0, 2, 2, 1], 6),
        "queries": np.empty((0, 2)),
    },
    "one column": {"X": rounded(random.normal(size=(30, 1)), 4), "y": random.integers(0, 2, 30), "queries": rounded(random.normal(size=(20, 1)), 4)},
}
tables["duplicates"]["queries"] = np.r_[tables["duplicates"]["X"][::4], rounded(random.normal(size=(6, 2)), 4)]

measures = {
    "euclidean": {"metric": "euclidean"},
    "manhattan": {"metric": "manhattan"},
    "chebyshev": {"metric": "chebyshev"},
    "minkowski, p = 1": {"metric": "minkowski", "p": 1},
    "minkowski, p = 1.5": {"metric": "minkowski", "p": 1.5},
    "minkowski, p = 2": {"metric": "minkowski", "p": 2},
    "minkowski, p = 3": {"metric": "minkowski", "p": 3},
}


def case(table, task, k, weights, measure):
    X, y, queries = (tables[table][part] for part in ("X", "y", "queries"))
    estimator = KNeighborsClassifier if task == "classification" else KNeighborsRegressor
    # Its k-d tree: brute force rounds distances as ‖x‖² − 2x·q + ‖q‖².
    model = estimator(k, weights=weights, algorithm="kd_tree", **measures[measure]).fit(X, y)
    distances, indices = model.kneighbors(queries)
    further = model.kneighbors(queries, min(k + 1, len(X)))[0]
    # Which of several equally far rows it returns is chance.
    gaps = np.diff(further, axis=1)
    settled = bool((gaps > 1e-9).all())
    return {
        "table": table,
        "params": {"task": task, "nNeighbors": k, "weights": weights, **measures[measure]},
        "distances": distances,
        "indices": indices if settled else None,
        "predicted": model.predict(queries),
        "proba": model.predict_proba(queries) if task == "classification" else None,
    }


def cases():
    found = {}
    def add(*arguments):
        table, task, k, weights, measure = arguments
        found[f"{table}: {task}, k = {k}, {weights}, {measure}"] = case(*arguments)
    for measure in measures:
        for weights in ["uniform", "distance"]:
            add("iris", "classification", 7, weights, measure)
            add("surface", "regression", 4, weights, measure)
    for weights in ["uniform", "distance"]:
        # All rows but the queries: every class is a neighbour.
        add("iris", "classification", 110, weights, "euclidean")
        for k in [1, 2, 4, 15]:
            add("iris", "classification", k, weights, "euclidean")
            add("wine", "classification", k, weights, "manhattan")
            add("diabetes", "regression", k, weights, "euclidean")
    for weights in ["uniform", "distance"]:
        add("digits", "classification", 6, weights, "euclidean")
        add("lattice", "classification", 4, weights, "euclidean")
        add("lattice", "classification", 4, weights, "manhattan")
        add("lattice", "classification", 4, weights, "chebyshev")
        add("duplicates", "classification", 4, weights, "euclidean")
        add("duplicates", "regression", 4, weights, "euclidean")
        add("duplicates", "classification", 8, weights, "manhattan")
        add("one column", "classification", 5, weights, "euclidean")
    return found


write("k-nearest-neighbors", {"tables": tables, "cases": cases()})
