/** Where descent ends depends on where it starts, unless there is room. */
import { experiment } from "../../../src/kit/lab/experiment";
import { range, scoresAfter, showing, turned } from "./measuring";

const nStarts = 20;
const narrow = showing({ layers: 1, units1: 3, activation1: "relu", learningRate: 0.3, epochs: 100 }, "xor", { nSamples: 100 });

export const roomToSpare = experiment({
  id: "room-to-spare",
  claim: "On the same points, three ReLU units learn XOR from some first weights and are stuck from others; eight learn it from all twenty.",
  predict: {
    question: "XOR with three ReLU units, which is enough. The same points, twenty different first weights. From how many do at least 95 % of the training points end up right?",
    options: ["From all: descent finds the solution that is there", "From five to seventeen", "From none or one: three units are too few"],
    answer: 1,
  },
  state: narrow,
  measure() {
    const solved = (units1: number) => range(nStarts).filter((model) => {
      const state = { ...turned(narrow, { units1 }), seeds: { data: 0, split: 0, model } };
      return scoresAfter(state).train.accuracy! >= 0.95;
    }).length;
    return { two: solved(2), three: solved(3), eight: solved(8) };
  },
  holds: ({ two, three, eight }) => two <= 1 && three >= 5 && three <= 17 && eight === nStarts,
  rows: ({ two, three, eight }) => [
    { label: "learnt with two units", value: `${two} of ${nStarts} starts` },
    { label: "with three", value: `${three} of ${nStarts}` },
    { label: "with eight", value: `${eight} of ${nStarts}` },
  ],
});
