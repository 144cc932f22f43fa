/**
 * How good is a clustering? Judged by the data alone (silhouette), or against a second grouping of the same points, as
 * the true classes (adjusted Rand index). Neither depends on how the clusters are numbered.
 *
 * Sources: P. J. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis",
 * J. Computational and Applied Mathematics 20 (1987), section 2; L. Hubert and P. Arabie, "Comparing partitions",
 * J. Classification 2 (1985), equation 5.
 */
import { checkClassIds } from "../core/check";
import { squaredDistance } from "../core/distance";
import { InvalidInput } from "../core/errors";
import { toMatrix, zeros, type Matrix, type MatrixLike } from "../core/matrix";

/**
 * s(i) = (b − a) / max(a, b) of every point: a is its mean distance to the other points of its cluster, b the smallest
 * mean distance to the points of another one. 1: well inside; 0: between two; −1: nearer to another cluster.
 * Costs O(n²·d).
 * @param X n × d; @param labels n cluster ids, of which 2 … n − 1 different ones
 * @returns n numbers in −1 … 1; 0 for the only point of its cluster, and where a = b = 0
 * @throws InvalidInput for another number of clusters or of labels
 */
export function silhouetteSamples(X: MatrixLike, labels: ArrayLike<number>): Float64Array {
  const matrix = toMatrix(X);
  checkClassIds("labels", labels, { length: matrix.rows });
  const { codes, counts } = encode(labels);
  if (counts.length < 2 || counts.length > matrix.rows - 1) {
    throw new InvalidInput(`labels must name 2..n - 1 clusters; got ${counts.length} for n = ${matrix.rows}`);
  }
  const distances = distancesToClusters(matrix, codes, counts.length);

  return Float64Array.from(codes, (own, i) => {
    if (counts[own] === 1) return 0;
    let [a, b] = [0, Infinity];
    for (let k = 0; k < counts.length; k++) {
      const sum = distances.data[i * counts.length + k]!;
      if (k === own) a = sum / (counts[k]! - 1);
      else b = Math.min(b, sum / counts[k]!);
    }
    return a === b ? 0 : (b - a) / Math.max(a, b);
  });
}

/** The mean of `silhouetteSamples`: −1 … 1, higher is better. See there for shapes and errors. */
export function silhouette(X: MatrixLike, labels: ArrayLike<number>): number {
  const samples = silhouetteSamples(X, labels);
  return samples.reduce((sum, value) => sum + value, 0) / samples.length;
}

/**
 * The agreement of two groupings of the same points, over all pairs of points: do both put the pair together, or both
 * apart? Adjusted for chance: 1 for the same partition, around 0 for independent ones, negative for worse.
 * (index − expected) / (maximum − expected), where index counts the pairs together in both.
 * @param labelsTrue n ids; @param labelsPred n ids
 * @throws InvalidInput for different lengths or ids that are not integers
 */
export function adjustedRandIndex(labelsTrue: ArrayLike<number>, labelsPred: ArrayLike<number>): number {
  const n = labelsTrue.length;
  checkClassIds("labelsTrue", labelsTrue, {});
  checkClassIds("labelsPred", labelsPred, { length: n });
  const [first, second] = [encode(labelsTrue), encode(labelsPred)];
  const both = encode(first.codes.map((code, i) => code * second.counts.length + second.codes[i]!));

  const index = pairsWithin(both.counts);
  const [inFirst, inSecond] = [pairsWithin(first.counts), pairsWithin(second.counts)];
  if (index === inFirst && index === inSecond) return 1;
  const expected = (inFirst * inSecond) / pairsWithin([n]);
  return (index - expected) / ((inFirst + inSecond) / 2 - expected);
}

/** Ids renumbered 0 … K − 1 in the order they first appear, and how often each occurs. */
function encode(labels: ArrayLike<number>): { codes: Float64Array; counts: number[] } {
  const codeOf = new Map<number, number>();
  const counts: number[] = [];
  const codes = Float64Array.from(labels, (label) => {
    const code = codeOf.get(label) ?? codeOf.size;
    codeOf.set(label, code);
    counts[code] = (counts[code] ?? 0) + 1;
    return code;
  });
  return { codes, counts };
}

/** The summed distance from every point to the points of every cluster, n × K. */
function distancesToClusters(X: Matrix, codes: Float64Array, nClusters: number): Matrix {
  const sums = zeros(X.rows, nClusters);
  for (let i = 0; i < X.rows; i++) {
    for (let other = 0; other < i; other++) {
      const distance = Math.sqrt(squaredDistance(X, i, X, other));
      sums.data[i * nClusters + codes[other]!]! += distance;
      sums.data[other * nClusters + codes[i]!]! += distance;
    }
  }
  return sums;
}

/** How many pairs of points are in one group: Σ n(n − 1)/2. */
function pairsWithin(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
