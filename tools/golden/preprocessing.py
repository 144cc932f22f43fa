"""Writes tests/golden/preprocessing.json: what scikit-learn's scalers, encoder and polynomial features make of tables.

Run with Debian's python3-sklearn: python3 tools/golden/preprocessing.py
"""
import numpy as np
from golden import rounded, write
from sklearn.datasets import load_iris, load_wine
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, PolynomialFeatures, StandardScaler

random = np.random.default_rng(20240308)
tables = {
    "iris": rounded(load_iris().data[::5]),
    "wine": rounded(load_wine().data[::9]),
    "constant columns": np.column_stack([np.full(6, 0.1), np.arange(6), np.full(6, 1e6), np.zeros(6)]),
    "far from the origin": rounded(random.normal([1e6, -1e5], 1, (12, 2)), 3),
    "one row": np.array([[3, -2, 0.5]]),
}
unseen = {name: rounded(2 * X[:3] - 1) for name, X in tables.items()}
categories = np.array([[2, 0, 7], [5, 1, 7], [2, 1, 7], [9, 0, 7], [5, 0, 7]])


def scaled(estimators):
    return {
        f"{name}, {params}": {"table": name, "params": params, "fitted": e.transform(X), "unseen": e.transform(unseen[name])}
        for make, settings in estimators for params in settings
        for name, X in tables.items() for e in [make(params).fit(X)]
    }


standard = scaled([(lambda p: StandardScaler(with_mean=p["withMean"], with_std=p["withStd"]),
                    [{"withMean": mean, "withStd": std} for mean in [True, False] for std in [True, False]])])
min_max = scaled([(lambda p: MinMaxScaler(feature_range=tuple(p["featureRange"])), [{"featureRange": r} for r in [[0, 1], [-3, 5]]])])


def one_hot():
    cases = {}
    for drop in ["none", "first", "if_binary"]:
        encoder = OneHotEncoder(drop=None if drop == "none" else drop, handle_unknown="ignore", sparse_output=False).fit(categories)
        rows = np.array([[5, 1, 7], [2, 0, 7], [9, 1, 7]])
        if drop == "none":
            rows = np.vstack([rows, [[4, 1, 8]]])
        cases[drop] = {"drop": drop, "fitted": encoder.transform(categories), "rows": rows, "encoded": encoder.transform(rows)}
    return cases


def polynomials():
    X = rounded(random.normal(0, 1, (4, 3)), 2)
    cases = {}
    for degree in [0, 1, 2, 3, 4]:
        for interaction in [False, True]:
            for bias in [True, False]:
                if degree == 0 and not bias:
                    continue
                features = PolynomialFeatures(degree, interaction_only=interaction, include_bias=bias).fit(X)
                params = {"degree": degree, "interactionOnly": interaction, "includeBias": bias}
                cases[f"{params}"] = {"params": params, "X": X, "powers": features.powers_, "features": features.transform(X)}
    return cases


write("preprocessing", {
    "tables": {name: {"X": X, "unseen": unseen[name]} for name, X in tables.items()},
    "standardScaler": standard,
    "minMaxScaler": min_max,
    "oneHotEncoder": {name: {**case, "X": categories} for name, case in one_hot().items()},
    "polynomialFeatures": polynomials(),
})
