/** What impurity importance rewards. */
import { createRandom } from "../../../algorithms/core/random";
import { experiment } from "../../../src/kit/lab/experiment";
import { fit, means, nDatasets, range, showing, theEnd } from "./measuring";

export const importanceLovesManyValues = experiment({
  id: "importance-loves-many-values",
  claim: "A column of pure noise with many different values earns most of a full tree's impurity importance, above a yes-or-no column that carries all the signal.",
  predict: {
    question: "One column is yes or no and agrees with the class 70 % of the time; another is random numbers. Which has the larger importance in a full tree?",
    options: ["The signal", "The noise", "They share it evenly"],
    answer: 1,
  },
  state: { ...showing("two-gaussians", { nSamples: 200, noise: 2.5 }, 0), parameters: { maxDepth: 20 }, step: theEnd },
  measure() {
    const trials = range(nDatasets).map((seed) => {
      const random = createRandom(seed);
      const rows = range(300).map(() => {
        const id = random.integer(2);
        return { id, x: [random.uniform() < 0.7 ? id : 1 - id, random.uniform()] };
      });
      const X = { data: Float64Array.from(rows.flatMap(({ x }) => x)), rows: rows.length, columns: 2 };
      const sample = { X, y: Int32Array.from(rows, ({ id }) => id) };
      const [full, stump] = [fit(sample), fit(sample, { maxDepth: 1 })];
      return { signal: full.featureImportances[0]!, noise: full.featureImportances[1]!, root: Number(stump.feature[0] === 0) };
    });
    return means(trials);
  },
  holds: ({ signal, noise, root }) => noise > 0.7 && signal < 0.3 && root === 1,
  rows: ({ signal, noise, root }) => [
    { label: "importance of the noise", value: noise.toFixed(2) },
    { label: "importance of the signal", value: signal.toFixed(2) },
    { label: "trees whose first question is about the signal", value: `${Math.round(root * nDatasets)} of ${nDatasets}` },
  ],
});
