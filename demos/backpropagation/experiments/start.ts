/** With which weights training begins. */
import type { Network } from "../../../algorithms/backpropagation";
import { experiment } from "../../../src/kit/lab/experiment";
import { withNumbers } from "../network-numbers";
import { scoresOf } from "../scores";
import { averageOf, drawnAgain, learnerOf, percent, range, scoresAfter, showing, train, turned } from "./measuring";

const nUnits = 8;
const oneLayer = showing({ layers: 1, units1: nUnits, batchSize: 512, learningRate: 1, epochs: 500 }, "circles");

/** Every weight ½, every bias 0, in the order of a network's numbers. */
const equal = [...range(2 * nUnits).map(() => 0.5), ...range(nUnits).map(() => 0), ...range(nUnits).map(() => 0.5), 0];

export const equalWeightsStayEqual = experiment({
  id: "equal-weights-stay-equal",
  claim: "Eight hidden units that start with equal weights are equal to the last bit after 500 steps, and do not learn the rings; drawn at random they are eight different ones, and do.",
  predict: {
    question: "Two rings, a hidden layer of eight. All weights start at ½, and 500 steps are taken. How many different hidden units are there then?",
    options: ["One", "Two: one for each class", "Eight: each learns another part"],
    answer: 0,
  },
  state: { ...oneLayer, interventions: [{ step: 0, name: "network", values: equal }] },
  measure() {
    const learner = learnerOf(oneLayer);
    const after = (network: Network) => {
      const end = train({ ...learner, network });
      return { units: differentUnits(end), accuracy: scoresOf(learner.task, end).train.accuracy! };
    };
    return { same: after(withNumbers(learner.network, equal)), drawn: after(learner.network) };
  },
  holds: ({ same, drawn }) => same.units === 1 && same.accuracy < 0.8 && drawn.units === nUnits && drawn.accuracy > 0.98,
  rows: ({ same, drawn }) => [
    { label: "different units, from equal weights", value: `${same.units} of ${nUnits}` },
    { label: "training points right", value: percent(same.accuracy) },
    { label: "different units, from weights drawn at random", value: `${drawn.units} of ${nUnits}` },
    { label: "training points right", value: percent(drawn.accuracy) },
  ],
});

/** How many of the hidden units differ in a weight, in or out, or in their bias. */
function differentUnits({ weights: [into, out], biases: [bias] }: Network): number {
  return new Set(range(nUnits).map((k) => [into!.data[k], into!.data[nUnits + k], bias![k], out!.data[k]].join())).size;
}

const fourLayers = showing({ layers: 4, initialization: "large", epochs: 50 }, "circles", { nSamples: 150 });
const nDraws = 5;

export const firstWeightsHaveASize = experiment({
  id: "first-weights-have-a-size",
  claim: "Four layers of tanh do not leave the loss of guessing in fifty epochs from weights that are too small (σ = 0.01), and learn less from too large ones (σ = 3) than from Glorot's.",
  predict: {
    question: "Four hidden layers of tanh, 50 epochs, five draws. Which first weights leave the training loss where guessing has it, at 0.69?",
    options: ["The small ones, σ = 0.01", "The large ones, σ = 3", "Neither: only the first steps differ"],
    answer: 0,
  },
  state: fourLayers,
  measure() {
    const losses = (initialization: "small" | "glorot" | "large") =>
      range(nDraws).map((seed) => scoresAfter(drawnAgain(turned(fourLayers, { initialization }), seed)).train.loss);
    return { small: losses("small"), glorot: losses("glorot"), large: losses("large") };
  },
  holds: ({ small, glorot, large }) => Math.min(...small) > 0.67 && averageOf(glorot) < 0.1 && Math.min(...large) > 0.25,
  rows: ({ small, glorot, large }) => [
    { label: "training loss from σ = 0.01, on average", value: averageOf(small).toFixed(3) },
    { label: "from Glorot's", value: averageOf(glorot).toFixed(3) },
    { label: "from σ = 3", value: averageOf(large).toFixed(3) },
  ],
});
