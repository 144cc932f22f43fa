/** The second half of k-means, for the clusters that changed: the others have the same rows, hence the same mean. */
import { zeros, type Matrix } from "../core/matrix";
import type { Halves } from "./lloyd";

/** An `update` that remembers the labels and centres it saw last. Its first call computes all clusters. */
export function createUpdate(): Halves["update"] {
  let previous: { labels: Int32Array; centers: Matrix } | undefined;

  return (X, labels, nClusters) => {
    const changed = previous ? changedClusters(previous.labels, labels, nClusters) : new Uint8Array(nClusters).fill(1);
    const { sums, counts } = sumRows(X, labels, changed);
    const d = X.columns;
    for (let k = 0; k < nClusters; k++) {
      for (let entry = k * d; entry < (k + 1) * d; entry++) {
        if (changed[k]) sums.data[entry]! /= counts[k]!;
        else sums.data[entry] = previous!.centers.data[entry]!;
      }
    }
    previous = { labels, centers: sums };
    return sums;
  };
}

/** 1 for every cluster that lost or won a row. */
function changedClusters(before: Int32Array, after: Int32Array, nClusters: number): Uint8Array {
  const changed = new Uint8Array(nClusters);
  for (let i = 0; i < after.length; i++) {
    if (before[i] === after[i]) continue;
    changed[before[i]!] = 1;
    changed[after[i]!] = 1;
  }
  return changed;
}

/** The sums of the rows of the wanted clusters, row after row as the reference adds them, eight columns at a time. */
function sumRows(X: Matrix, labels: Int32Array, wanted: Uint8Array): { sums: Matrix; counts: Int32Array } {
  const [d, x] = [X.columns, X.data];
  const sums = zeros(wanted.length, d);
  const counts = new Int32Array(wanted.length);
  const sum = sums.data;
  for (let i = 0; i < labels.length; i++) {
    const k = labels[i]!;
    if (!wanted[k]) continue;
    counts[k]!++;
    let from = i * d;
    let to = k * d;
    const end = from + d;
    for (; from + 7 < end; from += 8, to += 8) {
      sum[to]! += x[from]!;
      sum[to + 1]! += x[from + 1]!;
      sum[to + 2]! += x[from + 2]!;
      sum[to + 3]! += x[from + 3]!;
      sum[to + 4]! += x[from + 4]!;
      sum[to + 5]! += x[from + 5]!;
      sum[to + 6]! += x[from + 6]!;
      sum[to + 7]! += x[from + 7]!;
    }
    for (; from < end; from++, to++) sum[to]! += x[from]!;
  }
  return { sums, counts };
}
