/** How many clusters are there? */
import { kMeans, metrics, type Matrix } from "../../../algorithms";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { averageOf, inertiaOf, nDatasets, points, range, showing, theEnd } from "./measuring";

export const inertiaFallsOnNoise = experiment({
  id: "inertia-falls-on-noise",
  claim: "Inertia falls with every further centre, even on points without any structure.",
  predict: {
    question: "300 uniformly random points, 20 times. How much of the inertia at k = 1 is left at k = 8?",
    options: ["All of it: there is nothing to find", "About half", "Less than a fifth"],
    answer: 2,
  },
  state: { parameters: { nClusters: 8 }, ...showing("uniform", {}, 0), step: theEnd },
  measure() {
    const left = range(nDatasets).map((seed) => {
      const X = points("uniform", {}, seed);
      const inertias = range(8).map((k) => inertiaOf(X, { nClusters: k + 1, nInit: 10, seed: 0 }));
      return inertias.map((inertia) => inertia / inertias[0]!);
    });
    return {
      shares: range(8).map((k) => averageOf(left.map((shares) => shares[k]!))),
      rises: left.filter((shares) => shares.some((share, k) => k > 0 && share >= shares[k - 1]!)).length,
    };
  },
  holds: ({ shares, rises }) => rises === 0 && shares[7]! < 0.2,
  rows: ({ shares, rises }) => [
    ...shares.map((share, k) => ({ label: `left at k = ${k + 1}, on average`, value: percent(share) })),
    { label: "data sets where a further centre did not lower it", value: `${rises} of ${nDatasets}` },
  ],
});

const tight = { noise: 0.5 };

export const silhouetteFindsK = experiment({
  id: "silhouette-finds-k",
  claim: "Where round groups are well apart, the silhouette is largest at their number; on noise it stays low and flat.",
  predict: {
    question: "Four separated clouds, then uniform noise, 20 times each. What does the silhouette over k = 2 … 10 look like?",
    options: ["High in both cases", "Highest at k = 4 for the clouds, clearly lower for noise", "Highest at k = 10 in both cases"],
    answer: 1,
  },
  state: { parameters: { nClusters: 4 }, ...showing("blobs", tight, 1), step: theEnd },
  measure() {
    const clouds = range(nDatasets).map((seed) => overK(points("blobs", tight, seed)));
    const noise = range(nDatasets).map((seed) => overK(points("uniform", {}, seed)));
    const best = (silhouettes: number[]) => Math.max(...silhouettes);
    return {
      foundFour: clouds.filter((silhouettes) => silhouettes.indexOf(best(silhouettes)) + 2 === 4).length,
      clouds: averageOf(clouds.map(best)),
      noise: averageOf(noise.map(best)),
      spread: averageOf(noise.map((silhouettes) => best(silhouettes) - Math.min(...silhouettes))),
    };
  },
  holds: ({ foundFour, clouds, noise, spread }) => foundFour >= 0.9 * nDatasets && clouds > 0.6 && noise < 0.45 && spread < 0.1,
  rows: ({ foundFour, clouds, noise, spread }) => [
    { label: "four clouds: best at k = 4 in", value: `${foundFour} of ${nDatasets}` },
    { label: "four clouds: best silhouette, on average", value: clouds.toFixed(2) },
    { label: "noise: best silhouette, on average", value: noise.toFixed(2) },
    { label: "noise: best minus worst over k, on average", value: spread.toFixed(2) },
  ],
});

/** The silhouette for k = 2 … 10. */
function overK(X: Matrix): number[] {
  return range(9).map((i) => metrics.silhouette(X, kMeans.fit(X, { nClusters: i + 2, nInit: 5, seed: 0 }).labels));
}
