/**
 * The specification of backpropagation, from the smallest piece to the whole. It holds for any correct implementation: it
 * fixes results and invariants, never the order in which random numbers are drawn. Derivatives are held against central
 * differences, which know nothing of the chain rule; single oracle values are PyTorch 1.13's.
 */
import * as neuralNetwork from "@algorithms/backpropagation";
import { row, toMatrix, type Matrix } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import { describe, expect, test } from "vitest";

const {
  activate, activationDerivative, adam, autodiff, backward, beginTraining, dense, denseBackward, dropoutMask, epochOrder,
  forward, initialBound, initialize, lossAndGradient, meanLoss, momentum, outputDelta, outputOf, penalty, rmsprop, sgd,
  softmax, trainEpoch, withPenalty,
} = neuralNetwork;
type Activation = neuralNetwork.Activation;
type Loss = neuralNetwork.Loss;
type Network = neuralNetwork.Network;

const activations: readonly Activation[] = ["relu", "tanh", "sigmoid", "linear"];
const losses: readonly Loss[] = ["squaredError", "logistic", "softmax"];
const targets: Record<Loss, number[]> = { squaredError: [0.3, -1, 2, 0.5, 1], logistic: [0, 1, 1, 0, 1], softmax: [2, 0, 1, 1, 2] };
const inputs = [[0.5, -1.2], [1.5, 0.3], [-0.7, 0.8], [0.1, 2], [-1.1, -0.4]];
/** Somewhere in the middle of training: no weight is 0, no unit of relu sits on its kink. */
const netFor = (loss: Loss, hidden: readonly Activation[] = ["tanh"], seed = 5) => {
  const layerSizes = [2, ...hidden.map((_, l) => 4 - l), loss === "softmax" ? 3 : 1];
  const net = initialize({ layerSizes, activations: hidden, loss, seed });
  return { ...net, biases: net.biases.map((b, l) => b.map((_, k) => 0.2 * (k + 1) - 0.3 * l)) };
};

describe("activate", () => {
  test("cuts off what is negative, by relu", () => {
    const values = [-2, -0.1, 0, 0.1, 3].map((z) => activate(z, "relu") + 0);
    expect(values, "negative z becomes 0; the others stay").toEqual([0, 0, 0, 0.1, 3]);
  });

  test("bends into −1 … 1, by tanh, and into 0 … 1, by sigmoid", () => {
    expect(activate(0.5, "tanh"), "tanh z is Math.tanh").toBeCloseTo(0.4621171572600098, 14);
    expect(activate(0, "sigmoid"), "e⁰ is 1, so it is 1 / 2").toBe(0.5);
    expect(activate(2, "sigmoid"), "1 / (1 + e^−z)").toBeCloseTo(0.8807970779778823, 14);
    expect(activate(-2, "sigmoid"), "sigmoid(−z) is 1 − sigmoid(z)").toBeCloseTo(1 - 0.8807970779778823, 14);
  });

  test("leaves z as it is, by linear", () => expect([-3, 0, 7].map((z) => activate(z, "linear"))).toEqual([-3, 0, 7]));

  test("stays finite for any z", () => {
    for (const activation of activations) {
      const ends = [activate(-1000, activation), activate(1000, activation)];
      expect(ends.every(Number.isFinite), `${activation} of ±1000: Infinity / Infinity is NaN. Did a power overflow?`).toBe(true);
    }
    expect([activate(-1000, "sigmoid"), activate(1000, "sigmoid")], "far out, the sigmoid is 0 or 1").toEqual([0, 1]);
  });
});

describe("activationDerivative", () => {
  test.each(activations)("is how steep %s is at z", (activation) => {
    for (const z of [-3, -1.3, -0.4, 0.2, 0.9, 2.5]) {
      const numerical = slope((moved) => activate(moved, activation), z);
      const message = `f′(${z}) of ${activation}: it is given z, not f(z). Did you mix them up?`;
      expect(activationDerivative(z, activation), message).toBeCloseTo(numerical, 7);
    }
  });

  test("counts the kink of relu as flat", () => {
    expect(activationDerivative(0, "relu"), "at 0 relu has slope 0 by convention, as in PyTorch: did you use >=?").toBe(0);
  });

  test("is 0 or 1 far out, never NaN", () => {
    expect(activations.map((activation) => activationDerivative(1000, activation) + 0)).toEqual([1, 0, 0, 1]);
    expect(activations.map((activation) => activationDerivative(-1000, activation) + 0)).toEqual([0, 0, 0, 1]);
  });
});

describe("dense", () => {
  const [A, W, b] = [[[1, 2], [3, 4], [0, -1]], [[1, 0, 2], [-1, 3, 1]], [10, 20, 30]];

  test("is A W + b", () => {
    const Z = dense(toMatrix(A), toMatrix(W), Float64Array.from(b));
    expect([Z.rows, Z.columns], "n rows, one column a unit").toEqual([3, 3]);
    expect(rowsOf(Z)[0], "unit k weighs with column k of W: is W[j, k] read as W[k, j]?").toEqual([9, 26, 34]);
    expect(rowsOf(Z), "every row has its weighted sums, and b on top of them").toEqual([[9, 26, 34], [9, 32, 40], [11, 17, 29]]);
  });

  test("works for one input and one unit", () => {
    expect(rowsOf(dense(toMatrix([[3]]), toMatrix([[2]]), Float64Array.of(1)))).toEqual([[7]]);
  });

  test("changes nothing that it is given", () => {
    const given = [toMatrix(A), toMatrix(W), Float64Array.from(b)] as const;
    dense(...given);
    expect([rowsOf(given[0]), rowsOf(given[1]), Array.from(given[2])], "return a new matrix").toEqual([A, W, b]);
  });
});

describe("softmax", () => {
  test("turns every row into probabilities", () => {
    const P = rowsOf(softmax(toMatrix([[0, 0, 0, 0], [0, Math.log(2), Math.log(4), 0]])));
    expect(P[0], "equal scores, equal probabilities; every row adds up to 1 by itself").toEqual([0.25, 0.25, 0.25, 0.25]);
    P[1]!.forEach((p, k) => expect(p, "e^zₖ over the sum of all e^z of the row").toBeCloseTo([1, 2, 4, 1][k]! / 8, 14));
  });

  test("stays the same if all scores of a row grow alike", () => {
    const [near, far] = rowsOf(softmax(toMatrix([[1, 2, 3], [1001, 1002, 1003]])));
    far!.forEach((p, k) => expect(p, "e^1000 is Infinity: subtract the row's largest score first").toBeCloseTo(near![k]!, 14));
  });

  test("stays finite for scores of ±1000", () => {
    expect(rowsOf(softmax(toMatrix([[1000, -1000], [-1000, -1000]]))), "0 / 0 is NaN").toEqual([[1, 0], [0.5, 0.5]]);
  });
});

