/** What convolution saves, and what it takes for granted. */
import { avgPool, bend, conv, full, maxPool } from "../../../algorithms/convolutional-network";
import { experiment } from "../../../src/kit/lab/experiment";
import { accuracyOf, count, learntBy, percent, shuffledLessons, smallDigits } from "./measuring";

const small = [conv(6, 3, { padding: 1 }), bend, maxPool(2)];
const dense = [full(64), bend];

export const fewerNumbers = experiment({
  id: "fewer-numbers",
  claim: "A convolutional network with less than a quarter of a dense network's numbers recognises about as many digits.",
  predict: {
    question: "500 digits of 14 × 14 to learn from. A dense network has 64 hidden units and 13,258 numbers, a convolutional one six 3 × 3 filters and 3,010 numbers. Who recognises more of 400 others?",
    options: ["The dense one, by far", "Both about as many", "The convolutional one, by far"],
    answer: 1,
  },
  state: { parameters: { network: "scratch", kind: "dense", units: 64 } },
  async measure() {
    const lessons = await smallDigits();
    return {
      convolutional: accuracyOf(small, lessons, 0), itsNumbers: learntBy(small),
      dense: accuracyOf(dense, lessons, 0), theirNumbers: learntBy(dense),
    };
  },
  holds: ({ convolutional, itsNumbers, dense: other, theirNumbers }) => itsNumbers < theirNumbers / 4 && Math.abs(convolutional - other) < 0.04,
  rows: ({ convolutional, itsNumbers, dense: other, theirNumbers }) => [
    { label: `convolutional, ${count(itsNumbers)} numbers`, value: percent(convolutional) },
    { label: `dense, ${count(theirNumbers)} numbers`, value: percent(other) },
  ],
});

const averaging = [conv(6, 3, { padding: 1 }), bend, avgPool(2)];
const units = [full(16), bend];

export const shuffledPixels = experiment({
  id: "shuffled-pixels",
  claim: "With the pixels shuffled, the same way in every image, a convolutional network loses accuracy and a dense one does not.",
  predict: {
    question: "All pixels are moved about, in the same way in every image, and both networks are trained anew. Who suffers?",
    options: ["Both", "Only the dense network", "Only the convolutional network"],
    answer: 2,
  },
  state: { parameters: { network: "scratch", shuffled: true } },
  async measure() {
    const lessons = await smallDigits();
    const shuffled = shuffledLessons(lessons, 10);
    return {
      convolutional: [accuracyOf(averaging, lessons, 0), accuracyOf(averaging, shuffled, 0)] as const,
      dense: [accuracyOf(units, lessons, 0), accuracyOf(units, shuffled, 0)] as const,
    };
  },
  holds: ({ convolutional, dense: other }) => convolutional[0] - convolutional[1] > 0.04 && other[0] - other[1] < 0.025,
  rows: ({ convolutional, dense: other }) => [
    { label: "convolutional: as they are, shuffled", value: convolutional.map(percent).join(", ") },
    { label: "dense: as they are, shuffled", value: other.map(percent).join(", ") },
  ],
});
