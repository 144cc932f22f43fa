/** The mean belongs to squared euclidean distances. */
import type { Matrix } from "../../../algorithms";
import { takeRows } from "../../../algorithms/core/matrix";
import { createRandom } from "../../../algorithms/core/random";
import { firstAddedId } from "../../../src/kit/data/edits";
import { experiment } from "../../../src/kit/lab/experiment";
import { averageOf, points, range, showing, theEnd } from "./measuring";

/** One cloud, and one point far away from it. */
const cloud = { nCenters: 1, nSamples: 10, noise: 0.4 };
const [farX, farY] = [9, 6] as const;
const outlier = { id: firstAddedId, x: farX, y: farY, target: 0 };
const stage = showing("blobs", cloud, 0);

export const meanNeedsSquares = experiment({
  id: "mean-needs-squares",
  claim: "With Manhattan distances, moving centres to the mean can make the objective worse, and moving them to the median cannot. A far point pulls the mean out of its cloud, and not the median.",
  predict: {
    question: "Assign by Manhattan distance, update by the mean, 100 runs. Does the summed Manhattan distance ever rise?",
    options: ["Never: the mean is the best centre for any distance", "Yes, in some updates"],
    answer: 1,
  },
  state: {
    parameters: { nClusters: 1 },
    ...stage,
    data: { ...stage.data, edits: { moved: {}, deleted: [], added: [outlier] } },
    step: theEnd,
  },
  measure() {
    const rises = { mean: 0, median: 0, updates: 0 };
    for (const seed of range(100)) {
      const X = points("unequal-variances", { ratio: 8 }, seed);
      const start = takeRows(X, createRandom(seed).permutation(X.rows).subarray(0, 3));
      rises.mean += risesByManhattan(X, start, averageOf);
      rises.median += risesByManhattan(X, start, medianOf);
      rises.updates += manhattanIterations;
    }
    return { ...rises, meanPull: pull(averageOf), medianPull: pull(medianOf) };
  },
  holds: ({ mean, median, meanPull, medianPull }) => mean > 0 && median === 0 && meanPull > 5 * medianPull,
  rows: ({ mean, median, updates, meanPull, medianPull }) => [
    { label: "with means, it rose in", value: `${mean} of ${updates} updates` },
    { label: "with medians", value: `${median} of ${updates}` },
    { label: "one far point moves the mean of a cloud by", value: meanPull.toFixed(2) },
    { label: "and its median by", value: medianPull.toFixed(2) },
  ],
});

const manhattanIterations = 10;

/** How many updates raise the summed Manhattan distance, when centres move to the `middle` of each coordinate. */
function risesByManhattan(X: Matrix, start: Matrix, middle: (values: number[]) => number): number {
  const entry = (i: number, j: number) => X.data[2 * i + j]!;
  let centers = range(start.rows).map((k) => [start.data[2 * k]!, start.data[2 * k + 1]!]);
  const distance = (i: number, k: number) => Math.abs(entry(i, 0) - centers[k]![0]!) + Math.abs(entry(i, 1) - centers[k]![1]!);
  const nearest = (i: number) => range(centers.length).reduce((best, k) => (distance(i, k) < distance(i, best) ? k : best), 0);
  let rises = 0;
  for (let iteration = 0; iteration < manhattanIterations; iteration++) {
    const labels = range(X.rows).map(nearest);
    const total = () => labels.reduce((sum, label, i) => sum + distance(i, label), 0);
    const before = total();
    centers = centers.map((center, k) => {
      const members = range(X.rows).filter((i) => labels[i] === k);
      return members.length === 0 ? center : [0, 1].map((j) => middle(members.map((i) => entry(i, j))));
    });
    if (total() > before * (1 + 1e-12)) rises++;
  }
  return rises;
}

/** How far the middle of the cloud moves when the far point joins it. */
function pull(middle: (values: number[]) => number): number {
  const X = points("blobs", cloud, 0);
  const shifts = [farX, farY].map((far, j) => {
    const values = range(X.rows).map((i) => X.data[2 * i + j]!);
    return middle([...values, far]) - middle(values);
  });
  return Math.hypot(...shifts);
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half - 1)]! + sorted[Math.floor(half)]!) / 2;
}