describe("forward", () => {
  const net = network([[[1, -1], [2, 1]], [[1], [-3]]], [[0, 1], [0.5]], ["relu"], "squaredError");

  test("goes through all layers, and keeps every number on the way", () => {
    const { preActivations, activations: passed } = forward(net, [[1, 2], [-1, 0]]);
    expect(rowsOf(passed[0]!), "activations begin with X").toEqual([[1, 2], [-1, 0]]);
    expect(rowsOf(preActivations[0]!), "A W + b of the first layer").toEqual([[5, 2], [-1, 2]]);
    expect(rowsOf(passed[1]!), "hidden layers are bent by their activation: did you forget it?").toEqual([[5, 2], [0, 2]]);
    expect(rowsOf(preActivations[1]!), "the next layer reads the activations, not the pre-activations").toEqual([[-0.5], [-5.5]]);
    expect(rowsOf(passed[2]!), "the output of squaredError is the score itself: did you bend it too?").toEqual([[-0.5], [-5.5]]);
    expect([preActivations.length, passed.length], "one pre-activation a layer, and one activation more").toEqual([2, 3]);
  });

  test("bends every hidden layer by its own activation, and the output by the link of the loss", () => {
    const deep = network([[[2]], [[3]], [[1, -1]]], [[0], [1], [0, 0]], ["tanh", "sigmoid"], "softmax");
    const { activations: passed } = forward(deep, [[0.5]]);
    const [first, second] = [Math.tanh(1), activate(3 * Math.tanh(1) + 1, "sigmoid")];
    expect([passed[1]!.data[0], passed[2]!.data[0]], "tanh, then sigmoid").toEqual([first, second].map((value): unknown => expect.closeTo(value, 14)));
    expect(passed[3]!.data[0], "the output of softmax is its probabilities").toBeCloseTo(activate(2 * second, "sigmoid"), 14);
  });

  test("is one linear map where there is no hidden layer", () => {
    const { activations: passed } = forward(network([[[2], [-1]]], [[0.5]], [], "logistic"), [[1, 1]]);
    expect(passed.at(-1)!.data[0], "the sigmoid of 2 − 1 + 0.5").toBeCloseTo(activate(1.5, "sigmoid"), 14);
  });

  test("multiplies hidden activations by their masks, if there are any", () => {
    const mask = toMatrix([[0, 2], [2, 0]]);
    const pass = forward(net, [[1, 2], [-1, 0]], [mask]);
    expect(rowsOf(pass.activations[1]!), "after bending: [5, 2] and [0, 2], times the mask").toEqual([[0, 4], [0, 0]]);
    expect(rowsOf(pass.preActivations[1]!), "the next layer reads what is left").toEqual([[-11.5], [0.5]]);
    expect(pass.masks, "the way back will need them").toEqual([mask]);
  });
});

describe("meanLoss", () => {
  const mean = (loss: Loss, Z: number[][], y: number[]) => meanLoss({ loss }, toMatrix(Z), y);

  test("is half the squared error, averaged over the rows", () => {
    expect(mean("squaredError", [[3]], [1]), "½ (3 − 1)²: did you forget the half?").toBe(2);
    expect(mean("squaredError", [[3], [1], [0], [5]], [1, 1, 2, 5]), "(2 + 0 + 2 + 0) / 4: a mean, not a sum").toBe(1);
  });

  test("is −log of the probability of what is true, for two classes", () => {
    expect(mean("logistic", [[0], [0]], [0, 1]), "a coin costs log 2, whatever it shows").toBeCloseTo(Math.LN2, 14);
    expect(mean("logistic", [[2]], [1]), "−log sigmoid(2)").toBeCloseTo(-Math.log(0.8807970779778823), 14);
    expect(mean("logistic", [[2]], [0]), "−log (1 − sigmoid(2))").toBeCloseTo(-Math.log(1 - 0.8807970779778823), 13);
  });

  test("is −log of the probability of the true class, for more", () => {
    expect(mean("softmax", [[0, 0, 0]], [1]), "a guess among three costs log 3").toBeCloseTo(Math.log(3), 14);
    expect(mean("softmax", [[0, Math.log(2), 0], [0, 0, 0]], [1, 2]), "(log 2 + log 3) / 2").toBeCloseTo(Math.log(6) / 2, 14);
  });

  test("is finite for scores of ±1000, and nothing where they are right", () => {
    const message = "a probability that was rounded to 0 has no logarithm: compute the loss from the scores";
    expect(mean("logistic", [[-1000], [1000]], [1, 0]), message).toBe(1000);
    expect(mean("softmax", [[1000, -1000]], [1]), message).toBe(2000);
    expect([mean("logistic", [[1000], [-1000]], [1, 0]), mean("softmax", [[1000, -1000]], [0])]).toEqual([0, 0]);
  });
});

describe("outputDelta", () => {
  test("is what was said less what is true, for one row", () => {
    expect(rowsOf(outputDelta({ loss: "squaredError" }, toMatrix([[3]]), [1])), "p − y, not y − p").toEqual([[2]]);
    expect(rowsOf(outputDelta({ loss: "logistic" }, toMatrix([[0.75]]), [1])), "p − y").toEqual([[-0.25]]);
    const three = rowsOf(outputDelta({ loss: "softmax" }, toMatrix([[0.5, 0.25, 0.25]]), [1]));
    expect(three, "1 is true for the true class alone").toEqual([[0.5, -0.75, 0.25]]);
  });

  test("is that of the mean over the rows", () => {
    const delta = outputDelta({ loss: "squaredError" }, toMatrix([[3], [0], [2], [1]]), [1, 0, 1, 1]);
    expect(rowsOf(delta), "the gradient is n times too large: did you forget to average?").toEqual([[0.5], [0], [0.25], [0]]);
  });

  test.each(losses)("is the derivative of meanLoss by the scores, for %s", (loss) => {
    const Z = toMatrix(loss === "softmax" ? [[0.5, -1, 2], [3, 0.1, 0.2]] : [[0.5], [-2]]);
    const y = targets[loss].slice(0, 2);
    const delta = outputDelta({ loss }, outputOf(Z, loss), y);
    const numerical = Z.data.map((_, entry) => slopeIn(Z.data, entry, () => meanLoss({ loss }, Z, y)));
    expectGradient(delta.data, numerical, "it does not fit the loss");
  });
});

