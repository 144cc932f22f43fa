"""Writes tests/kit/data/tables.golden.json: what scikit-learn's own loaders say about the tables that are shipped.

Run with Debian's python3-sklearn: /usr/bin/python3 tools/data/tables_golden.py
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn import datasets
from sklearn.decomposition import PCA

TARGET = pathlib.Path(__file__).resolve().parents[2] / "tests" / "kit" / "data" / "tables.golden.json"


def summary(bunch):
    X = bunch.data
    facts = {"shape": X.shape, "means": X.mean(axis=0), "deviations": X.std(axis=0), "firstRow": X[0], "lastRow": X[-1]}
    classes = hasattr(bunch, "target_names")
    return {**facts, **({"classCounts": np.bincount(bunch.target)} if classes else {"targetMean": bunch.target.mean()})}


digits = datasets.load_digits()
golden = {
    "scikit-learn": sklearn.__version__,
    "iris": summary(datasets.load_iris()),
    "wine": summary(datasets.load_wine()),
    "breast-cancer": summary(datasets.load_breast_cancer()),
    "diabetes": summary(datasets.load_diabetes(scaled=False)),
    "digits": {**summary(digits), "componentVariances": PCA(n_components=2, svd_solver="full").fit(digits.data).explained_variance_},
}
TARGET.write_text(json.dumps(golden, indent=1, default=lambda array: array.tolist()) + "\n")
