/**
 * misconception: The next centre is the row that is farthest from all centres so far.
 * expects: /did you always take the farthest/
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
      nearest[i] = Math.min(distance, squaredDistance(X, i, X, latest));
    });
    chosen.push(nearest.indexOf(Math.max(...nearest)));
  }
  return takeRows(X, chosen);
}
