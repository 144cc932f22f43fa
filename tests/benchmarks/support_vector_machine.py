"""scikit-learn's SVC, which is libsvm, as a contender: python3 support_vector_machine.py FOLDER. See python.ts for the protocol."""
import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.svm import SVC

folder = Path(sys.argv[1])
params = json.loads((folder / "params.json").read_text())
X = np.fromfile(folder / "X.f64").reshape(-1, params["columns"])
y = np.fromfile(folder / "y.f64")

for _ in sys.stdin:
    model = SVC(C=params["C"], gamma=params["gamma"], tol=params["tol"], cache_size=200)
    start = time.perf_counter()
    model.fit(X, y)
    milliseconds = 1000 * (time.perf_counter() - start)
    result = {"support": model.support_.tolist(), "coef": model.dual_coef_.ravel().tolist()}
    print(json.dumps({"milliseconds": milliseconds, "result": result}), flush=True)
