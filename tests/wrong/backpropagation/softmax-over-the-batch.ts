/**
 * misconception: All probabilities of a batch add up to 1.
 * expects: /every row adds up to 1 by itself/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";

export function softmax(Z: Matrix): Matrix {
  const largest = Math.max(...Z.data);
  const powers = Z.data.map((z) => Math.exp(z - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return { ...zeros(Z.rows, Z.columns), data: powers.map((power) => power / sum) };
}
