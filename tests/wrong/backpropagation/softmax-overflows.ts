/**
 * misconception: The formula of the softmax can be computed as it stands.
 * expects: /e\^1000 is Infinity: subtract the row's largest score first/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";

export function softmax(Z: Matrix): Matrix {
  const P = zeros(Z.rows, Z.columns);
  for (let i = 0; i < Z.rows; i++) {
    const powers = Array.from(Z.data.subarray(i * Z.columns, (i + 1) * Z.columns), Math.exp);
    const sum = powers.reduce((total, power) => total + power, 0);
    P.data.set(powers.map((power) => power / sum), i * Z.columns);
  }
  return P;
}