describe("denseBackward", () => {
  const A = toMatrix([[1, 2], [3, 4], [0, -1]]);
  const W = toMatrix([[1, 0, 2], [-1, 3, 1]]);
  const delta = toMatrix([[1, 0, 2], [0, 1, 0], [-1, 1, 1]]);

  test("adds up what every row says of a weight", () => {
    const { weights } = denseBackward(A, W, delta);
    const message = "W[j, k] gets A[i, j] delta[i, k] from every row i, added up: did one row overwrite another?";
    expect(rowsOf(weights), message).toEqual([[1, 3, 2], [3, 3, 3]]);
  });

  test("adds up what every row says of a bias", () => {
    const { biases } = denseBackward(A, W, delta);
    expect(Array.from(biases), "the columns of delta, summed and not averaged: a bias takes part in every row").toEqual([0, 2, 3]);
  });

  test("adds up what every unit says of an input", () => {
    const back = denseBackward(A, W, delta).inputs;
    expect([back.rows, back.columns], "shaped as A").toEqual([3, 2]);
    expect(rowsOf(back), "delta Wᵀ: input j gets delta[i, k] W[j, k] from every unit k").toEqual([[5, 1], [0, 3], [1, 5]]);
  });

  test("is what central differences find", () => {
    const b = Float64Array.of(0.5, -1, 2);
    const cost = () => dense(A, W, b).data.reduce((sum, z, entry) => sum + z * delta.data[entry]!, 0);
    const { weights, biases, inputs: back } = denseBackward(A, W, delta);
    for (const [found, values] of [[weights.data, W.data], [biases, b], [back.data, A.data]] as const) {
      expectGradient(found, values.map((_, entry) => slopeIn(values, entry, cost)), "of a dense layer");
    }
  });
});

describe("backward", () => {
  const backOf = (net: Network, y: number[]) => backward(net, forward(net, inputs), y);

  test("without a hidden layer is what was said less what is true, times the input", () => {
    const net = network([[[2]]], [[1]], [], "squaredError");
    const { weights, biases, deltas } = backward(net, forward(net, [[3], [1]]), [5, 3]);
    expect(rowsOf(deltas[0]!), "(7 − 5) / 2 and (3 − 3) / 2").toEqual([[1], [0]]);
    expect([rowsOf(weights[0]!), Array.from(biases[0]!)], "1 · 3 + 0 · 1, and 1 + 0").toEqual([[[3]], [1]]);
  });

  test("stops at a unit that is off", () => {
    const net = network([[[1, 1]], [[1], [1]]], [[0, -10], [0]], ["relu"], "squaredError");
    const { weights, deltas } = backward(net, forward(net, [[2]]), [1]);
    const message = "relu of −8 is flat, so nothing gets through: did you forget the derivative of the activation?";
    expect(rowsOf(deltas[0]!), message).toEqual([[1, 0]]);
    expect(rowsOf(weights[0]!), "a unit that is off learns nothing").toEqual([[2, 0]]);
  });

  test("takes the slope of an activation at its pre-activation", () => {
    const net = network([[[1]], [[1]]], [[0.5], [0]], ["tanh"], "squaredError");
    const { deltas } = backward(net, forward(net, [[1]]), [0]);
    const [a, steepness] = [Math.tanh(1.5), 1 - Math.tanh(1.5) ** 2];
    expect(deltas[0]!.data[0], "f′ is taken at Z, not at the activation f(Z)").toBeCloseTo(a * steepness, 12);
  });

  test.each(losses.flatMap((loss) => activations.map((activation) => [loss, activation] as const)))(
    "is what central differences find, for %s through %s", (loss, activation) => {
      const net = netFor(loss, [activation]);
      expectNetworkGradient(backOf(net, targets[loss]), net, () => lossOf(net, targets[loss]));
    });

  test("is what central differences find, through three hidden layers of different kinds", () => {
    const net = netFor("softmax", ["relu", "sigmoid", "tanh"]);
    expectNetworkGradient(backOf(net, targets.softmax), net, () => lossOf(net, targets.softmax));
  });

  test("has the derivatives by every pre-activation, layer by layer", () => {
    const net = netFor("logistic", ["tanh", "relu"]);
    const { weights, biases, deltas } = backOf(net, targets.logistic);
    expect(deltas.map((delta) => [delta.rows, delta.columns]), "n × the units of each layer, first layer first").toEqual([[5, 4], [5, 3], [5, 1]]);
    expect(weights.map((W) => [W.rows, W.columns]), "shaped as the weights").toEqual([[2, 4], [4, 3], [3, 1]]);
    deltas.forEach((delta, l) => {
      const sums = biases[l]!.map((_, k) => rowsOf(delta).reduce((sum, values) => sum + values[k]!, 0));
      expectGradient(biases[l]!, sums, "a bias moves all pre-activations of its unit");
    });
  });

  test("goes back through the masks that the pass went through", () => {
    const net = netFor("logistic", ["tanh", "sigmoid"]);
    const masks = [4, 3].map((units) => toMatrix(inputs.map((_, i) => Array.from({ length: units }, (__, k) => ((i + k) % 3 === 0 ? 0 : 1.5)))));
    const cost = () => meanLoss(net, forward(net, inputs, masks).preActivations.at(-1)!, targets.logistic);
    const gradient = backward(net, forward(net, inputs, masks), targets.logistic);
    expectNetworkGradient(gradient, net, cost, "what was dropped on the way there must be dropped on the way back");
  });

  test("stays finite for scores of ±1000", () => {
    for (const [loss, weights] of [["logistic", [[1000]]], ["softmax", [[1000, -1000]]]] as const) {
      const net = network([weights.map((values) => [...values])], [weights[0]!.map(() => 0)], [], loss);
      const gradient = backward(net, forward(net, [[1], [-1]]), [0, 1]);
      expect(Array.from(gradient.weights[0]!.data).every(Number.isFinite), "NaN learns nothing ever after").toBe(true);
    }
  });
});

