"""Networks in Python as contenders: python3 backpropagation.py FOLDER (scikit-learn|torch). See python.ts for the protocol."""
import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np

folder, library = Path(sys.argv[1]), sys.argv[2]
params = json.loads((folder / "params.json").read_text())
sizes = params["layerSizes"]
table = lambda name: np.fromfile(folder / f"{name}.f64")
X, y = table("X").reshape(-1, sizes[0]), table("y")
weights = [table(f"weights{l}").reshape(sizes[l], sizes[l + 1]) for l in range(len(sizes) - 1)]
biases = [table(f"biases{l}") for l in range(len(sizes) - 1)]
is_softmax = params["loss"] == "softmax"


def with_scikit_learn():
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    kind, targets = (MLPClassifier, y.astype(int)) if is_softmax else (MLPRegressor, y)
    model = kind(sizes[1:-1], activation=params["activation"], solver="sgd", alpha=0, batch_size=params["batchSize"],
                 learning_rate_init=params["learningRate"], max_iter=1, shuffle=False, momentum=0, tol=0,
                 n_iter_no_change=10**9, warm_start=True)
    model.fit(X, targets)
    model.set_params(max_iter=params["epochs"])
    model.coefs_, model.intercepts_ = [w.copy() for w in weights], [b.copy() for b in biases]
    model.n_iter_, model.t_ = 0, 0
    start = time.perf_counter()
    model.fit(X, targets)
    milliseconds = 1000 * (time.perf_counter() - start)
    return milliseconds, model.coefs_, model.intercepts_


def with_torch():
    import torch

    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    bend = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[params["activation"]]
    layers = [torch.nn.Linear(*shape) for shape in zip(sizes, sizes[1:])]
    with torch.no_grad():
        for layer, w, b in zip(layers, weights, biases):
            layer.weight.copy_(torch.from_numpy(w.T.copy()))
            layer.bias.copy_(torch.from_numpy(b))
    net = torch.nn.Sequential(*[part for layer in layers[:-1] for part in (layer, bend())], layers[-1])
    inputs = torch.from_numpy(X)
    targets = torch.from_numpy(y).long() if is_softmax else torch.from_numpy(y)[:, None]
    loss = torch.nn.CrossEntropyLoss() if is_softmax else lambda output, target: 0.5 * torch.nn.functional.mse_loss(output, target)
    optimizer = torch.optim.SGD(net.parameters(), lr=params["learningRate"])
    size = params["batchSize"]
    start = time.perf_counter()
    for _ in range(params["epochs"]):
        for first in range(0, len(X), size):
            optimizer.zero_grad()
            loss(net(inputs[first:first + size]), targets[first:first + size]).backward()
            optimizer.step()
    milliseconds = 1000 * (time.perf_counter() - start)
    return milliseconds, [layer.weight.detach().numpy().T for layer in layers], [layer.bias.detach().numpy() for layer in layers]


warnings.simplefilter("ignore")
run = {"scikit-learn": with_scikit_learn, "torch": with_torch}[library]
for _ in sys.stdin:
    milliseconds, coefs, intercepts = run()
    result = {"weights": [w.ravel().tolist() for w in coefs], "biases": [b.tolist() for b in intercepts]}
    print(json.dumps({"milliseconds": milliseconds, "result": result}), flush=True)
