/** What it takes for granted: round clusters of equal spread. */
import { kMeans, metrics } from "../../../algorithms";
import { experiment } from "../../../src/kit/lab/experiment";
import { averageOf, classes, percent, points, range, showing } from "./measuring";

export const moonsDefeatIt = experiment({
  id: "moons-defeat-it",
  claim: "k-means cannot separate two moons, though it finds the lowest inertia: the objective is wrong for them, not the search.",
  predict: {
    question: "Two clean moons, k = 2, ten starts. How well do the clusters agree with the moons (adjusted Rand index, 1 is perfect)?",
    options: ["1.00", "About 0.7", "Below 0.4"],
    answer: 2,
  },
  state: { parameters: { nClusters: 2 }, ...showing("moons", {}, 0) },
  measure() {
    const X = points("moons", {}, 0);
    const moons = classes("moons", {}, 0);
    const { labels, inertia } = kMeans.fit(X, { nClusters: 2, nInit: 10, seed: 0 });
    const means = kMeans.update(X, moons, 2);
    return { agreement: metrics.adjustedRandIndex(moons, labels), found: inertia, truth: kMeans.inertia(X, moons, means) };
  },
  holds: ({ agreement, found, truth }) => agreement < 0.4 && found < truth,
  rows: ({ agreement, found, truth }) => [
    { label: "agreement with the moons", value: agreement.toFixed(2) },
    { label: "inertia of the clusters found", value: found.toFixed(0) },
    { label: "inertia of the true moons", value: truth.toFixed(0) },
  ],
});

export const unequalSpread = experiment({
  id: "unequal-spread",
  claim: "A wide cloud loses its outskirts to its tight neighbours; they lose nothing to it.",
  predict: {
    question: "Three clouds, the widest eight times as wide as the tightest. Which of them loses points to its neighbours?",
    options: ["The tightest", "The widest", "All about equally"],
    answer: 1,
  },
  state: { parameters: { nClusters: 3 }, ...showing("unequal-variances", { ratio: 8 }, 0) },
  measure() {
    const lost = range(20).map((seed) => {
      const X = points("unequal-variances", { ratio: 8 }, seed);
      const clouds = classes("unequal-variances", { ratio: 8 }, seed);
      const means = kMeans.update(X, clouds, 3);
      const { labels } = kMeans.fit(X, { nClusters: 3, init: means });
      const share = (cloud: number) => averageOf(range(X.rows).filter((i) => clouds[i] === cloud).map((i) => Number(labels[i] !== cloud)));
      return { tight: share(0), wide: share(2) };
    });
    return { tight: averageOf(lost.map(({ tight }) => tight)), wide: averageOf(lost.map(({ wide }) => wide)) };
  },
  holds: ({ tight, wide }) => wide > 0.15 && tight < 0.01,
  rows: ({ tight, wide }) => [
    { label: "share the tightest cloud loses", value: percent(tight) },
    { label: "share the widest cloud loses", value: percent(wide) },
  ],
});
