"""Writes tests/golden/support-vector-machine.json: what scikit-learn's SVC (libsvm) finds, run tight and at its default
tolerance, and the sigmoid that its calibration fits.

libsvm keeps its kernels in single precision, which moves multipliers by as much as 1e-3 where a problem is nearly
degenerate. So what it finds when run tight is polished: the same multipliers stay at 0 and at C, and the equations of the
others are solved once more in double precision. The result is accepted only if it satisfies the optimality conditions.

Run with Debian's python3-sklearn: OMP_NUM_THREADS=1 python3 tools/golden/support_vector_machine.py
"""
import numpy as np
from golden import rounded, write
from sklearn import datasets
from scipy.linalg import lstsq
from sklearn.calibration import _SigmoidCalibration
from sklearn.metrics.pairwise import pairwise_kernels
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

random = np.random.default_rng(20240611)

iris = datasets.load_iris()
wine = datasets.load_wine()
cancer = datasets.load_breast_cancer()
moons = datasets.make_moons(90, noise=0.25, random_state=1)
circles = datasets.make_circles(70, noise=0.1, factor=0.4, random_state=2)
clouds = np.concatenate([random.normal(0, 1, (60, 2)), random.normal(1.5, 1, (20, 2))])
doubled = np.repeat(rounded(random.normal(0, 1, (12, 2)), 2), 3, axis=0)

tables = {
    "iris": (rounded(iris.data), iris.target),
    "iris, two classes": (rounded(iris.data[50:, 2:]), iris.target[50:]),
    "wine scaled": (rounded(StandardScaler().fit_transform(wine.data), 4), wine.target),
    "wine raw": (rounded(wine.data[::2, :2]), wine.target[::2]),
    "cancer": (rounded(StandardScaler().fit_transform(cancer.data)[:150, :6], 3), cancer.target[:150]),
    "moons": (rounded(moons[0], 4), moons[1]),
    "circles": (rounded(circles[0], 4), circles[1]),
    "unequal clouds": (rounded(clouds, 4), np.repeat([0, 1], [60, 20])),
    # Every row three times, not always of the same class.
    "duplicates": (doubled, np.arange(36) % 2),
    # Ids need neither begin at 0 nor follow one another.
    "other ids": (rounded(iris.data[::3, :2]), np.array([7, 2, 11])[iris.target[::3]]),
    "one column": (rounded(random.normal([[0], [2]] * 20, 1), 3), np.arange(40) % 2),
}

fitted = {
    "linear": dict(kernel="linear"),
    "linear, C = 0.1": dict(kernel="linear", C=0.1),
    "rbf": dict(),
    "rbf, C = 50, gamma = 0.7": dict(C=50.0, gamma=0.7),
    "poly": dict(kernel="poly", gamma="auto", coef0=1.0),
    "poly, degree 2": dict(kernel="poly", degree=2, coef0=0.5, gamma=0.5, C=2.0),
    "sigmoid": dict(kernel="sigmoid", gamma=0.1, coef0=-0.3),
    "balanced": dict(class_weight="balanced", C=3.0),
}
which = {
    "iris": ["linear", "rbf", "sigmoid"],
    "iris, two classes": ["linear", "linear, C = 0.1", "rbf", "rbf, C = 50, gamma = 0.7"],
    "wine scaled": ["linear", "rbf", "poly, degree 2"],
    "wine raw": ["rbf"],
    "cancer": ["linear, C = 0.1", "rbf", "balanced", "sigmoid"],
    "moons": ["linear", "rbf", "rbf, C = 50, gamma = 0.7"],
    "circles": ["rbf", "poly, degree 2"],
    "unequal clouds": ["linear", "rbf", "balanced"],
    "duplicates": ["rbf", "linear, C = 0.1"],
    "other ids": ["rbf", "balanced"],
    "one column": ["poly, degree 2", "rbf"],
}
names = {"class_weight": "classWeight"}


def queries(X):
    """Some of the rows, and places between and around them."""
    low, high = X.min(axis=0), X.max(axis=0)
    return np.concatenate([X[:4], rounded(random.uniform(low - 0.2 * (high - low), high + 0.2 * (high - low), (8, X.shape[1])), 4)])


def kernel_of(model, A, B):
    values = {"linear": {}, "rbf": {"gamma": model._gamma}, "sigmoid": {"gamma": model._gamma, "coef0": model.coef0},
              "poly": {"gamma": model._gamma, "degree": model.degree, "coef0": model.coef0}}
    return pairwise_kernels(A, B, metric=model.kernel, **values[model.kernel])


