/**
 * misconception: The probability of a row is proportional to its distance, not to the square of it.
 * expects: /did you weigh by the distance, not its square/
 */
import { squaredDistance } from "@algorithms/core/distance";
import { takeRows, type Matrix } from "@algorithms/core/matrix";
import type { Random } from "@algorithms/core/random";

export function kMeansPlusPlus(X: Matrix, nClusters: number, random: Random): Matrix {
  const chosen = [random.integer(X.rows)];
  const nearest = new Float64Array(X.rows).fill(Infinity);
  while (chosen.length < nClusters) {
    const latest = chosen.at(-1)!;
    nearest.forEach((distance, i) => {
      nearest[i] = Math.min(distance, Math.sqrt(squaredDistance(X, i, X, latest)));
    });
    let left = random.uniform() * nearest.reduce((sum, weight) => sum + weight, 0);
    const drawn = nearest.findIndex((weight) => (left -= weight) < 0);
    chosen.push(drawn < 0 ? random.integer(X.rows) : drawn);
  }
  return takeRows(X, chosen);
}
