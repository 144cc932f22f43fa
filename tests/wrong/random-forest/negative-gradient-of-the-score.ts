/**
 * misconception: What is wrong of a class is the truth less the score.
 * expects: /scores are log-odds, and y − f would mix the two/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";

export function negativeGradient(y: ArrayLike<number>, { data, rows, columns }: Matrix): Matrix {
  const gradient = zeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < columns; k++) gradient.data[i * columns + k] = (columns === 1 ? y[i]! : Number(y[i] === k)) - data[i * columns + k]!;
  }
  return gradient;
}
