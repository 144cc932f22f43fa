/**
 * misconception: The gradient is what the trees should learn.
 * expects: /downhill: f − y leads away from the truth/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";

const sigmoid = (f: number): number => 1 / (1 + Math.exp(-f));

export function negativeGradient(y: ArrayLike<number>, { data, rows, columns }: Matrix, nClasses: number): Matrix {
  const gradient = zeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    const row = Array.from(data.subarray(i * columns, (i + 1) * columns));
    const sum = row.reduce((total, f) => total + Math.exp(f), 0);
    row.forEach((f, k) => {
      if (nClasses === 0) gradient.data[i] = f - y[i]!;
      else if (columns === 1) gradient.data[i] = sigmoid(f) - y[i]!;
      else gradient.data[i * columns + k] = Math.exp(f) / sum - Number(y[i] === k);
    });
  }
  return gradient;
}
