/** Does it converge, and to what? */
import { kMeans } from "../../../algorithms";
import { row } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { averageOf, inertiaOf, nDatasets, points, range, showing, theEnd } from "./measuring";

export const inertiaNeverRises = experiment({
  id: "inertia-never-rises",
  claim: "No half-step of k-means ever raises the inertia.",
  predict: {
    question: "100 runs on blobs, moons and uniform noise, more than two thousand half-steps. In how many does the inertia rise?",
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
  holds: ({ halfSteps, rises }) => halfSteps > 2000 && rises === 0,
  rows: ({ halfSteps, rises }) => [
    { label: "half-steps", value: String(halfSteps) },
    { label: "of them, the inertia rose in", value: String(rises) },
  ],
});

export const carefulSeeding = experiment({
  id: "careful-seeding",
  claim: "On well separated groups k-means++ reaches the best clustering several times as often as random first centres.",
  predict: {
    question: "Eight tight clouds, k = 8: 20 data sets, 20 single starts each way on each. How often do random first centres reach the best inertia?",
    options: ["Nearly always: eight clouds are easy to see", "About every second time", "About one time in five"],
    answer: 2,
  },
  state: { parameters: { nClusters: 8, init: "random" }, ...showing("blobs", { nCenters: 8, noise: 0.4 }, 1) },
  measure() {
    const shares = range(nDatasets).map((dataSeed) => {
      const X = points("blobs", { nCenters: 8, noise: 0.4 }, dataSeed);
      const from = (init: "random" | "k-means++") => range(20).map((seed) => inertiaOf(X, { nClusters: 8, init, nInit: 1, seed }));
      const [random, plusPlus] = [from("random"), from("k-means++")];
      const best = Math.min(...random, ...plusPlus);
      const reached = (all: number[]) => all.filter((inertia) => inertia < best * 1.001).length / all.length;
      return { random: reached(random), plusPlus: reached(plusPlus) };
    });
    return { random: averageOf(shares.map(({ random }) => random)), plusPlus: averageOf(shares.map(({ plusPlus }) => plusPlus)) };
  },
  holds: ({ random, plusPlus }) => random > 0.15 && random < 0.25 && plusPlus > 3 * random,
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
  state: { parameters: { nClusters: 8, init: "random", nInit: 10 }, ...showing("blobs", { nCenters: 8, noise: 0.4 }, 1), step: theEnd },
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
  claim: "A centre that starts far from all points is fetched to the worst served point and ends up with a group of its own.",
  predict: {
    question: "Three centres for three clouds, 20 times, but one centre starts a thousand units away. What becomes of it?",
    options: ["It never gets a point", "It gets a single point and keeps it", "It ends up with a cloud of its own, a third of the points"],
    answer: 2,
  },
  state: { parameters: { nClusters: 3 }, ...showing("blobs", { nCenters: 3 }, 0), interventions: [{ step: 0, name: "center", values: [2, 1000, 1000] }], step: 1 },
  measure() {
    const tries = range(nDatasets).map((seed) => {
      const X = points("blobs", { nCenters: 3 }, seed);
      const near = [0, 1].map((i) => Array.from(row(X, i)));
      const two = kMeans.fit(X, { nClusters: 2, init: near });
      const three = kMeans.fit(X, { nClusters: 3, init: [...near, [1000, 1000]] });
      return { share: three.labels.filter((label) => label === 2).length / X.rows, ratio: three.inertia / two.inertia };
    });
    const shares = tries.map(({ share }) => share);
    return { least: Math.min(...shares), most: Math.max(...shares), highestRatio: Math.max(...tries.map(({ ratio }) => ratio)) };
  },
  holds: ({ least, most, highestRatio }) => least > 0.3 && most < 0.37 && highestRatio < 0.5,
  rows: ({ least, most, highestRatio }) => [
    { label: "share of the points that the far centre ends up with", value: `${percent(least)} to ${percent(most)}` },
    { label: "inertia, as a share of that with the two others alone, at most", value: percent(highestRatio) },
  ],
});
