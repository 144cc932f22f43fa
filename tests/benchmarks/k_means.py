"""scikit-learn's k-means as a contender: python3 k_means.py FOLDER (lloyd|elkan). See python.ts for the protocol."""
import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning

warnings.simplefilter("ignore", ConvergenceWarning)

folder, algorithm = Path(sys.argv[1]), sys.argv[2]
params = json.loads((folder / "params.json").read_text())
X = np.fromfile(folder / "X.f64").reshape(-1, params["columns"])
init = np.fromfile(folder / "init.f64").reshape(-1, params["columns"])

for _ in sys.stdin:
    model = KMeans(len(init), init=init, n_init=1, max_iter=params["maxIter"], tol=0, algorithm=algorithm)
    start = time.perf_counter()
    model.fit(X)
    milliseconds = 1000 * (time.perf_counter() - start)
    result = {"clusterCenters": model.cluster_centers_.ravel().tolist(), "iterations": int(model.n_iter_)}
    print(json.dumps({"milliseconds": milliseconds, "result": result}), flush=True)
