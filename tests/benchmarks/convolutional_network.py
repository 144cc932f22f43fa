"""A convolutional network in PyTorch as a contender: python3 convolutional_network.py FOLDER. See python.ts for the protocol."""
import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

folder = Path(sys.argv[1])
params = json.loads((folder / "params.json").read_text())
table = lambda name: np.fromfile(folder / f"{name}.f64")
torch.set_num_threads(1)

size, padding = 5, params["padding"]
images = torch.from_numpy(table("X").reshape(-1, 1, 28, 28)).float()
labels = torch.from_numpy(table("y")).long()
# Ours lie height, width, channels in and out; PyTorch's out, in, height, width. The dense layer reads the maps channel by channel there.
filters = [table("weights0").reshape(size, size, 1, -1), table("weights3").reshape(size, size, 8, -1)]
dense = table("weights6")
edge = int(round((dense.size / 10 / 16) ** 0.5))


def network():
    first, second, last = nn.Conv2d(1, 8, size, padding=padding), nn.Conv2d(8, 16, size, padding=padding), nn.Linear(16 * edge * edge, 10)
    with torch.no_grad():
        for layer, values in zip((first, second), filters):
            layer.weight.copy_(torch.from_numpy(values.transpose(3, 2, 0, 1).copy()))
            layer.bias.zero_()
        last.weight.copy_(torch.from_numpy(dense.reshape(edge, edge, 16, 10).transpose(3, 2, 0, 1).reshape(10, -1).copy()))
        last.bias.zero_()
    return first, second, last


for _ in sys.stdin:
    first, second, last = network()
    net = nn.Sequential(first, nn.ReLU(), nn.MaxPool2d(2), second, nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), last)
    loss, optimizer = nn.CrossEntropyLoss(), torch.optim.SGD(net.parameters(), lr=params["learningRate"])
    start = time.perf_counter()
    for at in range(0, len(images), params["batchSize"]):
        optimizer.zero_grad()
        loss(net(images[at:at + params["batchSize"]]), labels[at:at + params["batchSize"]]).backward()
        optimizer.step()
    milliseconds = 1000 * (time.perf_counter() - start)
    ours = [layer.weight.detach().numpy().transpose(2, 3, 1, 0).ravel().tolist() for layer in (first, second)]
    flat = last.weight.detach().numpy().reshape(10, 16, edge, edge).transpose(2, 3, 1, 0).ravel().tolist()
    biases = [layer.bias.detach().tolist() for layer in (first, second, last)]
    weights = [ours[0], [], [], ours[1], [], [], flat]
    result = {"weights": weights, "biases": [biases[0], [], [], biases[1], [], [], biases[2]]}
    print(json.dumps({"milliseconds": milliseconds, "result": result}), flush=True)
