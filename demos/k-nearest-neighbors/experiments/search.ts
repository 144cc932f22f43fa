/** What an answer costs. */
import { drain } from "../../../algorithms/core/generator";
import * as knn from "../../../algorithms/k-nearest-neighbors";
import { growTree } from "../../../algorithms/k-nearest-neighbors/kd-tree";
import { createSearch } from "../../../algorithms/k-nearest-neighbors/search";
import { clear, createShortlist } from "../../../algorithms/k-nearest-neighbors/shortlist";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { gaussian, showing, theEnd } from "./measuring";

const [n, nQueries] = [2000, 100];

/** The share of all distances that a search for 5 neighbours computes, on average. */
function shareMeasured(d: number, rows = n): number {
  const [X, Q] = [gaussian(rows, d, 1), gaussian(nQueries, d, 2)];
  const tree = drain(growTree(X));
  const visits = { evaluations: 0, leaves: new Int32Array(tree.axis.length), nLeaves: 0 };
  const search = createSearch(tree, { metric: "euclidean", p: 2 }, visits);
  const shortlist = createShortlist(5);
  let sum = 0;
  for (let i = 0; i < nQueries; i++) {
    clear(shortlist);
    search(Q, i, shortlist);
    sum += visits.evaluations;
  }
  return sum / (nQueries * rows);
}

export const treeAndDimension = experiment({
  id: "tree-and-dimension",
  claim: "A k-d tree computes 2 % of the distances in the plane, and nearly all of them in 20 dimensions.",
  predict: {
    question: "2,000 Gaussian points in 20 dimensions, k = 5. How many distances does a k-d tree compute for a query?",
    options: ["About 40, as in the plane", "About half of the 2,000", "Nearly all 2,000"],
    answer: 2,
  },
  state: { parameters: { algorithm: "kd-tree" }, ...showing("two-gaussians", { nSamples: 2000 }, 0), step: theEnd },
  measure: () => [2, 4, 8, 12, 20].map((d) => ({ d, share: shareMeasured(d) })),
  holds: (shares) => shares[0]!.share < 0.03 && shares.at(-1)!.share > 0.9 && shares.every(({ share }, i) => i === 0 || share > shares[i - 1]!.share),
  rows: (shares) => shares.map(({ d, share }) => ({ label: `d = ${d}: distances computed`, value: percent(share) })),
});

export const treeGrowsSlowly = experiment({
  id: "tree-grows-slowly",
  claim: "In the plane, 64 times as many points cost a k-d tree hardly more distances a query; brute force costs 64 times as many.",
  predict: {
    question: "From 500 points to 32,000. How many times as many distances does a k-d tree compute for a query in the plane?",
    options: ["64 times", "About 8 times, the root of 64", "Less than 1.5 times"],
    answer: 2,
  },
  state: { parameters: { algorithm: "kd-tree" }, ...showing("two-gaussians", { nSamples: 10_000 }, 0), step: theEnd },
  measure() {
    const [few, many] = [500 * shareMeasured(2, 500), 32_000 * shareMeasured(2, 32_000)];
    return { few, many };
  },
  holds: ({ few, many }) => many < 1.5 * few,
  rows: ({ few, many }) => [
    { label: "distances a query among 500 points", value: few.toFixed(1) },
    { label: "distances a query among 32,000 points", value: many.toFixed(1) },
  ],
});

export const sameAnswers = experiment({
  id: "same-answers",
  claim: "The tree is no approximation: its neighbours are those of brute force, every one, ties included.",
  predict: {
    question: "10,000 points on a coarse grid, so that distances tie all the time. For how many of 200 queries do tree and brute force differ?",
    options: ["For a few: ties fall at random", "For none", "For most"],
    answer: 1,
  },
  state: { parameters: { algorithm: "kd-tree" }, ...showing("two-gaussians", { nSamples: 1000 }, 0), step: theEnd },
  measure() {
    const onGrid = (rows: number, seed: number) => {
      const { data, ...shape } = gaussian(rows, 2, seed);
      return { ...shape, data: data.map((value) => Math.round(8 * value)) };
    };
    const [X, Q] = [onGrid(10_000, 1), onGrid(200, 2)];
    const found = (["brute", "kd-tree"] as const).map((algorithm) => knn.neighbors(knn.fit(X, new Int32Array(X.rows), { algorithm }), Q).indices);
    let differ = 0;
    for (let i = 0; i < Q.rows; i++) if (found[0]!.subarray(5 * i, 5 * i + 5).join() !== found[1]!.subarray(5 * i, 5 * i + 5).join()) differ++;
    return { differ };
  },
  holds: ({ differ }) => differ === 0,
  rows: ({ differ }) => [{ label: "queries with different neighbours", value: `${differ} of 200` }],
});
