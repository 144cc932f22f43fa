/** What it takes for granted: round clusters of equal spread. */
import { kMeans, metrics } from "../../../algorithms";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { averageOf, classes, nDatasets, points, range, showing, theEnd } from "./measuring";

export const moonsDefeatIt = experiment({
  id: "moons-defeat-it",
  claim: "k-means does not find two moons, for its clusters have less inertia than the moons: the objective is wrong for them, not the search.",
  predict: {
    question: "Two clean moons, 20 times, k = 2, ten starts each. How well do the clusters agree with the moons (adjusted Rand index: 1 is perfect, 0 is chance)?",
    options: ["1.00", "About 0.7", "Below 0.4"],
    answer: 2,
  },
  state: { parameters: { nClusters: 2 }, ...showing("moons", {}, 0), step: theEnd },
  measure() {
    const tries = range(nDatasets).map((seed) => {
      const X = points("moons", {}, seed);
      const moons = classes("moons", {}, seed);
      const { labels, inertia } = kMeans.fit(X, { nClusters: 2, nInit: 10, seed: 0 });
      const truth = kMeans.inertia(X, moons, kMeans.update(X, moons, 2));
      return { agreement: metrics.adjustedRandIndex(moons, labels), ratio: inertia / truth };
    });
    const agreements = tries.map(({ agreement }) => agreement);
    return { average: averageOf(agreements), best: Math.max(...agreements), highestRatio: Math.max(...tries.map(({ ratio }) => ratio)) };
  },
  holds: ({ best, highestRatio }) => best < 0.4 && highestRatio < 0.9,
  rows: ({ average, best, highestRatio }) => [
    { label: "agreement with the moons, on average", value: average.toFixed(2) },
    { label: "agreement at best", value: best.toFixed(2) },
    { label: "inertia of the clusters, as a share of the moons' own, at most", value: percent(highestRatio) },
  ],
});

export const unequalSpread = experiment({
  id: "unequal-spread",
  claim: "A wide cloud loses points to its tighter neighbours; the tightest loses none.",
  predict: {
    question: "Three clouds, 20 times, the widest eight times as wide as the tightest. Which of the two loses more of its points to its neighbours?",
    options: ["The tightest", "The widest", "Both about equally"],
    answer: 1,
  },
  state: { parameters: { nClusters: 3 }, ...showing("unequal-variances", { ratio: 8 }, 0), step: theEnd },
  measure() {
    const lost = range(nDatasets).map((seed) => {
      const X = points("unequal-variances", { ratio: 8 }, seed);
      const clouds = classes("unequal-variances", { ratio: 8 }, seed);
      const means = kMeans.update(X, clouds, 3);
      const { labels } = kMeans.fit(X, { nClusters: 3, init: means });
      const share = (cloud: number) => averageOf(range(X.rows).filter((i) => clouds[i] === cloud).map((i) => Number(labels[i] !== cloud)));
      return { tight: share(0), wide: share(2) };
    });
    return { tight: averageOf(lost.map(({ tight }) => tight)), wide: averageOf(lost.map(({ wide }) => wide)) };
  },
  holds: ({ tight, wide }) => wide > 0.25 && tight < 0.01,
  rows: ({ tight, wide }) => [
    { label: "share the tightest cloud loses, on average", value: percent(tight) },
    { label: "share the widest cloud loses, on average", value: percent(wide) },
  ],
});
