/** What becomes of the gradient on its way back. */
import { forward, initialize, lossAndGradient, type Activation, type Network } from "../../../algorithms/backpropagation";
import { experiment } from "../../../src/kit/lab/experiment";
import type { Task } from "../task";
import { averageOf, drawnAgain, learnerOf, lengthOf, range, scientific, scoresAfter, showing, train } from "./measuring";

const nLayers = 20;
const seeds = range(8);

const sixLayersOf = (activation: Activation) => showing({
  layers: 6, activation1: activation, activation2: activation, activation3: activation,
  activation4: activation, activation5: activation, activation6: activation, epochs: 100,
}, "circles", { nSamples: 100 });

export const sigmoidStacksVanish = experiment({
  id: "sigmoid-stacks-vanish",
  claim: "Through twenty layers the gradient shrinks more than a billionfold with sigmoids, and less than a hundredfold with tanh and Glorot's or ReLU and He's weights; six layers of sigmoids do not begin to learn in the time in which six of tanh have learnt.",
  predict: {
    question: "Twenty hidden layers of sixteen sigmoids, Glorot's weights. How long is the gradient of the first layer's weights, compared with the twentieth's?",
    options: ["About a tenth", "About a thousandth", "Less than a billionth"],
    answer: 2,
  },
  state: sixLayersOf("sigmoid"),
  measure() {
    const { task } = learnerOf(sixLayersOf("sigmoid"));
    const ratios = (activation: Activation) => seeds.map((seed) => firstToLast(activation, task, seed));
    const loss = (activation: Activation) => range(3).map((seed) => scoresAfter(drawnAgain(sixLayersOf(activation), seed)).train.loss);
    return {
      sigmoid: ratios("sigmoid"), tanh: ratios("tanh"), relu: ratios("relu"),
      losses: { sigmoid: loss("sigmoid"), tanh: loss("tanh") },
    };
  },
  holds: ({ sigmoid, tanh, relu, losses }) =>
    Math.max(...sigmoid) < 1e-9 && Math.min(...tanh, ...relu) > 0.01 && Math.min(...losses.sigmoid) > 0.65 && Math.max(...losses.tanh) < 0.05,
  rows: ({ sigmoid, tanh, relu, losses }) => [
    { label: "length of the gradient, layer 1 / layer 20: sigmoid, largest of eight draws", value: scientific(Math.max(...sigmoid)) },
    { label: "tanh, smallest of eight", value: Math.min(...tanh).toFixed(2) },
    { label: "ReLU with He's weights, smallest of eight", value: Math.min(...relu).toFixed(2) },
    { label: "six layers, 100 epochs: training loss, sigmoid", value: averageOf(losses.sigmoid).toFixed(3) },
    { label: "tanh", value: averageOf(losses.tanh).toFixed(3) },
  ],
});

/** How long the gradient of the first layer's weights is, against the twentieth's, before any training. */
function firstToLast(activation: Activation, { trainX, trainY }: Task, seed: number): number {
  const hidden = range(nLayers);
  const network = initialize({ layerSizes: [2, ...hidden.map(() => 16), 1], activations: hidden.map(() => activation), loss: "logistic", seed });
  const { weights } = lossAndGradient(network, trainX, trainY).gradient;
  return lengthOf(weights[0]!.data) / lengthOf(weights[nLayers - 1]!.data);
}

const nUnits = 16;
const violent = showing({ layers: 1, units1: nUnits, activation1: "relu", learningRate: 10, epochs: 20 }, "circles", { nSamples: 150 });

export const deadUnitsStayDead = experiment({
  id: "dead-units-stay-dead",
  claim: "A learning rate of 10 leaves, on average, most of sixteen ReLU units at zero on every training point; their gradient is exactly zero, and 200 further epochs at 0.1 bring none of them back.",
  predict: {
    question: "Twenty epochs at a learning rate of 10 have left most of sixteen ReLU units at zero on every point. Then 200 epochs follow at 0.1. How many of them come back?",
    options: ["All", "About half", "None"],
    answer: 2,
  },
  state: violent,
  measure: () => seeds.map((seed) => {
    const learner = learnerOf(drawnAgain(violent, seed));
    const gentle = { ...learner, values: { ...learner.values, learningRate: 0.1 } };
    const hurt = train(learner);
    const later = new Set(deadUnits(train({ ...gentle, network: hurt }, { epochs: 200 }), learner.task));
    const dead = deadUnits(hurt, learner.task);
    return {
      dead: dead.length,
      gradient: Math.max(0, ...dead.map((k) => gradientOfUnit(hurt, learner.task, k))),
      back: dead.filter((k) => !later.has(k)).length,
      gently: deadUnits(train(gentle), learner.task).length,
    };
  }),
  holds: (runs) =>
    averageOf(runs.map(({ dead }) => dead)) > 10 && runs.every(({ gradient, back, gently }) => gradient === 0 && back === 0 && gently === 0),
  rows: (runs) => [
    { label: "dead after 20 epochs at 10, on average of eight draws", value: `${averageOf(runs.map(({ dead }) => dead)).toFixed(1)} of ${nUnits}` },
    { label: "dead after 20 epochs at 0.1", value: `${averageOf(runs.map(({ gently }) => gently)).toFixed(1)} of ${nUnits}` },
    { label: "largest derivative by a weight into a dead unit", value: String(Math.max(...runs.map(({ gradient }) => gradient))) },
    { label: "back after 200 further epochs at 0.1", value: String(runs.reduce((sum, { back }) => sum + back, 0)) },
  ],
});

/** Those of the first layer that are 0 on every training point. */
function deadUnits(network: Network, { trainX }: Task): number[] {
  const A = forward(network, trainX).activations[1]!;
  return range(A.columns).filter((k) => range(A.rows).every((i) => A.data[i * A.columns + k] === 0));
}

/** The largest derivative of the loss by a weight into the unit, or by its bias. */
function gradientOfUnit(network: Network, { trainX, trainY }: Task, unit: number): number {
  const { weights: [into], biases: [bias] } = lossAndGradient(network, trainX, trainY).gradient;
  return Math.max(...range(into!.rows).map((j) => Math.abs(into!.data[j * into!.columns + unit]!)), Math.abs(bias![unit]!));
}
