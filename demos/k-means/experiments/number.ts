/** How many clusters are there? */
import { kMeans, metrics, type Matrix } from "../../../algorithms";
import { experiment } from "../../../src/kit/lab/experiment";
import { inertiaOf, points, range, showing } from "./measuring";

export const inertiaFallsOnNoise = experiment({
  id: "inertia-falls-on-noise",
  claim: "Inertia falls with every further centre, even on points without any structure.",
  predict: {
    question: "300 uniformly random points. How much of the inertia at k = 1 is left at k = 8?",
    options: ["All of it: there is nothing to find", "About half", "Less than a fifth"],
    answer: 2,
  },
  state: { parameters: { nClusters: 8 }, ...showing("uniform", {}, 0) },
  measure() {
    const X = points("uniform", {}, 0);
    return range(8).map((k) => inertiaOf(X, { nClusters: k + 1, nInit: 10, seed: 0 }));
  },
  holds: (inertias) => inertias.every((inertia, i) => i === 0 || inertia < inertias[i - 1]!) && inertias[7]! < 0.2 * inertias[0]!,
  rows: (inertias) => inertias.map((inertia, i) => ({ label: `k = ${i + 1}`, value: inertia.toFixed(0) })),
});

export const silhouetteFindsK = experiment({
  id: "silhouette-finds-k",
  claim: "Where round groups are well apart, the silhouette is largest at their number; on noise it stays low and flat.",
  predict: {
    question: "Four separated clouds, then uniform noise. What does the best silhouette over k = 2 … 10 look like?",
    options: ["High in both cases", "Highest at k = 4 for the clouds, clearly lower for noise", "Highest at k = 10 in both cases"],
    answer: 1,
  },
  state: { parameters: { nClusters: 4 }, ...showing("blobs", {}, 1) },
  measure() {
    const over = (X: Matrix) =>
      range(9).map((i) => metrics.silhouette(X, kMeans.fit(X, { nClusters: i + 2, nInit: 5, seed: 0 }).labels));
    const [blobs, noise] = [over(points("blobs", {}, 1)), over(points("uniform", {}, 0))];
    return { bestK: blobs.indexOf(Math.max(...blobs)) + 2, blobs: Math.max(...blobs), noise: Math.max(...noise), spread: Math.max(...noise) - Math.min(...noise) };
  },
  holds: ({ bestK, blobs, noise, spread }) => bestK === 4 && blobs > 0.6 && noise < 0.45 && spread < 0.1,
  rows: ({ bestK, blobs, noise, spread }) => [
    { label: "four clouds: best k", value: String(bestK) },
    { label: "four clouds: best silhouette", value: blobs.toFixed(2) },
    { label: "noise: best silhouette", value: noise.toFixed(2) },
    { label: "noise: best minus worst", value: spread.toFixed(2) },
  ],
});
