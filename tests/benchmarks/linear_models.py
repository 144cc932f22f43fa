"""scikit-learn's linear models as contenders: python3 linear_models.py FOLDER [SOLVER]. See python.ts for the protocol."""
import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import ElasticNet, Lasso, LinearRegression, LogisticRegression, Ridge

warnings.simplefilter("ignore", ConvergenceWarning)

folder, solver = Path(sys.argv[1]), sys.argv[2]
params = json.loads((folder / "params.json").read_text())
X = np.fromfile(folder / "X.f64").reshape(-1, params["columns"])
y = np.fromfile(folder / "y.f64")
alpha, l1_ratio, C = params["alpha"], params["l1Ratio"], params["C"]

make = {
    ("least squares", "default"): lambda: LinearRegression(),
    ("ridge", "default"): lambda: Ridge(alpha=alpha),
    ("lasso", "default"): lambda: Lasso(alpha=alpha),
    ("elastic net", "default"): lambda: ElasticNet(alpha=alpha, l1_ratio=l1_ratio),
    ("logistic, l2", "default"): lambda: LogisticRegression(C=C),
    ("logistic, l2", "newton-cholesky"): lambda: LogisticRegression(C=C, solver="newton-cholesky"),
    ("logistic, l1", "liblinear"): lambda: LogisticRegression(penalty="l1", C=C, solver="liblinear", intercept_scaling=100),
    ("logistic, l1", "saga"): lambda: LogisticRegression(penalty="l1", C=C, solver="saga", max_iter=1000),
}.get((params["task"], solver))
if make is None:
    sys.exit(f"has no {params['task']} by this solver")

for _ in sys.stdin:
    model = make()
    start = time.perf_counter()
    model.fit(X, y)
    milliseconds = 1000 * (time.perf_counter() - start)
    result = {"coef": np.ravel(model.coef_).tolist(), "intercept": float(np.ravel(model.intercept_)[0])}
    print(json.dumps({"milliseconds": milliseconds, "result": result}), flush=True)
