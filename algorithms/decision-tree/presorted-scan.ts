/**
 * The sweep over a sorted feature for each criterion, with sums that one row changes in O(1), whatever the number of classes.
 * Each compares scores: numbers that order the cuts of a node as their gains do, and are found with less arithmetic.
 */
import { criterionOf, type CriterionName } from "./criterion";
import type { Nodes } from "./presorted-nodes";
import type { Order } from "./presorted-table";
import { tieTolerance } from "./split";

/** Everything that a sweep reads, the same for a whole tree. */
export interface Rows {
  /** Column by column, n each. */
  readonly columns: Float64Array;
  readonly n: number;
  /** A class id or a real for every row. */
  readonly y: ArrayLike<number>;
  /** How often every row counts. */
  readonly weights: Float64Array;
  /** The rows' sum of weights. */
  readonly total: number;
  readonly minSamplesLeaf: number;
}

/** The best cut so far. */
export interface Search {
  feature: number;
  /** The place of its first row on the right; −1 as long as there is no cut. */
  middle: number;
  nLeft: number;
  gain: number;
  /** Where the rows without a value go; undefined if the node has none. */
  missingLeft?: boolean;
}

export interface Scanner {
  /** Enters what order[from … to − 1] amounts to; says whether all these rows have one target. */
  summarise(nodes: Nodes, node: number, order: Order, from: number, to: number): boolean;
  /** Tries all cuts of one feature, whose order begins at `base`, and enters in `search` what is better by more than a tie. */
  scan(search: Search, nodes: Nodes, node: number, feature: number, order: Order, base: number): void;
}

/** @param nClasses K, or 0 for regression */
export function createScanner(name: CriterionName, nClasses: number, rows: Rows): Scanner {
  if (name === "squaredError") return varianceScanner(rows);
  const ids = Int32Array.from(rows.y);
  const summarise = summariseClasses(ids, rows, nClasses, criterionOf(name, nClasses).impurity);
  return { summarise, scan: name === "gini" ? scanGini(ids, rows, nClasses) : scanEntropy(ids, rows, nClasses) };
}

function summariseClasses(ids: Int32Array, { weights }: Rows, nClasses: number, impurity: (counts: Float64Array) => number): Scanner["summarise"] {
  const counts = new Float64Array(nClasses);
  return (nodes, node, order, from, to) => {
    counts.fill(0);
    let nSamples = 0;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      const weight = weights[row]!;
      counts[ids[row]!]! += weight;
      nSamples += weight;
    }
    nodes.nSamples[node] = nSamples;
    nodes.values.set(counts, node * nClasses);
    nodes.impurity[node] = impurity(counts);
    return counts[ids[order[from]!]!] === nSamples;
  };
}

/** Of a Gini split, Σ Lₖ² / nₗ + Σ Rₖ² / nᵣ is n times the gain, and a constant more. */
function scanGini(ids: Int32Array, { columns, n: stride, weights, minSamplesLeaf }: Rows, nClasses: number): Scanner["scan"] {
  const left = new Float64Array(nClasses);
  const right = new Float64Array(nClasses);
  return (search, nodes, node, feature, order, base) => {
    const n = nodes.nSamples[node]!;
    let squares = 0;
    for (let k = 0; k < nClasses; k++) {
      const count = nodes.values[node * nClasses + k]!;
      left[k] = 0;
      right[k] = count;
      squares += count * count;
    }
    const constant = squares / n;
    const tie = tieTolerance * nodes.impurity[node]! * n;
    let squaresLeft = 0;
    let squaresRight = squares;
    let nLeft = 0;
    let bar = search.middle < 0 ? -Infinity : search.gain * n + constant + tie;
    const column = feature * stride;
    const start = base + nodes.start[node]!;
    const end = base + nodes.end[node]!;
    let row = order[start]!;
    let value = columns[column + row]!;
    for (let i = start + 1; i < end; i++) {
      const k = ids[row]!;
      const weight = weights[row]!;
      const l = left[k]!;
      const r = right[k]!;
      squaresLeft += weight * (l + l + weight);
      squaresRight += weight * (weight - r - r);
      left[k] = l + weight;
      right[k] = r - weight;
      nLeft += weight;
      row = order[i]!;
      const above = columns[column + row]!;
      if (value === above) continue;
      value = above;
      const nRight = n - nLeft;
      const score = squaresLeft / nLeft + squaresRight / nRight;
      if (score <= bar || i - start < minSamplesLeaf || end - i < minSamplesLeaf) continue;
      bar = score + tie;
      search.feature = feature;
      search.middle = i - base;
      search.nLeft = nLeft;
      search.gain = (score - constant) / n;
    }
  };
}

