/** The ids of clusters mean nothing. */
import { kMeans, metrics } from "../../../algorithms";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { classes, points, showing, theEnd } from "./measuring";

export const namesAreArbitrary = experiment({
  id: "names-are-arbitrary",
  claim: "Renaming the clusters changes the accuracy and leaves the adjusted Rand index as it was.",
  predict: {
    question: "A perfect clustering of four clouds. What is the lowest accuracy that renaming its clusters can give?",
    options: ["100 %", "25 %", "0 %"],
    answer: 2,
  },
  state: { parameters: { nClusters: 4 }, ...showing("blobs", {}, 1), step: theEnd },
  measure() {
    const clouds = classes("blobs", {}, 1);
    const { labels } = kMeans.fit(points("blobs", {}, 1), { nClusters: 4, nInit: 10, seed: 0 });
    const named = permutations([0, 1, 2, 3]).map((names) => labels.map((label) => names[label]!));
    const accuracies = named.map((names) => metrics.accuracy(clouds, names));
    const indices = named.map((names) => metrics.adjustedRandIndex(clouds, names));
    return { worst: Math.min(...accuracies), best: Math.max(...accuracies), lowest: Math.min(...indices), highest: Math.max(...indices) };
  },
  holds: ({ worst, best, lowest, highest }) => worst === 0 && best === 1 && highest - lowest < 1e-12 && lowest === 1,
  rows: ({ worst, best, lowest, highest }) => [
    { label: "accuracy over all 24 namings", value: `${percent(worst)} to ${percent(best)}` },
    { label: "adjusted Rand index", value: `${lowest.toFixed(2)} to ${highest.toFixed(2)}` },
  ],
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