describe("backpropagate", () => {
  const { add, backpropagate, differentiateForward, exp, log, multiply, power, relu, tanh, variable } = autodiff;

  test("knows that the root moves with itself", () => {
    const x = variable(3);
    expect(backpropagate(x).gradient.get(x), "∂x / ∂x is 1").toBe(1);
  });

  test("multiplies along a path", () => {
    const [a, b] = [variable(3), variable(-2)];
    const { gradient } = backpropagate(power(multiply(a, b), 2));
    expect(gradient.get(a), "∂(ab)² / ∂a = 2ab · b").toBe(24);
    expect(gradient.get(b), "∂(ab)² / ∂b = 2ab · a").toBe(-36);
  });

  test("adds up over paths", () => {
    const x = variable(3);
    const message = "x is used more than once, and each use adds its part: did you set the derivative with = instead of +=?";
    expect(backpropagate(multiply(x, x)).gradient.get(x), message).toBe(6);
    expect(backpropagate(add(x, add(x, x))).gradient.get(x), message).toBe(3);
  });

  test("passes a derivative on only when all of it has arrived", () => {
    const x = variable(2);
    const shared = multiply(x, variable(5));
    const root = add(shared, multiply(shared, power(shared, 2)));
    const message = "a node handed its derivative on before the last of its users did: is the order topological?";
    expect(backpropagate(root).gradient.get(x), message).toBe(5 * (1 + 3 * 10 ** 2));
    expect(backpropagate(add(multiply(shared, power(shared, 2)), shared)).gradient.get(x), message).toBe(5 * (1 + 3 * 10 ** 2));
  });

  test("is what central differences find, through every operation", () => {
    const f = ([a, b, c]: readonly neuralNetwork.autodiff.Scalar[]) => {
      const hidden = tanh(add(multiply(a!, b!), c!));
      return log(add(exp(multiply(hidden, a!)), relu(add(power(b!, 3), hidden))));
    };
    const at = [0.7, 1.1, -0.4];
    const variables = at.map((value) => variable(value));
    const { gradient } = backpropagate(f(variables));
    const numerical = at.map((x, i) => slope((moved) => f(at.map((value, j) => variable(i === j ? moved : value))).value, x));
    expectGradient(variables.map((x) => gradient.get(x)!), numerical, "of a graph of scalars");
  });

  test("visits every node once, in a graph with exponentially many paths", () => {
    const x = variable(1);
    let sum = x;
    for (let doubling = 0; doubling < 50; doubling++) sum = add(sum, sum);
    const { gradient, visits } = backpropagate(sum);
    expect(gradient.get(x), "2⁵⁰ paths lead to x").toBe(2 ** 50);
    expect(visits, "51 nodes: walk along nodes, not along paths").toBe(51);
  });

  test("finds in one walk what the forward mode finds in one a variable", () => {
    const variables = [0.3, -0.8, 1.4, 0.2].map((value) => variable(value));
    const root = tanh(variables.map((x) => multiply(x, x)).reduce(add));
    const [reverse, onward] = [backpropagate(root), differentiateForward(root, variables)];
    const both = [reverse, onward].map(({ gradient }) => variables.map((x) => gradient.get(x)!));
    expectGradient(both[0]!, both[1]!, "the chain rule, read from either end");
    expect(onward.visits / reverse.visits, "a walk for each of the four variables").toBe(4);
  });
});

describe("penalty", () => {
  const net = network([[[1, -2]], [[3], [0]]], [[100, 100], [100]], ["tanh"], "logistic");

  test("is l1 Σ|w| + ½ l2 Σw², of the weights alone", () => {
    expect(penalty(net, { l1: 0.1, l2: 0 }), "0.1 (1 + 2 + 3); biases are free").toBeCloseTo(0.6, 14);
    expect(penalty(net, { l1: 0, l2: 0.1 }), "½ 0.1 (1 + 4 + 9)").toBeCloseTo(0.7, 14);
    expect(penalty(net, { l1: 0, l2: 0 })).toBe(0);
  });
});

describe("withPenalty", () => {
  const net = network([[[1, -2]], [[3], [0]]], [[100, 100], [100]], ["tanh"], "logistic");
  const gradient = { weights: net.weights.map(({ rows, columns }) => toMatrix(Array.from({ length: rows }, () => Array.from({ length: columns }, () => 1)))), biases: [Float64Array.of(5, 6), Float64Array.of(7)], deltas: [] };
  const pulled = (penalties: neuralNetwork.Penalties) => withPenalty(gradient, net, penalties).weights.map(rowsOf);

  test("adds what the penalty pulls with", () => {
    expect(pulled({ l1: 0, l2: 0.5 }), "½ l2 w² has slope l2 w: is yours twice as steep?").toEqual([[[1.5, 0]], [[2.5], [1]]]);
    expect(pulled({ l1: 0.25, l2: 0 }), "l1 |w| has slope l1 sign(w), and 0 at 0").toEqual([[[1.25, 0.75]], [[1.25], [1]]]);
    expect(pulled({ l1: 0, l2: 0 }), "no penalty, no change").toEqual([[[1, 1]], [[1], [1]]]);
  });

  test("leaves biases alone", () => {
    const { biases } = withPenalty(gradient, net, { l1: 1, l2: 1 });
    expect(biases.map((b) => Array.from(b)), "biases are not penalised: they shift, and bend nothing").toEqual([[5, 6], [7]]);
  });

  test("returns new matrices", () => {
    pulled({ l1: 1, l2: 1 });
    expect(gradient.weights.map(rowsOf), "the given gradient is still that of the loss alone").toEqual([[[1, 1]], [[1], [1]]]);
  });
});

describe("lossAndGradient", () => {
  test.each(losses)("has the derivatives of mean loss plus penalty, for %s", (loss) => {
    const net = netFor(loss, ["tanh", "relu"]);
    const penalties = { l1: 0.03, l2: 0.2 };
    const found = lossAndGradient(net, inputs, targets[loss], penalties);
    expect(found.penalty, "the penalty's part").toBe(penalty(net, penalties));
    expect(found.loss, "all that is minimised").toBeCloseTo(lossOf(net, targets[loss]) + found.penalty, 14);
    expectNetworkGradient(found.gradient, net, () => lossOf(net, targets[loss]) + penalty(net, penalties));
  });
});

describe("sgd", () => {
  test("steps against the gradient", () => {
    const { values } = sgd({ values: Float64Array.of(1, 2) }, Float64Array.of(10, -4), { learningRate: 0.1 });
    expectNumbers(values, [0, 2.4], "w − η g");
  });
});

