/**
 * misconception: A new centre only has to be far from the centre that was drawn before it.
 * expects: /did you measure to the latest centre only/
 */
import { squaredDistance } from "@algorithms/core/distance";
import { takeRows, type Matrix } from "@algorithms/core/matrix";
import type { Random } from "@algorithms/core/random";

export function kMeansPlusPlus(X: Matrix, nClusters: number, random: Random): Matrix {
  const chosen = [random.integer(X.rows)];
  while (chosen.length < nClusters) {
    const latest = chosen.at(-1)!;
    const weights = Float64Array.from({ length: X.rows }, (_, i) => squaredDistance(X, i, X, latest));
    let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
    const drawn = weights.findIndex((weight) => (left -= weight) < 0);
    chosen.push(drawn < 0 ? random.integer(X.rows) : drawn);
  }
  return takeRows(X, chosen);
}
