/**
 * misconception: The softmax can take e^z of any score.
 * expects: /subtract the row's largest score first/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";
import { sigmoid } from "@algorithms/linear-models";

export function probabilities(Z: Matrix): Matrix {
  const P = zeros(Z.rows, Z.columns);
  if (Z.columns === 1) P.data.set(Z.data.map(sigmoid));
  for (let i = 0; i < Z.rows && Z.columns > 1; i++) {
    const powers = Z.data.subarray(i * Z.columns, (i + 1) * Z.columns).map(Math.exp);
    const total = powers.reduce((sum, value) => sum + value, 0);
    P.data.set(powers.map((value) => value / total), i * Z.columns);
  }
  return P;
}
