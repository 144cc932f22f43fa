/** How good a network is on both parts of the split, and what it says of every point. */
import { forwardInBlocks } from "../../algorithms/backpropagation/engine-forward";
import { meanLoss } from "../../algorithms/backpropagation/loss";
import type { Network } from "../../algorithms/backpropagation/network";
import { copyOut } from "../../algorithms/core/kernels/product";
import { takeRows, zeros, type Matrix } from "../../algorithms/core/matrix";
import { accuracy, r2 } from "../../algorithms/metrics";
import type { Frame, Score } from "./frame";
import { toOwnUnits } from "./target";
import type { Task } from "./task";

/** Without dropout and without the penalty. Numbers beyond computing become a loss that is not finite, and no error. */
export function scoresOf(task: Task, network: Network): Pick<Frame, "train" | "test" | "predicted"> {
  const { target, scale, train, test, y } = task;
  const Z = outputScores(network, task);
  const predicted = target.kind === "class"
    ? Int32Array.from(y, (_, i) => decide(Z, i))
    : Float64Array.from(y, (_, i) => toOwnUnits(Z.data[i]!, scale));
  const on = (rows: Int32Array): Score => {
    const loss = meanLoss(network, takeRows(Z, rows), take(y, rows));
    const [yTrue, yPred] = [take(target.values, rows), take(predicted, rows)];
    if (target.kind === "class") return { loss, accuracy: accuracy(yTrue, yPred), r2: null };
    return { loss, accuracy: null, r2: rows.length >= 2 && Number.isFinite(loss) ? r2(yTrue, yPred) : null };
  };
  return { train: on(train), test: test.length > 0 ? on(test) : null, predicted };
}

/** The pre-activations of the last layer, for every row. */
function outputScores(network: Network, { X, nOutputs }: Task): Matrix {
  const Z = zeros(X.rows, nOutputs);
  forwardInBlocks(network, X, (layers, first, rows) => copyOut(layers.at(-1)!, Z.data, first * nOutputs, rows, nOutputs));
  return Z;
}

/** The most probable class, the first of several; where one output stands for two, class 1 above a probability of ½. */
function decide({ data, columns }: Matrix, i: number): number {
  if (columns === 1) return Number(data[i]! > 0);
  let best = 0;
  for (let k = 1; k < columns; k++) if (data[i * columns + k]! > data[i * columns + best]!) best = k;
  return best;
}

/** In a loop: `Float64Array.from` would take several times as long, after every epoch. */
function take(values: ArrayLike<number>, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]!]!;
  return taken;
}
