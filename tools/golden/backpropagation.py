"""Writes tests/golden/backpropagation.json: losses and gradients of networks and of scalar graphs, and weights after several
updates, by PyTorch in double precision; and what scikit-learn's networks answer from given weights.

Run with Debian's python3-torch and python3-sklearn: OMP_NUM_THREADS=1 python3 tools/golden/backpropagation.py
"""
import warnings

import numpy as np
import torch
from golden import rounded, write
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor
from torch.nn import functional

warnings.simplefilter("ignore", ConvergenceWarning)
random = np.random.default_rng(20240311)
bend = {"relu": torch.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "linear": lambda z: z}


def tensors(arrays):
    return [torch.tensor(array, dtype=torch.float64, requires_grad=True) for array in arrays]


def network(sizes, activations, loss, spread=0.7):
    return {
        "weights": [rounded(random.normal(0, spread, shape), 3) for shape in zip(sizes, sizes[1:])],
        "biases": [rounded(random.normal(0, 0.3, size), 3) for size in sizes[1:]],
        "activations": activations,
        "loss": loss,
    }


def examples(n, d, loss, n_outputs, scale=1.0):
    X = rounded(random.normal(0, scale, (n, d)), 3)
    if loss == "squaredError":
        return X, rounded(random.normal(0, 1.5, n), 3)
    return X, random.permutation(np.arange(n) % (n_outputs if loss == "softmax" else 2))


def scores(weights, biases, activations, X, masks=()):
    """The last pre-activations. `masks` multiply the activations of hidden layers, as dropout does."""
    A = torch.as_tensor(X, dtype=torch.float64)
    for layer, (W, b) in enumerate(zip(weights, biases)):
        A = A @ W + b
        if layer < len(activations):
            A = bend[activations[layer]](A)
            if masks:
                A = A * torch.tensor(masks[layer], dtype=torch.float64)
    return A


def mean_loss(Z, y, loss):
    if loss == "squaredError":
        return functional.mse_loss(Z[:, 0], torch.tensor(y, dtype=torch.float64)) / 2
    if loss == "logistic":
        return functional.binary_cross_entropy_with_logits(Z[:, 0], torch.tensor(y, dtype=torch.float64))
    return functional.cross_entropy(Z, torch.tensor(y))


def penalty(weights, l1, l2):
    return sum(l1 * W.abs().sum() + l2 / 2 * (W**2).sum() for W in weights)


def gradient(sizes, activations, loss, n=7, l1=0.0, l2=0.0, scale=1.0, with_masks=False):
    net = network(sizes, activations, loss)
    if l1:
        # A weight at the kink of |w|.
        net["weights"][0][0, 0] = 0
    X, y = examples(n, sizes[0], loss, sizes[-1], scale)
    masks = [rounded((random.random((n, size)) < 0.75) / 0.75, 15) for size in sizes[1:-1]] if with_masks else []
    weights, biases = tensors(net["weights"]), tensors(net["biases"])
    Z = scores(weights, biases, activations, X, masks)
    cost = penalty(weights, l1, l2)
    objective = mean_loss(Z, y, loss) + cost
    objective.backward()
    link = {"squaredError": lambda: Z, "logistic": lambda: torch.sigmoid(Z), "softmax": lambda: torch.softmax(Z, 1)}[loss]
    return {
        "network": net, "X": X, "y": y, "l1": l1, "l2": l2, "masks": masks,
        "output": link().detach().numpy(),
        "objective": objective.item(), "penalty": float(cost),
        "weights": [W.grad.numpy() for W in weights], "biases": [b.grad.numpy() for b in biases],
    }


