"""Writes tests/golden/k-means.json: what scikit-learn's KMeans (Lloyd) returns from given first centres, how often its
two initialisations reach the optimum, and its silhouette and adjusted Rand scores.

Run with Debian's python3-sklearn: OMP_NUM_THREADS=1 python3 tools/golden/k_means.py
"""
import warnings

import numpy as np
from golden import rounded, write
from scipy.spatial.distance import cdist
from sklearn import datasets, metrics
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore", ConvergenceWarning)
random = np.random.default_rng(20240229)


def blobs(sizes, centers, spread):
    parts = [random.normal(center, spread, (size, len(center))) for size, center in zip(sizes, centers)]
    return rounded(np.concatenate(parts), 4)


iris = datasets.load_iris()
wine = datasets.load_wine()
grid = [[x, y] for x in range(0, 40, 8) for y in range(0, 40, 8)]
tables = {
    "iris": rounded(iris.data),
    "wine": rounded(wine.data),
    "wine scaled": rounded(StandardScaler().fit_transform(wine.data), 4),
    "blobs": blobs([50, 40, 30, 20], [[0, 0], [4, 1], [1, 5], [6, 6]], 0.9),
    "anisotropic": rounded(blobs([60, 60, 60], [[0, 0], [4, 0], [0, 5]], 1) @ [[0.6, -0.6], [-0.4, 0.85]], 4),
    "moons": rounded(datasets.make_moons(120, noise=0.08, random_state=3)[0], 4),
    "duplicates": rounded(np.repeat(blobs([8], [[0, 0]], 3), [1, 2, 3, 5, 8, 13, 21, 7], axis=0)),
    "one column": blobs([30, 30, 15], [[0], [5], [20]], 1.2),
    "offset": blobs([40, 40], [[1e6, -1e6], [1e6 + 3, -1e6]], 1),
    "far start": blobs([20, 20, 20], [[0, 0], [10, 0], [5, 8]], 1),
    "lattice of blobs": blobs([6] * len(grid), grid, 0.8),
}


def lloyd(table, init, tol=1e-4, max_iter=300):
    X, init = tables[table], np.asarray(init, dtype=float)
    model = KMeans(len(init), init=init, n_init=1, max_iter=max_iter, tol=tol, algorithm="lloyd").fit(X)
    return {
        "table": table,
        "params": {"nClusters": len(init), "init": init, "maxIter": max_iter, "tol": tol},
        "clusterCenters": model.cluster_centers_,
        "labels": model.labels_,
        "inertia": model.inertia_,
        "nIter": model.n_iter_,
    }


def rows(table, k):
    different = np.unique(tables[table], axis=0)
    return different[random.choice(len(different), k, replace=False)]


def fits():
    cases = {}
    for table, ks in {
        "iris": [2, 3, 8], "wine": [3], "wine scaled": [3, 5], "blobs": [1, 4, 6], "anisotropic": [3],
        "moons": [2, 7], "duplicates": [3, 8], "one column": [3, 5], "offset": [2],
    }.items():
        for k in ks:
            init = rows(table, k)
            cases[f"{table}, k = {k}"] = lloyd(table, init)
            cases[f"{table}, k = {k}, tol = 0"] = lloyd(table, init, tol=0)
    for table, k in [("iris", 3), ("blobs", 6)]:
        init = rows(table, k)
        for max_iter in [1, 2, 3]:
            cases[f"{table}, k = {k}, maxIter = {max_iter}"] = lloyd(table, init, tol=0, max_iter=max_iter)
    cases["blobs, a loose tolerance"] = lloyd("blobs", rows("blobs", 4), tol=0.05)
    near = tables["far start"][[0, 25]]
    cases["far start, one empty cluster"] = lloyd("far start", [*near, [500, 500]])
    cases["far start, the first cluster empty"] = lloyd("far start", [[500, 500], *near])
    cases["far start, two empty clusters"] = lloyd("far start", [*near, [500, 500], [-900, 500]])
    cases["blobs, three empty clusters"] = lloyd("blobs", [[50, 50], *rows("blobs", 3), [-60, -60], [90, -90]])
    return cases


def chance_of_the_optimum(table, k, runs=1000):
    """Of so many single starts, how many end in the best optimum that is known."""
    inertia = lambda init, seed: KMeans(k, init=init, n_init=1, random_state=seed, tol=0).fit(tables[table]).inertia_
    found = {init: np.array([inertia(init, seed) for seed in range(runs)]) for init in ["k-means++", "random"]}
    optimum = min(values.min() for values in found.values())
    reached = {init: int((values <= optimum * (1 + 1e-9)).sum()) for init, values in found.items()}
    return {"table": table, "nClusters": k, "runs": runs, "optimum": optimum, "reached": reached}


def silhouettes():
    # From exact distances: scikit-learn's own are off by 1e-8 between equal points.
    labelled = {
        "iris": iris.target,
        "wine": wine.target,
        "moons": random.integers(0, 3, 120),
        "one column": np.r_[[7], np.repeat([2, 5], 37)],
        "duplicates": np.arange(60) % 4,
    }
    distances = lambda table: cdist(tables[table], tables[table])
    return {
        table: {
            "labels": labels,
            "samples": metrics.silhouette_samples(distances(table), labels, metric="precomputed"),
            "mean": metrics.silhouette_score(distances(table), labels, metric="precomputed"),
        }
        for table, labels in labelled.items()
    }


def rand_indices():
    independent = random.integers(0, 3, (2, 60))
    pairs = {
        "the same": ([0, 0, 1, 1], [0, 0, 1, 1]),
        "renamed": ([0, 0, 1, 1], [1, 1, 0, 0]),
        "one class split": ([0, 0, 1, 1], [0, 0, 1, 2]),
        "worse than chance": ([0, 0, 1, 1], [0, 1, 0, 1]),
        "all together against all apart": ([0, 0, 0, 0], [0, 1, 2, 3]),
        "all together in both": ([0, 0, 0], [4, 4, 4]),
        "all apart in both": ([0, 1, 2], [5, 3, 9]),
        "a single point": ([0], [1]),
        "no points": ([], []),
        "independent": independent,
        "half right": (iris.target, np.where(np.arange(150) % 2, iris.target, 0)),
        "iris in 3 clusters": (iris.target, lloyd("iris", tables["iris"][[0, 60, 120]])["labels"]),
    }
    return {
        name: {"labelsTrue": true, "labelsPred": predicted, "score": metrics.adjusted_rand_score(true, predicted)}
        for name, (true, predicted) in pairs.items()
    }


write("k-means", {
    "tables": tables,
    "fits": fits(),
    "chances": {
        "lattice": chance_of_the_optimum("lattice of blobs", 25),
        "iris": chance_of_the_optimum("iris", 4),
        "blobs": chance_of_the_optimum("blobs", 4),
    },
})
write("clustering-metrics", {
    "tables": {name: tables[name] for name in silhouettes()},
    "silhouettes": silhouettes(),
    "randIndices": rand_indices(),
})
