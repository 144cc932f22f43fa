"""scikit-learn's decision trees as a contender: python3 decision_tree.py FOLDER. See python.ts for the protocol."""
import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

folder = Path(sys.argv[1])
params = json.loads((folder / "params.json").read_text())
X = np.fromfile(folder / "X.f64").reshape(-1, params["columns"])
y = np.fromfile(folder / "y.f64")
test = np.fromfile(folder / "test.f64").reshape(-1, params["columns"])
kind = DecisionTreeClassifier if params["task"] == "classification" else DecisionTreeRegressor

fitted = kind(max_depth=params["maxDepth"], random_state=0).fit(X, y)

for _ in sys.stdin:
    model = kind(max_depth=params["maxDepth"], random_state=0) if params["timed"] == "fit" else fitted
    start = time.perf_counter()
    output = model.fit(X, y) if params["timed"] == "fit" else model.predict(test)
    milliseconds = 1000 * (time.perf_counter() - start)
    predicted = model.predict(test) if params["timed"] == "fit" else output
    result = {"predicted": predicted.tolist(), "nodes": int(model.tree_.node_count)}
    print(json.dumps({"milliseconds": milliseconds, "result": result}), flush=True)
