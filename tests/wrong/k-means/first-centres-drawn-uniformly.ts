/**
 * misconception: k-means++ is a random choice of rows.
 * expects: /did you draw uniformly/
 */
import { takeRows, type Matrix } from "@algorithms/core/matrix";
import type { Random } from "@algorithms/core/random";

export function kMeansPlusPlus(X: Matrix, nClusters: number, random: Random): Matrix {
  return takeRows(X, random.permutation(X.rows).subarray(0, nClusters));
}