def gradients():
    cases = {}
    losses = {"squaredError": 1, "logistic": 1, "softmax": 3}
    for loss, n_outputs in losses.items():
        cases[f"{loss}, no hidden layer"] = gradient([3, n_outputs], [], loss)
        for activation in bend:
            cases[f"{loss}, one hidden layer, {activation}"] = gradient([2, 4, n_outputs], [activation], loss)
        cases[f"{loss}, two hidden layers, l1 and l2"] = gradient([2, 5, 3, n_outputs], ["tanh", "relu"], loss, l1=0.03, l2=0.2)
        cases[f"{loss}, three hidden layers, dropout"] = gradient(
            [3, 6, 5, 4, n_outputs], ["relu", "sigmoid", "tanh"], loss, n=9, with_masks=True)
        cases[f"{loss}, one example"] = gradient([2, 3, n_outputs], ["tanh"], loss, n=1)
        cases[f"{loss}, large inputs"] = gradient([2, 4, n_outputs], ["relu"], loss, n=12, scale=60)
    cases["softmax of two classes"] = gradient([2, 3, 2], ["sigmoid"], "softmax", l2=0.01)
    cases["softmax of ten classes"] = gradient([8, 6, 10], ["relu"], "softmax", n=20, l1=0.001)
    return cases


def training(name, loss="logistic", epochs=3, batch_size=5, l1=0.0, l2=0.0, learning_rate=0.05):
    options = {"learningRate": learning_rate, "momentum": 0.8, "rho": 0.9, "beta1": 0.85, "beta2": 0.99, "epsilon": 1e-7}
    n_outputs = 3 if loss == "softmax" else 1
    net = network([2, 4, 3, n_outputs], ["tanh", "relu"], loss)
    X, y = examples(23, 2, loss, n_outputs)
    weights, biases = tensors(net["weights"]), tensors(net["biases"])
    optimizer = {
        "sgd": lambda p: torch.optim.SGD(p, lr=learning_rate),
        "momentum": lambda p: torch.optim.SGD(p, lr=learning_rate, momentum=options["momentum"]),
        "rmsprop": lambda p: torch.optim.RMSprop(p, lr=learning_rate, alpha=options["rho"], eps=options["epsilon"]),
        "adam": lambda p: torch.optim.Adam(
            p, lr=learning_rate, betas=(options["beta1"], options["beta2"]), eps=options["epsilon"]),
    }[name]([*weights, *biases])
    orders, loss_curve = [random.permutation(23) for _ in range(epochs)], []
    for order in orders:
        total = 0
        for start in range(0, 23, batch_size):
            batch = order[start:start + batch_size]
            optimizer.zero_grad()
            Z = scores(weights, biases, net["activations"], X[batch])
            objective = mean_loss(Z, y[batch], loss) + penalty(weights, l1, l2)
            objective.backward()
            optimizer.step()
            total += objective.item() * len(batch)
        loss_curve.append(total / 23)
    return {
        "network": net, "X": X, "y": y, "orders": orders,
        "options": {"optimizer": name, **options, "batchSize": batch_size, "l1": l1, "l2": l2, "dropout": 0, "seed": 0},
        "lossCurve": loss_curve,
        "weights": [W.detach().numpy() for W in weights], "biases": [b.detach().numpy() for b in biases],
    }


def trainings():
    cases = {}
    for name in ["sgd", "momentum", "rmsprop", "adam"]:
        cases[f"{name}, logistic"] = training(name)
        cases[f"{name}, softmax, l1 and l2"] = training(name, "softmax", l1=0.01, l2=0.1)
    cases["adam, squaredError, one by one"] = training("adam", "squaredError", batch_size=1)
    cases["momentum, squaredError, all at once"] = training("momentum", "squaredError", batch_size=23, epochs=6)
    return cases


operations = {
    "add": lambda a, b: a + b, "multiply": lambda a, b: a * b, "power": lambda a, n: a**n,
    "exp": torch.exp, "log": torch.log, "tanh": torch.tanh, "relu": torch.relu,
}