describe("momentum", () => {
  const options = { learningRate: 0.1, momentum: 0.5 };

  test("starts as plain descent", () => {
    const { values, first } = momentum({ values: Float64Array.of(1) }, Float64Array.of(4), options);
    expectNumbers(first!, [4], "v ← μ v + g: did you take a share (1 − μ) of the gradient?");
    expectNumbers(values, [0.6], "the velocity is updated first: step along the new one");
  });

  test("gathers speed while gradients agree", () => {
    let parameters: neuralNetwork.Parameters = { values: Float64Array.of(0) };
    const steps = Array.from({ length: 4 }, () => {
      const before = parameters.values[0]!;
      parameters = momentum(parameters, Float64Array.of(1), options);
      return (before - parameters.values[0]!) / options.learningRate;
    });
    expectNumbers(steps, [1, 1.5, 1.75, 1.875], "v ← μ v + g, towards 1 / (1 − μ) times the gradient");
  });

  test("returns new arrays", () => {
    const given = { values: Float64Array.of(1), first: Float64Array.of(2) };
    momentum(given, Float64Array.of(4), options);
    expect([given.values[0], given.first[0]], "an earlier state still holds them").toEqual([1, 2]);
  });
});

describe("rmsprop", () => {
  test("divides by the root of a running mean of squares", () => {
    const options = { learningRate: 0.1, rho: 0.75, epsilon: 1e-8 };
    const once = rmsprop({ values: Float64Array.of(1, 1) }, Float64Array.of(4, -0.04), options);
    expectNumbers(once.values, [0.8, 1.2], "η g / √(¼ g²): steps of one size, whatever the gradient's", 6);
    expectNumbers(once.second!, [4, 0.0004], "ρ s + (1 − ρ) g²");
  });
});

describe("adam", () => {
  const options = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
  const after = (gradients: number[][]) =>
    gradients.reduce<neuralNetwork.Parameters>(
      (parameters, gradient, t) => adam(parameters, Float64Array.from(gradient), options, t + 1),
      { values: new Float64Array(gradients[0]!.length) },
    );

  test("begins with a step of the learning rate, whatever the gradient's size", () => {
    const { values } = after([[5, -0.002]]);
    expectNumbers(values, [-0.1, 0.1], "m̂ / √ŝ is g / |g| at first: did you correct both averages for having begun at 0?", 5);
  });

  test("keeps the averages themselves, uncorrected", () => {
    const { first, second } = after([[5]]);
    expectNumbers(first!, [0.5], "m = (1 − β₁) g: the correction is for the step alone");
    expectNumbers(second!, [0.025], "s = (1 − β₂) g²: the correction is for the step alone");
  });

  test("steps as PyTorch's", () => {
    const { values } = after([[0.5, -0.1], [0.1, 0.3], [-0.4, 0.2]]);
    expectNumbers(values, [-0.1896740336417883, -0.01585910737069473], "after three updates", 12);
  });

  test("adds ε after the root", () => {
    const { values } = adam({ values: Float64Array.of(0) }, Float64Array.of(0.25), { ...options, epsilon: 0.25 }, 1);
    expectNumbers(values, [-0.05], "η · 0.25 / (0.25 + ε): is your ε under the root?", 12);
  });

  test("returns new arrays", () => {
    const given = { values: Float64Array.of(1), first: Float64Array.of(2), second: Float64Array.of(3) };
    adam(given, Float64Array.of(4), options, 2);
    expect([given.values[0], given.first[0], given.second[0]], "an earlier state still holds them").toEqual([1, 2, 3]);
  });
});

describe("dropoutMask", () => {
  const draw = (dropout: number, seed = 1) => dropoutMask(200, 50, dropout, createRandom(seed));
  const shareOf = (values: ArrayLike<number>, value: number) => Array.from(values).filter((x) => x === value).length / values.length;

  test("is 0 as often as dropout says", () => {
    const { data } = draw(0.2);
    expect(shareOf(data, 0), "a fifth is dropped: did you keep a fifth instead?").toBeGreaterThan(0.18);
    expect(shareOf(data, 0), "a fifth is dropped: did you keep a fifth instead?").toBeLessThan(0.22);
    expect([draw(0.2).rows, draw(0.2).columns], "rows × columns").toEqual([200, 50]);
  });

  test("makes up for what is dropped", () => {
    const kept = new Set(draw(0.2).data.filter((value) => value !== 0));
    expect([...kept], "those that stay are divided by 1 − dropout, or the next layer hears too little").toEqual([1 / 0.8]);
  });

  test("drops for every row and unit by itself", () => {
    const rows = new Set(rowsOf(draw(0.5)).map((values) => values.join()));
    expect(rows.size, "each row has a mask of its own").toBe(200);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const halves = rowsOf(draw(0.5)).map((values) => mean(values));
    expect(Math.max(...halves), "each unit of a row is drawn for itself").toBeLessThan(1.9);
  });

  test("keeps everything for 0, and draws the same for the same seed", () => {
    expect(shareOf(draw(0).data, 1), "nothing is dropped, nothing to make up for").toBe(1);
    expect(draw(0.3, 9), "randomness comes from the argument alone").toEqual(draw(0.3, 9));
    expect(draw(0.3, 9).data, "another seed, another mask").not.toEqual(draw(0.3, 8).data);
  });
});

