"""scikit-learn's k-nearest neighbours as a contender: python3 k_nearest_neighbors.py FOLDER (auto|brute|kd_tree). See python.ts for the protocol."""
import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.neighbors import KNeighborsClassifier

folder, algorithm = Path(sys.argv[1]), sys.argv[2]
params = json.loads((folder / "params.json").read_text())
X = np.fromfile(folder / "X.f64").reshape(-1, params["columns"])
y = np.fromfile(folder / "y.f64").astype(int)
queries = np.fromfile(folder / "queries.f64").reshape(-1, params["columns"])

for _ in sys.stdin:
    start = time.perf_counter()
    predicted = KNeighborsClassifier(params["k"], algorithm=algorithm, n_jobs=1).fit(X, y).predict(queries)
    milliseconds = 1000 * (time.perf_counter() - start)
    print(json.dumps({"milliseconds": milliseconds, "result": predicted.tolist()}), flush=True)