def graph(variables, program):
    """`program` lists operations on the results before them, by index; the variables come first, the root is last."""
    inputs = tensors(variables)
    nodes = list(inputs)
    for name, *arguments in program:
        nodes.append(operations[name](nodes[arguments[0]], arguments[1]) if name == "power"
                     else operations[name](*[nodes[index] for index in arguments]))
    nodes[-1].backward()
    return {"variables": variables, "program": program, "value": nodes[-1].item(), "gradient": [node.grad.item() for node in inputs]}


def graphs():
    chain = [["tanh", 0]]
    for step in range(1, 30):
        chain += [["multiply", len(chain), 0], ["tanh", len(chain) + 1]]
    doubling = [["add", index, index] for index in range(30)]
    neuron = [["multiply", 0, 1], ["multiply", 2, 3], ["add", 5, 6], ["add", 7, 4], ["tanh", 8]]
    return {
        "a product": graph([3.0, -2.0], [["multiply", 0, 1]]),
        "a number times itself": graph([3.0], [["multiply", 0, 0]]),
        "a sum that is used twice": graph([1.5, -0.5], [["add", 0, 1], ["multiply", 2, 2], ["exp", 2], ["add", 3, 4]]),
        "a node used by its own consumer": graph([0.7], [["tanh", 0], ["multiply", 1, 0], ["add", 2, 1], ["multiply", 3, 2]]),
        "a neuron": graph([2.0, -3.0, 0.5, 1.0, 6.0], neuron),
        "powers": graph([1.7, 2.5], [["power", 0, 3], ["power", 1, -1], ["power", 1, 0.5], ["multiply", 2, 3], ["add", 5, 4]]),
        "logarithm and exponential": graph([1.3, 0.4], [["exp", 0], ["exp", 1], ["add", 2, 3], ["log", 4]]),
        "relu, off and on": graph([-2.0, 3.0], [["relu", 0], ["relu", 1], ["add", 2, 3], ["multiply", 4, 1]]),
        "relu at its kink": graph([0.0, 3.0], [["relu", 0], ["multiply", 2, 1], ["add", 3, 0]]),
        "a long chain": graph([0.9], chain),
        "a sum doubled thirty times": graph([0.5], doubling),
    }


names = {"relu": "relu", "tanh": "tanh", "logistic": "sigmoid", "identity": "linear"}


def answers(activation, hidden, kind):
    loss = {"binary": "logistic", "multiclass": "softmax", "regression": "squaredError"}[kind]
    X, y = examples(40, 3, loss, 4)
    estimator = (MLPRegressor if kind == "regression" else MLPClassifier)(hidden, activation=activation, max_iter=30, random_state=0)
    model = estimator.fit(X, y)
    asked = rounded(random.normal(0, 2, (12, 3)), 3)
    model.coefs_ = [rounded(W, 4) for W in model.coefs_]
    model.intercepts_ = [rounded(b, 4) for b in model.intercepts_]
    return {
        "network": {
            "weights": model.coefs_, "biases": model.intercepts_,
            "activations": [names[activation]] * len(hidden), "loss": loss,
        },
        "task": "regression" if kind == "regression" else "classification",
        "nClasses": {"binary": 2, "multiclass": 4, "regression": 0}[kind],
        "X": asked,
        "predict": model.predict(asked),
        **({} if kind == "regression" else {"predictProba": model.predict_proba(asked)}),
    }


write("backpropagation", {
    "oracles": {"PyTorch": torch.__version__},
    "gradients": gradients(),
    "trainings": trainings(),
    "graphs": graphs(),
    "answers": {
        f"{kind}, {activation}, hidden {hidden}": answers(activation, hidden, kind)
        for kind, activation, hidden in [
            ("binary", "relu", (5,)), ("binary", "tanh", (4, 3)), ("multiclass", "logistic", (6,)),
            ("multiclass", "relu", (5, 4, 3)), ("regression", "identity", (3,)), ("regression", "tanh", (5, 4)),
        ]
    },
})
