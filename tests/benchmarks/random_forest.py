"""scikit-learn's random forest as a contender: python3 random_forest.py FOLDER [oob]. See python.ts for the protocol."""
import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.ensemble import RandomForestClassifier

folder = Path(sys.argv[1])
params = json.loads((folder / "params.json").read_text())
read = lambda name: np.fromfile(folder / f"{name}.f64")
X, y, unseen = read("X").reshape(-1, params["columns"]), read("y").astype(int), read("unseen").reshape(-1, params["columns"])

for _ in sys.stdin:
    model = RandomForestClassifier(params["nEstimators"], n_jobs=1, random_state=1, oob_score="oob" in sys.argv[2:])
    start = time.perf_counter()
    model.fit(X, y)
    milliseconds = 1000 * (time.perf_counter() - start)
    print(json.dumps({"milliseconds": milliseconds, "result": {"predicted": model.predict(unseen).tolist()}}), flush=True)
