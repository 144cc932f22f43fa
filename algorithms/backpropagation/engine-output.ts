/** What the last layer says, how wrong it is, and how the loss moves with its scores: one pass over a batch. */
import type { Layer } from "./engine-layer";
import type { Loss } from "./network";

/**
 * @param y one target a row of the batch; @param layer its output holds the scores
 * @returns the losses of the rows, summed; (p − t) / rows is in the layer's delta
 */
export function judge(layer: Layer, y: Float64Array, rows: number, loss: Loss): number {
  switch (loss) {
    case "squaredError":
      return judgeReals(layer, y, rows);
    case "logistic":
      return judgeProbabilities(layer, y, rows);
    case "softmax":
      return judgeClasses(layer, y, rows);
  }
}

/** The first output alone is compared with the target, as in the reference; all are drawn to it. */
function judgeReals({ output, delta, fanOut }: Layer, y: Float64Array, rows: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const start = i * output.row;
    sum += (output.data[start]! - y[i]!) ** 2 / 2;
    for (let k = 0; k < fanOut; k++) delta.data[start + k] = (output.data[start + k]! - y[i]!) / rows;
  }
  return sum;
}

function judgeProbabilities({ output, delta }: Layer, y: Float64Array, rows: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const z = output.data[i * output.row]!;
    sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y[i]! * z;
    delta.data[i * delta.row] = (1 / (1 + Math.exp(-z)) - y[i]!) / rows;
  }
  return sum;
}

function judgeClasses({ output: { data: scores, row }, delta: { data: delta }, fanOut }: Layer, y: Float64Array, rows: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const start = i * row;
    let largest = scores[start]!;
    for (let k = 1; k < fanOut; k++) largest = Math.max(largest, scores[start + k]!);
    let total = 0;
    for (let k = 0; k < fanOut; k++) total += delta[start + k] = Math.exp(scores[start + k]! - largest);
    for (let k = 0; k < fanOut; k++) delta[start + k] = (delta[start + k]! / total - Number(y[i] === k)) / rows;
    sum += largest + Math.log(total) - scores[start + y[i]!]!;
  }
  return sum;
}