describe("trainEpoch", () => {
  const [xs, ys] = [[1, -2, 0.5, 3, -1], [2, 1, -1, 0, 0.5]];
  const line = network([[[0.5]]], [[0.1]], [], "squaredError");
  const plain: neuralNetwork.TrainingOptions = {
    optimizer: "sgd", learningRate: 0.1, momentum: 0.9, rho: 0.99, beta1: 0.9, beta2: 0.999, epsilon: 1e-8,
    batchSize: 5, l1: 0, l2: 0, dropout: 0, seed: 0,
  };
  const X = toMatrix(xs.map((x) => [x]));
  const upwards = Int32Array.of(0, 1, 2, 3, 4);
  const train = (changes: Partial<neuralNetwork.TrainingOptions>, order = upwards) =>
    trainEpoch(beginTraining(line), X, ys, order, { ...plain, ...changes });

  /** The same for a line w x + b in single numbers. */
  function byHand(batches: number[][], { learningRate, l2 }: { learningRate: number; l2: number }) {
    let [w, b, total] = [0.5, 0.1, 0];
    for (const batch of batches) {
      const errors = batch.map((i) => w * xs[i]! + b - ys[i]!);
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / batch.length;
      total += batch.length * (mean(errors.map((error) => error ** 2 / 2)) + (l2 / 2) * w * w);
      const [slopeW, slopeB] = [mean(errors.map((error, k) => error * xs[batch[k]!]!)) + l2 * w, mean(errors)];
      w -= learningRate * slopeW;
      b -= learningRate * slopeB;
    }
    return { w, b, loss: total / xs.length };
  }
  function expectByHand({ state, loss }: neuralNetwork.TrainedEpoch, batches: number[][], message: string, l2 = 0): void {
    const expected = byHand(batches, { learningRate: 0.1, l2 });
    expectNumbers([state.network.weights[0]!.data[0]!, state.network.biases[0]![0]!], [expected.w, expected.b], message, 12);
    expectNumbers([loss], [expected.loss], "the epoch's loss is a mean over its examples: weigh every batch by its rows", 12);
    expect(state.updates, "one update a batch").toBe(batches.length);
  }

  test("makes one step along the mean gradient, of all rows at once", () => {
    expectByHand(train({}), [[0, 1, 2, 3, 4]], "w − η ∂loss/∂w");
    expectByHand(train({ batchSize: 99 }), [[0, 1, 2, 3, 4]], "a batch has no more rows than there are");
  });

  test("updates after every batch, in the given order", () => {
    const order = Int32Array.of(3, 0, 4, 2, 1);
    expectByHand(train({ batchSize: 1 }, order), [[3], [0], [4], [2], [1]], "the rows are seen in the order given");
  });

  test("averages the last batch over its own rows", () => {
    const message = "the last batch is smaller: is it left out, or divided by batchSize instead of by its own rows?";
    expectByHand(train({ batchSize: 2 }), [[0, 1], [2, 3], [4]], message);
    expectByHand(train({ batchSize: 3 }), [[0, 1, 2], [3, 4]], message);
  });

  test("counts the penalty, in the gradient and in the loss", () => {
    expectByHand(train({ batchSize: 2, l2: 0.3 }), [[0, 1], [2, 3], [4]], "mean loss + penalty", 0.3);
  });

  test("keeps nothing of the last batch for the next epoch", () => {
    const once = trainEpoch(beginTraining(line), X, ys, Int32Array.of(0, 1, 2, 3, 4, 0, 1, 2, 3), { ...plain, batchSize: 3 });
    const half = trainEpoch(beginTraining(line), X, ys, Int32Array.of(0, 1, 2), { ...plain, batchSize: 3 });
    const rest = trainEpoch(half.state, X, ys, Int32Array.of(3, 4, 0, 1, 2, 3), { ...plain, batchSize: 3 });
    expect(rest.state, "nine rows at once, or three and then six").toEqual(once.state);
  });

  test.each(["sgd", "momentum", "rmsprop", "adam"] as const)("goes on from a state as if it had never paused, with %s and dropout", (optimizer) => {
    const net = netFor("softmax", ["tanh", "relu"]);
    const options = { ...plain, optimizer, batchSize: 2, dropout: 0.3, seed: 4 };
    const epoch = (state: neuralNetwork.TrainingState, order: number[]) =>
      trainEpoch(state, toMatrix(inputs), targets.softmax, Int32Array.from(order), options).state;
    const paused = epoch(beginTraining(net), [0, 1, 2, 3]);
    expect(epoch(structuredClone(paused), [4, 0, 1, 2]), "a state holds all that the next update needs").toEqual(epoch(beginTraining(net), [0, 1, 2, 3, 4, 0, 1, 2]));
  });

  test("changes neither the state nor the data", () => {
    const net = netFor("logistic");
    const state = beginTraining(net);
    const before = structuredClone(state);
    const trained = trainEpoch(state, toMatrix(inputs), targets.logistic, upwards, { ...plain, optimizer: "adam" }).state;
    const after = structuredClone(trained);
    trainEpoch(trained, toMatrix(inputs), targets.logistic, upwards, { ...plain, optimizer: "adam" });
    expect([state, trained], "a frame still shows them: return new arrays").toEqual([before, after]);
  });

  test("drops hidden units, anew in every update", () => {
    const net = network([[[1]], [[1]]], [[0], [0]], ["linear"], "squaredError");
    const options = { ...plain, dropout: 0.5, batchSize: 1, learningRate: 0.01 };
    const seeds = Array.from({ length: 200 }, (_, seed) => seed);
    const drops = seeds.map((seed) => {
      const run = (state: neuralNetwork.TrainingState) => trainEpoch(state, toMatrix([[1]]), [9], Int32Array.of(0), { ...options, seed }).state;
      const [one, two] = [run(beginTraining(net)), run(run(beginTraining(net)))];
      const weight = ({ network: { weights } }: neuralNetwork.TrainingState) => weights[1]!.data[0]!;
      return [weight(one) === 1, weight(two) === weight(one)] as const;
    });
    const share = (count: (pair: readonly [boolean, boolean]) => boolean) => drops.filter(count).length / seeds.length;
    expect(share(([first]) => first), "a unit that is dropped learns nothing, half of the time").toBeGreaterThan(0.35);
    expect(share(([first]) => first), "a unit that is dropped learns nothing, half of the time").toBeLessThan(0.65);
    expect(share(([first, second]) => first === second), "the second update draws a mask of its own").toBeLessThan(0.65);
    expect(share(([first, second]) => first === second), "the second update draws a mask of its own").toBeGreaterThan(0.35);
  });
});

describe("initialize", () => {
  const architecture = { layerSizes: [3, 40, 50, 1], activations: ["relu", "tanh"], loss: "logistic", seed: 3 } as const;

  test("draws uniformly within Glorot's or He's bounds, and starts biases at 0", () => {
    const bounds = { auto: [6 / 3, 6 / 90, 6 / 51], glorot: [6 / 43, 6 / 90, 6 / 51], he: [6 / 3, 6 / 40, 6 / 50] };
    for (const [initialization, squares] of Object.entries(bounds)) {
      const { weights, biases } = initialize({ ...architecture, initialization: initialization as "auto" });
      expect(weights.map(({ rows, columns }) => [rows, columns]), "fan-in × fan-out").toEqual([[3, 40], [40, 50], [50, 1]]);
      weights.forEach(({ data }, l) => {
        const largest = Math.max(...data.map(Math.abs)) / Math.sqrt(squares[l]!);
        expect(largest, `${initialization}, layer ${l}: all weights within ±√(6 / …)`).toBeLessThanOrEqual(1);
        expect(largest, `${initialization}, layer ${l}: up to the bound`).toBeGreaterThan(0.85);
      });
      expect(biases.every((b) => b.every((value) => value === 0)), "biases start at 0").toBe(true);
    }
    expect([initialBound(3, 5, "glorot"), initialBound(3, 5, "he")]).toEqual([Math.sqrt(6 / 8), Math.sqrt(2)]);
  });

  test("keeps the size of signals from layer to layer, as these bounds are made for", () => {
    const deep = initialize({ layerSizes: [100, 100, 100, 100, 100, 1], activations: ["relu", "relu", "relu", "relu"], loss: "squaredError", seed: 1 });
    const random = createRandom(2);
    const X = toMatrix(Array.from({ length: 50 }, () => Array.from({ length: 100 }, () => random.normal())));
    const { preActivations } = forward(deep, X);
    const sizes = preActivations.slice(0, 4).map(({ data }) => data.reduce((sum, z) => sum + z * z, 0) / data.length);
    for (const size of sizes) expect(Math.abs(Math.log2(size / sizes[0]!)), "mean z² stays within a factor of 2").toBeLessThan(1);
  });

  test("draws the same for the same seed, and another network for another", () => {
    expect(initialize(architecture)).toEqual(initialize(architecture));
    expect(initialize({ ...architecture, seed: 4 }).weights[0]!.data).not.toEqual(initialize(architecture).weights[0]!.data);
  });
});

