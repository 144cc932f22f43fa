/** The run that the player plays: one query is answered, from the first distance measured to the vote. */
import type { Matrix } from "../../algorithms/core/matrix";
import * as knn from "../../algorithms/k-nearest-neighbors";
import type { Target } from "../../src/kit/data/dataset";
import type { RunInput } from "../../src/kit/lab/model";
import type { Domain } from "../../src/kit/plots/types";
import { cellsOf, visitedLeaves } from "./leaves";
import type { Parameters } from "./parameters";
import { spreadOf, type Spread } from "./spread";
import { fitTask, taskOf, type Task } from "./task";

export interface Frame {
  /**
   * "stored" before anything is measured, "looking" while the boxes of a tree are searched, "joining" as one neighbour
   * after another is told, "decided" at the end.
   */
  readonly phase: "stored" | "looking" | "joining" | "decided";
  readonly domain: Domain;
  /** In the units drawn. */
  readonly query: readonly [x: number, y: number];
  /** Training points, and how many of them were measured so far. */
  readonly n: number;
  readonly evaluations: number;
  readonly k: number;
  /** The nearest so far, as row numbers of the data set, nearest first. */
  readonly rows: Int32Array;
  readonly distances: Float64Array;
  /** Each one's share of what decides. */
  readonly shares: Float64Array;
  /** Each class's share; null for values, and before the first neighbour. */
  readonly votes: Float64Array | null;
  /** The class with most votes or the mean, so far; null before the first neighbour. */
  readonly answer: number | null;
  /** What the class is called. */
  readonly answerName: string | null;
  /** All distances from the query, once they are known. */
  readonly spread: Spread | null;
  /** The cells of a tree's leaves, as in `LeafCells`, and the numbers of those looked at so far. */
  readonly leaves: { readonly boxes: Float64Array; readonly visited: Int32Array } | null;
}

/** A run tells at most so many leaves, or neighbours, one by one. */
const mostSteps = 24;

interface Scene {
  readonly task: Task;
  readonly model: knn.Model;
}

/** Some training rows and how far they are, nearest first. */
interface Found {
  readonly indices: Int32Array;
  readonly distances: Float64Array;
}

type Told = Pick<Frame, "phase" | "evaluations" | "spread" | "leaves">;

export function* story(input: RunInput<Parameters>): Generator<Frame, void, void> {
  const task = taskOf(input);
  const model = fitTask(task, input.parameters);
  const scene = { task, model };
  const query = task.featuresAt([task.query]);
  const all = knn.neighbors({ ...model, tree: null }, query, model.X.rows);
  const spread = spreadOf(all.distances);
  if (model.tree) yield* searchTree(scene, query, spread, input.parameters.stretch);
  else yield* lookAtAll(scene, all, spread);
}

function* lookAtAll(scene: Scene, all: Found, spread: Spread): Generator<Frame, void, void> {
  const { nNeighbors: k, X: { rows: n } } = scene.model;
  yield show(scene, none, { phase: "stored", evaluations: 0, spread: null, leaves: null });
  for (const count of [0, ...upTo(k, mostSteps)]) {
    yield show(scene, firstOf(all, count), { phase: "joining", evaluations: n, spread, leaves: null });
  }
  yield show(scene, firstOf(all, k), { phase: "decided", evaluations: n, spread, leaves: null });
}

function* searchTree(scene: Scene, query: Matrix, spread: Spread, stretch: number): Generator<Frame, void, void> {
  const tree = scene.model.tree!;
  const { boxes, numbers } = cellsOf(tree, scene.task.domain, stretch);
  const leaves = visitedLeaves(scene.model, tree, query);
  const after = (count: number): Told & { readonly found: Found } => {
    const seen = leaves.subarray(0, count);
    const evaluations = seen.reduce((sum, leaf) => sum + tree.end[leaf]! - tree.start[leaf]!, 0);
    return { phase: "looking", evaluations, spread: null, leaves: { boxes, visited: seen.map((leaf) => numbers[leaf]!) }, found: nearestIn(scene.model, query, seen) };
  };
  const { found: _, ...before } = after(0);
  yield show(scene, none, { ...before, phase: "stored" });
  for (const count of upTo(leaves.length, mostSteps)) {
    const { found, ...told } = after(count);
    yield show(scene, found, told);
  }
  const { found, ...told } = after(leaves.length);
  yield show(scene, found, { ...told, phase: "decided", spread });
}

const none: Found = { indices: new Int32Array(), distances: new Float64Array() };
const firstOf = ({ indices, distances }: Found, count: number): Found => ({ indices: indices.slice(0, count), distances: distances.slice(0, count) });

function show({ task, model }: Scene, { indices, distances }: Found, told: Told): Frame {
  const scene = { domain: task.domain, query: task.query, n: model.X.rows, k: model.nNeighbors, ...told };
  if (indices.length === 0) return { ...scene, rows: indices, distances, shares: new Float64Array(), votes: null, answer: null, answerName: null };
  const weights = knn.neighborWeights(distances, model.weights);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / total);
  const values = Float64Array.from(indices, (row) => model.y[row]!);
  const rows = indices.map((row) => task.train[row]!);
  if (model.task === "regression") return { ...scene, rows, distances, shares, votes: null, answer: knn.weightedMean(values, weights), answerName: null };
  const votes = knn.votes(values, shares, Math.max(model.nClasses, task.nClasses));
  const answer = knn.winner(knn.votes(values, weights, model.nClasses));
  return { ...scene, rows, distances, shares, votes, answer, answerName: className(task.target, answer) };
}

/** Also of a class that has no name of its own. */
export const className = (target: Target, id: number): string => (target.kind === "class" && target.classNames[id]) || `class ${id}`;

/** The k nearest of the rows in some leaves. */
function nearestIn({ tree, measure, nNeighbors }: knn.Model, query: Matrix, leaves: Int32Array): Found {
  const { rows, points, start, end } = tree!;
  const measured = Array.from(leaves).flatMap((leaf) =>
    Array.from({ length: end[leaf]! - start[leaf]! }, (_, i) => {
      const at = start[leaf]! + i;
      return { row: rows[at]!, far: knn.distance(points, at, query, 0, measure) };
    }));
  const nearest = measured.toSorted((a, b) => a.far - b.far || a.row - b.row).slice(0, nNeighbors);
  return { indices: Int32Array.from(nearest, ({ row }) => row), distances: Float64Array.from(nearest, ({ far }) => far) };
}

/** 1 … last; thinned to about `most` counts that lie ever wider apart. */
export function upTo(last: number, most: number): number[] {
  if (last <= most) return Array.from({ length: last }, (_, i) => i + 1);
  const counts = Array.from({ length: most }, (_, i) => Math.round(last ** (i / (most - 1))));
  return [...new Set(counts)];
}
