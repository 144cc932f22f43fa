"""Writes tests/golden/convolutional-network.json: convolutions, poolings and whole networks with their gradients, and weights
after several updates, by PyTorch in double precision.

PyTorch has channels before rows (NCHW) and filters as F × C × H × W; here, as in TensorFlow, channels lie innermost.

Run with Debian's python3-torch and python3-sklearn: OMP_NUM_THREADS=1 python3 tools/golden/convolutional_network.py
"""
import numpy as np
import torch
from golden import rounded, write
from torch.nn import functional

random = np.random.default_rng(20240607)
double = lambda array: torch.tensor(array, dtype=torch.float64, requires_grad=True)
flat = lambda tensor: tensor.detach().numpy().ravel()
#: n × H × W × C, and the way back
inner = lambda tensor: tensor.permute(0, 2, 3, 1)
outer = lambda tensor: tensor.permute(0, 3, 1, 2)
#: size × size × C × F from and to F × C × size × size
filters_outer = lambda W: W.permute(3, 2, 0, 1)


def draw(*shape, spread=1.0):
    return rounded(random.normal(0, spread, shape), 3)


def convolution(n, height, width, channels, size, filters, stride, padding):
    X, W, b = double(draw(n, height, width, channels)), double(draw(size, size, channels, filters)), double(draw(filters))
    output = inner(functional.conv2d(outer(X), filters_outer(W), b, stride=stride, padding=padding))
    delta = draw(*output.shape)
    output.backward(torch.tensor(delta))
    return {
        "X": {"shape": [n, height, width, channels], "data": flat(X)},
        "W": {"size": size, "channels": channels, "filters": filters, "data": flat(W)},
        "b": flat(b), "stride": stride, "padding": padding, "delta": delta.ravel(),
        "output": {"shape": list(output.shape), "data": flat(output)},
        "weights": flat(W.grad), "biases": flat(b.grad), "inputs": flat(X.grad),
    }


def pooling(kind, n, height, width, channels, size, stride, padding):
    X = double(draw(n, height, width, channels))
    pool = functional.max_pool2d if kind == "max" else functional.avg_pool2d
    output = inner(pool(outer(X), size, stride, padding))
    delta = draw(*output.shape)
    output.backward(torch.tensor(delta))
    return {
        "kind": kind, "X": {"shape": [n, height, width, channels], "data": flat(X)},
        "size": size, "stride": stride, "padding": padding, "delta": delta.ravel(),
        "output": {"shape": list(output.shape), "data": flat(output)}, "inputs": flat(X.grad),
    }


