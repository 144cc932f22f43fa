/** What a tree makes of values that are missing. */
import { createRandom } from "../../../algorithms/core/random";
import { experiment } from "../../../src/kit/lab/experiment";
import { accuracyOf, averageOf, drawTwice, fit, means, nDatasets, part, percent, range, showing, theEnd, type Sample } from "./measuring";

const moons = { nSamples: 300, noise: 0.9 };
const maxDepth = 4;

/** @param rate how often a value is missing, by class */
function withGaps({ X, y }: Sample, rate: readonly [number, number], seed: number): Sample {
  const random = createRandom(seed);
  return { y, X: { ...X, data: X.data.map((value, entry) => (random.uniform() < rate[y[entry >> 1]!]! ? Number.NaN : value)) } };
}

function meansOf({ data }: Sample["X"]): readonly number[] {
  return [0, 1].map((column) => averageOf(Array.from(data).filter((value, entry) => entry % 2 === column && !Number.isNaN(value))));
}

const filled = ({ X, y }: Sample, by: readonly number[]): Sample => ({ y, X: { ...X, data: X.data.map((value, entry) => (Number.isNaN(value) ? by[entry % 2]! : value)) } });

const complete = (sample: Sample): Sample =>
  part(sample, range(sample.y.length).filter((row) => !sample.X.data.subarray(2 * row, 2 * row + 2).some(Number.isNaN)));

function compare(rate: readonly [number, number]) {
  const trials = range(nDatasets).map((seed) => {
    const { train, test } = drawTwice("moons", moons, seed);
    const [known, asked] = [withGaps(train, rate, 2 * seed), withGaps(test, rate, 2 * seed + 1)];
    const by = meansOf(known.X);
    const gaps = accuracyOf(fit(known, { maxDepth }), asked);
    const mean = accuracyOf(fit(filled(known, by), { maxDepth }), filled(asked, by));
    return { gaps, mean, dropped: accuracyOf(fit(complete(known), { maxDepth }), asked), wins: Number(gaps > mean) };
  });
  return means(trials);
}

export const gapsCanSpeak = experiment({
  id: "gaps-can-speak",
  claim: "Where values are missing more often for one class, a tree that may ask about the gaps is right more often than one whose gaps were filled with the mean; where they are missing by mere chance, it is not.",
  predict: {
    question: "Half of one class's values are missing, and a tenth of the other's. What is best for a tree of depth 4?",
    options: ["Leave out the points with gaps", "Fill the gaps with the mean of the column", "Leave the gaps to the tree"],
    answer: 2,
  },
  state: { ...showing("moons", moons, 0), parameters: { maxDepth }, step: theEnd },
  measure: () => ({ speaking: compare([0.1, 0.5]), chance: compare([0.3, 0.3]) }),
  holds: ({ speaking, chance }) =>
    speaking.gaps > speaking.mean + 0.01 && speaking.wins > 0.5 && speaking.gaps > speaking.dropped + 0.1 && Math.abs(chance.gaps - chance.mean) < 0.01,
  rows: ({ speaking, chance }) => [
    { label: "new points right, gaps left to the tree", value: percent(speaking.gaps) },
    { label: "gaps filled with the mean", value: percent(speaking.mean) },
    { label: "points with gaps left out", value: percent(speaking.dropped) },
    { label: "data sets on which the gaps were better than the mean", value: `${Math.round(speaking.wins * nDatasets)} of ${nDatasets}` },
    { label: "missing by mere chance: gaps, mean", value: `${percent(chance.gaps)}, ${percent(chance.mean)}` },
  ],
});
