/**
 * The sweep over a sorted feature for each criterion, with sums that one row changes in O(1), whatever the number of classes.
 * Each compares scores: numbers that order the cuts of a node as their gains do, and are found with less arithmetic.
 */
import type { Criterion, CriterionName } from "./criterion";
import { criterionOf } from "./criterion";
import { tieTolerance } from "./split";

/** Everything that a sweep reads, the same for a whole tree. */
export interface Rows {
  /** Column by column, n each. */
  readonly columns: Float64Array;
  readonly n: number;
  /** A class id or a real for every row. */
  readonly y: Float64Array;
  /** How often every row counts. */
  readonly weights: Int32Array;
  readonly minSamplesLeaf: number;
}

/** What is known of a node before it is split. */
export interface NodeSummary {
  /** Rows, each as often as it counts. */
  readonly nSamples: number;
  readonly value: Float64Array;
  readonly impurity: number;
  readonly isPure: boolean;
  /** For regression, one of the targets, and how far the mean is from it: together more exact than the mean, if that is large. */
  readonly origin: number;
  readonly offset: number;
}

/** The best cut so far. */
export interface Search {
  feature: number;
  /** The last place on the left, counted from the node's first; −1 as long as there is no cut. */
  place: number;
  nLeft: number;
  gain: number;
}

export interface Scanner {
  summarise(order: Int32Array, start: number, end: number): NodeSummary;
  /** Tries all cuts of one feature, whose rows are order[start … end − 1], and enters in `search` what is better by more than a tie. */
  scan(search: Search, node: NodeSummary, feature: number, order: Int32Array, start: number, end: number): void;
}

/** @param nClasses K, or 0 for regression */
export function createScanner(name: CriterionName, nClasses: number, rows: Rows): Scanner {
  if (name === "squaredError") return varianceScanner(rows);
  const criterion = criterionOf(name, nClasses);
  return name === "gini" ? giniScanner(rows, criterion) : entropyScanner(rows, criterion);
}

function summariseClasses({ y, weights }: Rows, criterion: Criterion): Scanner["summarise"] {
  return (order, start, end) => {
    const counts = criterion.empty();
    let nSamples = 0;
    for (let i = start; i < end; i++) {
      const row = order[i]!;
      counts[y[row]!]! += weights[row]!;
      nSamples += weights[row]!;
    }
    const isPure = counts[y[order[start]!]!] === nSamples;
    return { nSamples, value: counts, impurity: criterion.impurity(counts), isPure, origin: 0, offset: 0 };
  };
}

/** Of a Gini split, Σ Lₖ² / nₗ + Σ Rₖ² / nᵣ is n times the gain, and a constant more. */
function giniScanner(rows: Rows, criterion: Criterion): Scanner {
  const { columns, n: stride, y, weights, minSamplesLeaf } = rows;
  const [left, right] = [criterion.empty(), criterion.empty()];

  function scan(search: Search, { nSamples: n, value: counts, impurity }: NodeSummary, feature: number, order: Int32Array, start: number, end: number): void {
    let squares = 0;
    for (let k = 0; k < counts.length; k++) {
      left[k] = 0;
      right[k] = counts[k]!;
      squares += counts[k]! * counts[k]!;
    }
    const constant = squares / n;
    const tie = tieTolerance * impurity * n;
    let [squaresLeft, squaresRight, nLeft] = [0, squares, 0];
    let bar = search.place < 0 ? -Infinity : search.gain * n + constant + tie;
    const column = feature * stride;
    let row = order[start]!;
    let value = columns[column + row]!;
    for (let i = start + 1; i < end; i++) {
      const k = y[row]!;
      const weight = weights[row]!;
      const [l, r] = [left[k]!, right[k]!];
      squaresLeft += weight * (2 * l + weight);
      squaresRight += weight * (weight - 2 * r);
      left[k] = l + weight;
      right[k] = r - weight;
      nLeft += weight;
      row = order[i]!;
      const above = columns[column + row]!;
      if (value === above) continue;
      value = above;
      const nRight = n - nLeft;
      const score = squaresLeft / nLeft + squaresRight / nRight;
      if (score <= bar || nLeft < minSamplesLeaf || nRight < minSamplesLeaf) continue;
      bar = score + tie;
      search.feature = feature;
      search.place = i - 1 - start;
      search.nLeft = nLeft;
      search.gain = (score - constant) / n;
    }
  }

  return { summarise: summariseClasses(rows, criterion), scan };
}