def network(shape, layers):
    """Weights and biases of each layer, empty where it learns nothing."""
    height, width, channels = shape
    weights, biases = [], []
    for layer in layers:
        kind = layer["kind"]
        if kind == "conv2d":
            weights.append(draw(layer["size"], layer["size"], channels, layer["filters"], spread=0.5))
            biases.append(draw(layer["filters"], spread=0.3))
            channels = layer["filters"]
        elif kind == "dense":
            weights.append(draw(height * width * channels, layer["units"], spread=0.5))
            biases.append(draw(layer["units"], spread=0.3))
            height, width, channels = 1, 1, layer["units"]
        else:
            weights.append(np.zeros(0))
            biases.append(np.zeros(0))
        if "size" in layer:
            height, width = ((edge + 2 * layer["padding"] - layer["size"]) // layer["stride"] + 1 for edge in (height, width))
    return weights, biases


def scores(X, layers, weights, biases):
    A = X
    for layer, W, b in zip(layers, weights, biases):
        kind = layer["kind"]
        if kind == "conv2d":
            A = inner(functional.conv2d(outer(A), filters_outer(W), b, stride=layer["stride"], padding=layer["padding"]))
        elif kind == "relu":
            A = torch.relu(A)
        elif kind == "dense":
            A = A.reshape(A.shape[0], -1) @ W + b
            A = A.reshape(A.shape[0], 1, 1, -1)
        else:
            pool = functional.max_pool2d if kind == "maxPool2d" else functional.avg_pool2d
            A = inner(pool(outer(A), layer["size"], layer["stride"], layer["padding"]))
    return A.reshape(A.shape[0], -1)


def case(shape, layers, n):
    weights, biases = network(shape, layers)
    X, y = draw(n, *shape), np.arange(n) % layers[-1]["units"]
    return {"inputShape": dict(zip(("height", "width", "channels"), shape)), "layers": layers, "weights": weights, "biases": biases, "X": X, "y": y}


def plain(problem):
    return {**problem, "weights": [W.ravel() for W in problem["weights"]], "X": problem["X"].ravel(), "n": len(problem["y"])}


def gradient(shape, layers, n=3):
    problem = case(shape, layers, n)
    X = double(problem["X"])
    weights, biases = [double(W) for W in problem["weights"]], [double(b) for b in problem["biases"]]
    Z = scores(X, layers, weights, biases)
    loss = functional.cross_entropy(Z, torch.tensor(problem["y"]))
    loss.backward()
    grads = lambda tensors: [flat(t.grad) if t.grad is not None else [] for t in tensors]
    return {
        **plain(problem), "probabilities": flat(torch.softmax(Z, 1)), "loss": loss.item(),
        "gradient": {"weights": grads(weights), "biases": grads(biases)}, "images": flat(X.grad),
    }


def training(shape, layers, optimizer, updates=4, n=6, batch=4):
    """`updates` updates, taking the images in turn."""
    problem = case(shape, layers, n)
    weights, biases = [double(W) for W in problem["weights"]], [double(b) for b in problem["biases"]]
    name, options = optimizer
    parameters = [t for t in [*weights, *biases] if t.numel()]
    rule = {"sgd": torch.optim.SGD, "momentum": torch.optim.SGD, "adam": torch.optim.Adam}[name](parameters, **options)
    losses, batches = [], []
    for update in range(updates):
        rows = (np.arange(batch) + update * batch) % n
        rule.zero_grad()
        Z = scores(torch.tensor(problem["X"][rows]), layers, weights, biases)
        loss = functional.cross_entropy(Z, torch.tensor(problem["y"][rows]))
        loss.backward()
        rule.step()
        losses.append(loss.item())
        batches.append(rows)
    after = {"weights": [flat(W) for W in weights], "biases": [flat(b) for b in biases]}
    return {**plain(problem), "optimizer": name, "options": options, "batches": batches, "losses": losses, "after": after}


conv = lambda filters, size, stride=1, padding=0: {"kind": "conv2d", "filters": filters, "size": size, "stride": stride, "padding": padding}
pool = lambda kind, size, stride=None, padding=0: {"kind": kind, "size": size, "stride": stride or size, "padding": padding}
relu = {"kind": "relu"}
full = lambda units: {"kind": "dense", "units": units}
small = [conv(3, 3, padding=1), relu, pool("maxPool2d", 2), conv(4, 3), relu, full(3)]

write("convolutional-network", {
    "oracle": {"torch": torch.__version__},
    "convolutions": {
        "one channel, one filter": convolution(1, 5, 5, 1, 3, 1, 1, 0),
        "many channels and filters": convolution(2, 6, 5, 3, 3, 5, 1, 1),
        "stride 2, an even window": convolution(2, 7, 8, 2, 4, 3, 2, 1),
        "stride 3, wide padding": convolution(1, 6, 6, 2, 3, 6, 3, 2),
        "one by one": convolution(2, 4, 3, 4, 1, 2, 1, 0),
        "a window as large as the image": convolution(2, 4, 4, 2, 4, 3, 1, 0),
    },
    "poolings": {
        "max 2": pooling("max", 2, 6, 6, 3, 2, 2, 0),
        "max 3, stride 2, padding 1": pooling("max", 2, 7, 6, 2, 3, 2, 1),
        "max 2 with a row left over": pooling("max", 1, 5, 7, 2, 2, 2, 0),
        "mean 2": pooling("mean", 2, 6, 6, 3, 2, 2, 0),
        "mean 3, stride 1, padding 1": pooling("mean", 1, 5, 4, 2, 3, 1, 1),
    },
    "gradients": {
        "conv, max, conv, dense": gradient((6, 6, 1), small),
        "strides instead of pooling": gradient((7, 7, 2), [conv(4, 3, 2, 1), relu, conv(3, 3, 2, 1), relu, full(4)]),
        "mean pooling and a hidden dense layer": gradient((6, 6, 1), [conv(2, 3), relu, pool("avgPool2d", 2), full(5), relu, full(3)]),
        "dense alone": gradient((3, 3, 1), [full(3)]),
    },
    "trainings": {
        "sgd": training((6, 6, 1), small, ("sgd", {"lr": 0.1})),
        "momentum": training((6, 6, 1), small, ("momentum", {"lr": 0.05, "momentum": 0.9})),
        "adam": training((6, 6, 1), small, ("adam", {"lr": 0.01, "betas": (0.9, 0.999), "eps": 1e-8})),
    },
})