describe("steps", () => {
  const params = { hiddenLayerSizes: [4], activation: "tanh", epochs: 6, batchSize: 2, seed: 7 } as const;

  test("shows the untrained network, then one frame an epoch", () => {
    const { frames, model } = collect(neuralNetwork.steps(inputs, targets.logistic, params));
    expect(frames.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(frames[0]!.loss, "no batch was taken yet, so there is no loss").toBeNull();
    expect(frames.slice(1).map(({ loss }) => loss), "the model's lossCurve").toEqual(Array.from(model.lossCurve));
    expect(frames.map(({ state }) => state.updates), "three batches an epoch").toEqual([0, 3, 6, 9, 12, 15, 18]);
    expect(frames.at(-1)!.network.weights, "the last frame shows the model").toEqual(model.weights);
  });

  test("is initialize, then trainEpoch in a new order every time", () => {
    const { frames } = collect(neuralNetwork.steps(inputs, targets.logistic, params));
    const first = initialize({ layerSizes: [2, 4, 1], activations: ["tanh"], loss: "logistic", seed: 7 });
    const options = { ...neuralNetwork.defaults, ...params };
    const loop = frames.slice(1).reduce(
      (state, _, epoch) => trainEpoch(state, toMatrix(inputs), targets.logistic, epochOrder(5, 7, epoch), options).state, beginTraining(first));
    expect(frames[0]!.network, "the same first weights").toEqual(first);
    expect(frames.at(-1)!.state, "the same weights after training").toEqual(loop);
  });

  test("never changes a frame after it was shown, and tells the same story for the same seed", () => {
    const once = collect(neuralNetwork.steps(inputs, targets.softmax, params));
    const now = once.frames.map((frame) => JSON.stringify(frame));
    expect(now, "a frame changed after it was yielded").toEqual(once.asShown);
    expect(collect(neuralNetwork.steps(inputs, targets.softmax, params)).asShown, "same seed, same frames").toEqual(once.asShown);
    expect(collect(neuralNetwork.steps(inputs, targets.softmax, { ...params, seed: 8 })).asShown).not.toEqual(once.asShown);
  });

  test("halts a run that diverges, and says when and why", () => {
    const wild = { task: "regression", hiddenLayerSizes: [], optimizer: "sgd", learningRate: 1e6, epochs: 500 } as const;
    const run = () => neuralNetwork.fit(inputs, targets.squaredError, wild);
    expect(run).toThrow(/diverged in epoch \d+: .*learningRate of 1000000 is too large/);
  });
});

describe("epochOrder", () => {
  test("goes through every row once, in an order of its own for each seed and epoch", () => {
    const orders = [epochOrder(30, 1, 0), epochOrder(30, 1, 1), epochOrder(30, 2, 0)].map((order) => Array.from(order));
    for (const order of orders) expect(order.toSorted((a, b) => a - b), "every row once").toEqual(Array.from({ length: 30 }, (_, i) => i));
    expect(new Set(orders.map((order) => order.join())).size, "data are reshuffled").toBe(3);
    expect(epochOrder(30, 1, 1), "by seed and epoch alone").toEqual(Int32Array.from(orders[1]!));
  });
});

describe("fit", () => {
  const xor = { X: [[0, 0], [0, 1], [1, 0], [1, 1]], y: [0, 1, 1, 0] };

  test("learns what no linear model can", () => {
    const model = neuralNetwork.fit(xor.X, xor.y, { hiddenLayerSizes: [8], activation: "tanh", learningRate: 0.05, epochs: 300 });
    expect(Array.from(neuralNetwork.predict(model, xor.X)), "exclusive or").toEqual(xor.y);
    expect(model.lossCurve.at(-1), "and is sure of it").toBeLessThan(0.01);
    const linear = neuralNetwork.fit(xor.X, xor.y, { hiddenLayerSizes: [], learningRate: 0.05, epochs: 300 });
    expect(linear.lossCurve.at(-1), "no line does better than a coin").toBeCloseTo(Math.LN2, 3);
  });

  test("without hidden layers finds the ridge line", () => {
    const [xs, ys, l2] = [[-2, -1, 0, 1, 2], [-5, -1, 1, 2, 8], 0.5];
    const model = neuralNetwork.fit(xs.map((x) => [x]), ys, { task: "regression", hiddenLayerSizes: [], optimizer: "sgd", learningRate: 0.3, epochs: 400, l2 });
    // Σxy = 29 and Σx² = 10 over 5 rows, with mean x = 0: w (10 / 5 + l2) = 29 / 5.
    expectNumbers([model.weights[0]!.data[0]!, model.biases[0]![0]!], [29 / 5 / (2 + l2), 1], "the minimum of ½ mean (wx + b − y)² + ½ l2 w²", 10);
  });

  test("names its loss by the task", () => {
    const lossOfFit = (y: number[], task: "classification" | "regression" = "classification") => {
      const { loss, nClasses, weights } = neuralNetwork.fit(inputs, y, { task, epochs: 1 });
      return [loss, nClasses, weights.at(-1)!.columns];
    };
    expect(lossOfFit(targets.logistic), "two classes, one output").toEqual(["logistic", 2, 1]);
    expect(lossOfFit(targets.softmax), "three classes, three outputs").toEqual(["softmax", 3, 3]);
    expect(lossOfFit(targets.squaredError, "regression"), "one real").toEqual(["squaredError", 0, 1]);
  });

  test("takes one activation for all hidden layers, or one for each", () => {
    const of = (activation: Activation | Activation[]) => neuralNetwork.fit(inputs, targets.logistic, { hiddenLayerSizes: [3, 2], activation, epochs: 1 }).activations;
    expect([of("tanh"), of(["relu", "sigmoid"])]).toEqual([["tanh", "tanh"], ["relu", "sigmoid"]]);
  });

  test("has scikit-learn's defaults, where it has them", () => {
    const { hiddenLayerSizes, activation, optimizer, learningRate, batchSize, epochs, momentum: share, beta1, beta2, epsilon } = neuralNetwork.defaults;
    expect([hiddenLayerSizes, activation, optimizer, learningRate, batchSize, epochs]).toEqual([[100], "relu", "adam", 0.001, "auto", 200]);
    expect([share, beta1, beta2, epsilon]).toEqual([0.9, 0.9, 0.999, 1e-8]);
    const many = toMatrix(Array.from({ length: 201 }, (_, i) => [i / 100]));
    const updates = collect(neuralNetwork.steps(many, Array.from({ length: 201 }, (_, i) => i % 2), { epochs: 1 })).frames.at(-1)!.state.updates;
    expect(updates, 'batchSize "auto" is min(200, n): a batch of 200, and one of 1').toBe(2);
  });

  test("takes rows or a matrix and any array of targets, and changes neither", () => {
    const [X, y] = [toMatrix(inputs), Int32Array.from(targets.softmax)];
    const params = { hiddenLayerSizes: [3], epochs: 3, dropout: 0.2, optimizer: "momentum" } as const;
    expect(neuralNetwork.fit(X, y, params)).toEqual(neuralNetwork.fit(inputs, targets.softmax, params));
    expect([rowsOf(X), Array.from(y)]).toEqual([inputs, targets.softmax]);
  });
});

describe("predict", () => {
  const fixed = (net: Network, task: "classification" | "regression", nClasses: number): neuralNetwork.Model =>
    ({ ...net, task, nClasses, lossCurve: new Float64Array() });
  const binary = fixed(network([[[1]]], [[0]], [], "logistic"), "classification", 2);
  const three = fixed(network([[[1, 0, -1]]], [[0, 0, 0]], [], "softmax"), "classification", 3);
  const real = fixed(network([[[2]]], [[1]], [], "squaredError"), "regression", 0);

  test("is the most probable class, and the lowest id in a tie", () => {
    expect(neuralNetwork.predict(binary, [[-3], [0], [0.1]]), "½ is a tie").toEqual(Int32Array.of(0, 0, 1));
    expect(neuralNetwork.predict(three, [[2], [0], [-2]]), "all equal at 0").toEqual(Int32Array.of(0, 0, 2));
  });

  test("is the value itself, of a regression", () => {
    expect(neuralNetwork.predict(real, [[1], [-0.5]])).toEqual(Float64Array.of(3, 0));
  });

  test("takes a model that was cloned, or went through JSON", () => {
    const model = neuralNetwork.fit(inputs, targets.softmax, { hiddenLayerSizes: [3], epochs: 2 });
    const expected = neuralNetwork.predict(model, inputs);
    expect(neuralNetwork.predict(structuredClone(model), inputs)).toEqual(expected);
    expect(neuralNetwork.predict(JSON.parse(JSON.stringify(model)) as neuralNetwork.Model, inputs)).toEqual(expected);
  });

  test("comes with one probability a class, that add up to 1", () => {
    const both = neuralNetwork.predictProba(binary, [[Math.log(3)], [-800]]);
    expectNumbers(both.data, [0.25, 0.75, 1, 0], "class 0 first, as in scikit-learn");
    const all = rowsOf(neuralNetwork.predictProba(three, [[1], [500]]));
    for (const probabilities of all) expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
  });
});

function network(weights: number[][][], biases: number[][], hidden: readonly Activation[], loss: Loss): Network {
  return { weights: weights.map((W) => toMatrix(W)), biases: biases.map((b) => Float64Array.from(b)), activations: hidden, loss };
}

function lossOf(net: Network, y: number[]): number {
  return meanLoss(net, forward(net, inputs).preActivations.at(-1)!, y);
}

const step = 1e-5;

function slope(f: (x: number) => number, x: number): number {
  return (f(x + step) - f(x - step)) / (2 * step);
}

/** How `cost` moves with one entry of an array that it reads. */
function slopeIn(values: Float64Array, entry: number, cost: () => number): number {
  const value = values[entry]!;
  const found = slope((moved) => {
    values[entry] = moved;
    return cost();
  }, value);
  values[entry] = value;
  return found;
}

function expectNetworkGradient(found: Pick<Network, "weights" | "biases">, net: Network, cost: () => number, why = ""): void {
  const numerical = (values: Float64Array) => values.map((_, entry) => slopeIn(values, entry, cost));
  found.weights.forEach(({ data }, l) => expectGradient(data, numerical(net.weights[l]!.data), `weights[${l}]. ${why}`));
  found.biases.forEach((b, l) => expectGradient(b, numerical(net.biases[l]!), `biases[${l}]. ${why}`));
}

/** Within 1e-6 of the largest entry: the error of central differences is far below. */
function expectGradient(found: ArrayLike<number>, numerical: ArrayLike<number>, where: string): void {
  const size = Math.max(...Array.from(numerical, Math.abs), 1e-3);
  const expected = Array.from(numerical, (value): unknown => expect.closeTo(value / size, 6));
  expect(Array.from(found, (value) => value / size), `the analytic gradient differs from the numerical one: ${where}`).toEqual(expected);
}

function expectNumbers(found: ArrayLike<number>, expected: number[], message: string, digits = 13): void {
  expect(Array.from(found), message).toEqual(expected.map((value): unknown => expect.closeTo(value, digits)));
}

function collect(run: Generator<neuralNetwork.Frame, neuralNetwork.Model>) {
  const [frames, asShown]: [neuralNetwork.Frame[], string[]] = [[], []];
  for (;;) {
    const next = run.next();
    if (next.done) return { frames, asShown, model: next.value };
    frames.push(next.value);
    asShown.push(JSON.stringify(next.value));
  }
}

/** With 0 for −0, which is as good an answer. */
function rowsOf(matrix: Matrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, i) => Array.from(row(matrix, i), (value) => value + 0));
}
