/**
 * misconception: Each class has the sigmoid of its own score.
 * expects: /not the sigmoid of each score/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";
import { sigmoid } from "@algorithms/linear-models";

export function probabilities(Z: Matrix): Matrix {
  const P = zeros(Z.rows, Z.columns);
  P.data.set(Z.data.map(sigmoid));
  return P;
}