/** Of an entropy split, Σ Lₖ log Lₖ − nₗ log nₗ + Σ Rₖ log Rₖ − nᵣ log nᵣ is n times the gain, and a constant more. */
function scanEntropy(ids: Int32Array, { columns, n: stride, weights, total, minSamplesLeaf }: Rows, nClasses: number): Scanner["scan"] {
  const left = new Float64Array(nClasses);
  const right = new Float64Array(nClasses);
  const xlogx = new Float64Array(total + 1);
  for (let x = 2; x <= total; x++) xlogx[x] = x * Math.log2(x);
  return (search, nodes, node, feature, order, base) => {
    const n = nodes.nSamples[node]!;
    let sum = 0;
    for (let k = 0; k < nClasses; k++) {
      const count = nodes.values[node * nClasses + k]!;
      left[k] = 0;
      right[k] = count;
      sum += xlogx[count]!;
    }
    const constant = sum - xlogx[n]!;
    const tie = tieTolerance * nodes.impurity[node]! * n;
    let sumLeft = 0;
    let sumRight = sum;
    let nLeft = 0;
    let bar = search.middle < 0 ? -Infinity : search.gain * n + constant + tie;
    const column = feature * stride;
    const start = base + nodes.start[node]!;
    const end = base + nodes.end[node]!;
    let row = order[start]!;
    let value = columns[column + row]!;
    for (let i = start + 1; i < end; i++) {
      const k = ids[row]!;
      const weight = weights[row]!;
      const l = left[k]!;
      const r = right[k]!;
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
      if (score <= bar || i - start < minSamplesLeaf || end - i < minSamplesLeaf) continue;
      bar = score + tie;
      search.feature = feature;
      search.middle = i - base;
      search.nLeft = nLeft;
      search.gain = (score - constant) / n;
    }
  };
}

/** Of a variance split, with D = Σ (y − mean) over the left rows and the node's mean, the gain is D² / (nₗ nᵣ). */
function varianceScanner({ columns, n: stride, y, weights, minSamplesLeaf }: Rows): Scanner {
  const targets = Float64Array.from(y);
  return {
    summarise(nodes, node, order, from, to) {
      const origin = targets[order[from]!]!;
      let nSamples = 0;
      let offset = 0;
      let squares = 0;
      let isPure = true;
      for (let i = from; i < to; i++) {
        const row = order[i]!;
        const weight = weights[row]!;
        const target = targets[row]! - origin;
        const difference = target - offset;
        nSamples += weight;
        offset += (weight * difference) / nSamples;
        squares += weight * difference * (target - offset);
        if (target !== 0) isPure = false;
      }
      nodes.nSamples[node] = nSamples;
      nodes.values[node] = origin + offset;
      nodes.impurity[node] = squares / nSamples;
      nodes.origin[node] = origin;
      nodes.offset[node] = offset;
      return isPure;
    },
    scan(search, nodes, node, feature, order, base) {
      const n = nodes.nSamples[node]!;
      const origin = nodes.origin[node]!;
      const offset = nodes.offset[node]!;
      const tie = tieTolerance * nodes.impurity[node]!;
      let difference = 0;
      let nLeft = 0;
      let bar = search.middle < 0 ? -Infinity : search.gain + tie;
      const column = feature * stride;
      const start = base + nodes.start[node]!;
      const end = base + nodes.end[node]!;
      let row = order[start]!;
      let value = columns[column + row]!;
      for (let i = start + 1; i < end; i++) {
        const weight = weights[row]!;
        difference += weight * (targets[row]! - origin - offset);
        nLeft += weight;
        row = order[i]!;
        const above = columns[column + row]!;
        if (value === above) continue;
        value = above;
        const nRight = n - nLeft;
        const score = (difference * difference) / (nLeft * nRight);
        if (score <= bar || i - start < minSamplesLeaf || end - i < minSamplesLeaf) continue;
        bar = score + tie;
        search.feature = feature;
        search.middle = i - base;
        search.nLeft = nLeft;
        search.gain = score;
      }
    },
  };
}