/** Of an entropy split, Σ Lₖ log Lₖ − nₗ log nₗ + Σ Rₖ log Rₖ − nᵣ log nᵣ is n times the gain, and a constant more. */
function entropyScanner(rows: Rows, criterion: Criterion): Scanner {
  const { columns, n: stride, y, weights, minSamplesLeaf } = rows;
  const [left, right] = [criterion.empty(), criterion.empty()];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const xlogx = Float64Array.from({ length: total + 1 }, (_, x) => (x === 0 ? 0 : x * Math.log2(x)));

  function scan(search: Search, { nSamples: n, value: counts, impurity }: NodeSummary, feature: number, order: Int32Array, start: number, end: number): void {
    let sum = 0;
    for (let k = 0; k < counts.length; k++) {
      left[k] = 0;
      right[k] = counts[k]!;
      sum += xlogx[counts[k]!]!;
    }
    const constant = sum - xlogx[n]!;
    const tie = tieTolerance * impurity * n;
    let [sumLeft, sumRight, nLeft] = [0, sum, 0];
    let bar = search.place < 0 ? -Infinity : search.gain * n + constant + tie;
    const column = feature * stride;
    let row = order[start]!;
    let value = columns[column + row]!;
    for (let i = start + 1; i < end; i++) {
      const k = y[row]!;
      const weight = weights[row]!;
      const [l, r] = [left[k]!, right[k]!];
      sumLeft += xlogx[l + weight]! - xlogx[l]!;
      sumRight += xlogx[r - weight]! - xlogx[r]!;
      left[k] = l + weight;
      right[k] = r - weight;
      nLeft += weight;
      row = order[i]!;
      const above = columns[column + row]!;
      if (value === above) continue;
      value = above;
      const nRight = n - nLeft;
      const score = sumLeft - xlogx[nLeft]! + sumRight - xlogx[nRight]!;
      if (score <= bar || nLeft < minSamplesLeaf || nRight < minSamplesLeaf) continue;
      bar = score + tie;
      search.feature = feature;
      search.place = i - 1 - start;
      search.nLeft = nLeft;
      search.gain = (score - constant) / n;
    }
  }

  return { summarise: summariseClasses(rows, criterion), scan };
}

/** Of a variance split, with D = Σ (y − mean) over the left rows and the node's mean, the gain is D² / (nₗ nᵣ). */
function varianceScanner({ columns, n: stride, y, weights, minSamplesLeaf }: Rows): Scanner {
  function summarise(order: Int32Array, start: number, end: number): NodeSummary {
    let [nSamples, offset, squares, isPure] = [0, 0, 0, true];
    const origin = y[order[start]!]!;
    for (let i = start; i < end; i++) {
      const [target, weight] = [y[order[i]!]! - origin, weights[order[i]!]!];
      const difference = target - offset;
      nSamples += weight;
      offset += (weight * difference) / nSamples;
      squares += weight * difference * (target - offset);
      if (target !== 0) isPure = false;
    }
    return { nSamples, value: Float64Array.of(origin + offset), impurity: squares / nSamples, isPure, origin, offset };
  }

  function scan(search: Search, { nSamples: n, impurity, origin, offset }: NodeSummary, feature: number, order: Int32Array, start: number, end: number): void {
    const tie = tieTolerance * impurity;
    let [difference, nLeft] = [0, 0];
    let bar = search.place < 0 ? -Infinity : search.gain + tie;
    const column = feature * stride;
    let row = order[start]!;
    let value = columns[column + row]!;
    for (let i = start + 1; i < end; i++) {
      const weight = weights[row]!;
      difference += weight * (y[row]! - origin - offset);
      nLeft += weight;
      row = order[i]!;
      const above = columns[column + row]!;
      if (value === above) continue;
      value = above;
      const nRight = n - nLeft;
      const score = (difference * difference) / (nLeft * nRight);
      if (score <= bar || nLeft < minSamplesLeaf || nRight < minSamplesLeaf) continue;
      bar = score + tie;
      search.feature = feature;
      search.place = i - 1 - start;
      search.nLeft = nLeft;
      search.gain = score;
    }
  }

  return { summarise, scan };
}