def polish(model, X, y, C, found):
    """Of two classes, +1 and -1: multipliers, intercept, and whether they are the only ones. `found` are libsvm's multipliers."""
    K = kernel_of(model, X, X)
    low, high = found <= 1e-7 * C, found >= C * (1 - 1e-7)
    free = ~(low | high)
    fixed = np.where(high, C, 0.0)
    if not free.any():
        return None
    # y_i f(x_i) = 1 for the free ones, and the sum of y alpha is 0.
    Q = K * np.outer(y, y)
    equations = np.block([[Q[np.ix_(free, free)], y[free, None]], [y[None, free], np.zeros((1, 1))]])
    right = np.append(1 - Q[free] @ fixed, -y @ fixed)
    solved, *_ = lstsq(equations, right, cond=1e-13)
    alpha = fixed.copy()
    alpha[free] = solved[:-1]
    margins = y * (K @ (y * alpha) + solved[-1]) - 1
    assert abs(y @ alpha) < 1e-9 and (alpha > -1e-9).all() and (alpha < C + 1e-9).all(), "infeasible"
    violation = max(abs(margins[free]).max(), (-margins[low]).max(initial=0), margins[high].max(initial=0))
    assert violation < 1e-8, f"not optimal: {violation}"
    return alpha, solved[-1], bool(np.linalg.cond(equations) < 1e9)


def tight(table, params):
    X, y = tables[table]
    model = SVC(**params, tol=1e-9, cache_size=400).fit(X, y)
    asked = queries(X)
    classes, weights = model.classes_, model.class_weight_ * model.C
    pairs = []
    for first in range(len(classes)):
        for second in range(first + 1, len(classes)):
            rows = np.concatenate([np.flatnonzero(y == classes[first]), np.flatnonzero(y == classes[second])])
            signs = np.where(y[rows] == classes[first], 1.0, -1.0)
            costs = np.where(signs > 0, weights[first], weights[second])
            found = np.zeros(len(y))
            for at, row in enumerate(model.support_):
                other = second - 1 if y[row] == classes[first] else first
                found[row] = abs(model.dual_coef_[other, at])
            solution = polish(model, X[rows], signs, costs, found[rows])
            if solution is None:
                pairs.append(None)
                continue
            alpha, intercept, unique = solution
            objective = alpha.sum() - (signs * alpha) @ kernel_of(model, X[rows], X[rows]) @ (signs * alpha) / 2
            pairs.append({
                "alphas": np.where(alpha < 1e-9, 0, alpha).tolist() if unique else None,
                "intercept": intercept,
                "objective": objective,
                "decisions": kernel_of(model, asked, X[rows]) @ (signs * alpha) + intercept,
            })
    return {
        "table": table,
        "params": {names.get(name, name): value for name, value in params.items()},
        "gamma": model._gamma,
        "queries": asked,
        "pairs": pairs,
        # As libsvm has them, in single precision.
        "support": model.support_,
        "nSupport": model.n_support_,
        "dualCoef": model.dual_coef_,
        "intercept": model.intercept_,
        "decisions": model.decision_function(asked),
        "predicted": model.predict(asked),
    }


def usual(table, params):
    """Without shrinking, which hides multipliers for a while: every iteration then looks at all of them."""
    X, y = tables[table]
    model = SVC(**params, shrinking=False).fit(X, y)
    return {
        "table": table,
        "params": {names.get(name, name): value for name, value in params.items()},
        "nIter": model.n_iter_,
        "dualCoef": model.dual_coef_,
        "intercept": model.intercept_,
        "support": model.support_,
        "nSupport": model.n_support_,
        "rows": X[:12],
        "decisions": model.decision_function(X[:12]),
    }


def calibration(table, params, rows):
    X, y = tables[table]
    scores = rounded(SVC(**params).fit(X[rows], y[rows]).decision_function(X), 6)
    labels = (y == np.unique(y)[1]).astype(int)
    sigmoid = _SigmoidCalibration().fit(scores, labels)
    return {"scores": scores, "y": labels, "A": sigmoid.a_, "B": sigmoid.b_, "probabilities": sigmoid.predict(scores[:10])}


cases = [(table, name) for table, list in which.items() for name in list]
write("support-vector-machine", {
    "tables": {name: {"X": X, "y": y} for name, (X, y) in tables.items()},
    "tight": {f"{table}: {name}": tight(table, fitted[name]) for table, name in cases},
    "usual": {f"{table}: {name}": usual(table, fitted[name]) for table, name in cases},
    "calibrations": {
        "cancer": calibration("cancer", fitted["rbf"], slice(0, 60)),
        "moons": calibration("moons", fitted["linear"], slice(0, 90)),
        "unequal clouds": calibration("unequal clouds", fitted["rbf"], slice(0, 80, 2)),
    },
})
