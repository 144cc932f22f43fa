/** Does it converge, and to what? */
import { kMeans } from "../../../algorithms";
import { takeRows, toMatrix } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { averageOf, inertiaOf, percent, points, range, showing } from "./measuring";

export const inertiaNeverRises = experiment({
  id: "inertia-never-rises",
  claim: "No half-step of k-means ever raises the inertia.",
  predict: {
    question: "100 runs on blobs, moons and uniform noise, thousands of half-steps. In how many does the inertia rise?",
    options: ["In none", "In a few, when a centre overshoots", "Only in the first iteration"],
    answer: 0,
  },
  state: { parameters: { nClusters: 6, init: "random" }, ...showing("uniform", {}, 0) },
  measure() {
    let [halfSteps, rises] = [0, 0];
    for (const seed of range(100)) {
      const X = points(["blobs", "moons", "uniform"][seed % 3]!, {}, seed);
      let before = Infinity;
      for (const { phase, inertia } of kMeans.steps(X, { nClusters: 6, init: "random", nInit: 1, seed })) {
        if (phase === "initialize" || inertia === null) continue;
        halfSteps++;
        // A sum of 300 squares is exact to about this much.
        if (inertia > before * (1 + 1e-12)) rises++;
        before = inertia;
      }
    }
    return { halfSteps, rises };
  },
  holds: ({ halfSteps, rises }) => halfSteps > 1000 && rises === 0,
  rows: ({ halfSteps, rises }) => [
    { label: "half-steps", value: String(halfSteps) },
    { label: "of them, the inertia rose in", value: String(rises) },
  ],
});

export const carefulSeeding = experiment({
  id: "careful-seeding",
  claim: "On well separated groups k-means++ reaches the best clustering several times as often as random first centres.",
  predict: {
    question: "Eight tight clouds, k = 8, 200 single starts each way. How often do random first centres reach the best inertia?",
    options: ["Nearly always: eight clouds are easy to see", "About every second time", "Less than one time in four"],
    answer: 2,
  },
  state: { parameters: { nClusters: 8, init: "random" }, ...showing("blobs", { nCenters: 8, noise: 0.4 }, 1) },
  measure() {
    const X = points("blobs", { nCenters: 8, noise: 0.4 }, 1);
    const from = (init: "random" | "k-means++") => range(200).map((seed) => inertiaOf(X, { nClusters: 8, init, nInit: 1, seed }));
    const [random, plusPlus] = [from("random"), from("k-means++")];
    const best = Math.min(...random, ...plusPlus);
    const reached = (all: number[]) => all.filter((inertia) => inertia < best * 1.001).length / all.length;
    return { random: reached(random), plusPlus: reached(plusPlus) };
  },
  holds: ({ random, plusPlus }) => random < 0.25 && plusPlus > 3 * random && plusPlus > 0.8,
  rows: ({ random, plusPlus }) => [
    { label: "random reaches the best inertia in", value: percent(random) },
    { label: "k-means++ in", value: percent(plusPlus) },
  ],
});

export const moreStarts = experiment({
  id: "more-starts-never-hurt",
  claim: "The best of ten starts is never worse than the first of them, and often much better.",
  predict: {
    question: "The best of ten random starts against the first of them, on 50 data sets of eight clouds. In how many is the best clearly lower (by 1 % or more)?",
    options: ["In fewer than 5", "In about 10", "In more than 25"],
    answer: 2,
  },
  state: { parameters: { nClusters: 8, init: "random", nInit: 10 }, ...showing("blobs", { nCenters: 8, noise: 0.4 }, 1) },
  measure() {
    const pairs = range(50).map((seed) => {
      const X = points("blobs", { nCenters: 8, noise: 0.4 }, seed);
      const of = (nInit: number) => inertiaOf(X, { nClusters: 8, init: "random", nInit, seed });
      return { one: of(1), ten: of(10) };
    });
    return {
      worse: pairs.filter(({ one, ten }) => ten > one).length,
      better: pairs.filter(({ one, ten }) => ten < one * 0.99).length,
      ratio: averageOf(pairs.map(({ one, ten }) => one / ten)),
    };
  },
  holds: ({ worse, better, ratio }) => worse === 0 && better > 25 && ratio > 1.5,
  rows: ({ worse, better, ratio }) => [
    { label: "data sets where ten starts end higher", value: `${worse} of 50` },
    { label: "where they end clearly lower", value: `${better} of 50` },
    { label: "inertia of one start over that of ten, on average", value: ratio.toFixed(2) },
  ],
});

export const emptyCluster = experiment({
  id: "empty-cluster-recovers",
  claim: "A centre that starts far from all points ends up serving some, and the result is better than without it.",
  predict: {
    question: "Three centres for three clouds, but one of them starts a thousand units away. How many points does the smallest cluster have in the end?",
    options: ["None: that centre never gets a point", "Some", "Just one"],
    answer: 1,
  },
  state: { parameters: { nClusters: 3 }, ...showing("blobs", { nCenters: 3 }, 0), interventions: [{ step: 0, name: "center", values: [2, 1000, 1000] }] },
  measure() {
    const X = points("blobs", { nCenters: 3 }, 0);
    const near = takeRows(X, [0, 1]);
    const far = toMatrix([...range(2).map((i) => Array.from(near.data.subarray(2 * i, 2 * i + 2))), [1000, 1000]]);
    const two = kMeans.fit(X, { nClusters: 2, init: near });
    const three = kMeans.fit(X, { nClusters: 3, init: far });
    const sizes = range(3).map((k) => three.labels.filter((label) => label === k).length);
    return { smallest: Math.min(...sizes), three: three.inertia, two: two.inertia };
  },
  holds: ({ smallest, three, two }) => smallest > 1 && three < two,
  rows: ({ smallest, three, two }) => [
    { label: "points in the smallest cluster", value: String(smallest) },
    { label: "inertia with the far centre", value: three.toFixed(0) },
    { label: "inertia with the two others alone", value: two.toFixed(0) },
  ],
});
