/** How good a network is on both parts of the split, and what it says of every point. */
import { forward } from "../../algorithms/backpropagation/forward";
import { meanLoss } from "../../algorithms/backpropagation/loss";
import type { Network } from "../../algorithms/backpropagation/network";
import { takeRows, type Matrix } from "../../algorithms/core/matrix";
import { accuracy, r2 } from "../../algorithms/metrics";
import type { Frame, Score } from "./frame";
import { toOwnUnits } from "./target";
import type { Task } from "./task";

/** Without dropout and without the penalty. Numbers beyond computing become a loss that is not finite, and no error. */
export function scoresOf(task: Task, network: Network): Pick<Frame, "train" | "test" | "predicted"> {
  const { target, scale, train, test, y } = task;
  const Z = forward(network, task.X).preActivations.at(-1)!;
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

/** The most probable class, the first of several; where one output stands for two, class 1 above a probability of ½. */
function decide({ data, columns }: Matrix, i: number): number {
  if (columns === 1) return Number(data[i]! > 0);
  let best = 0;
  for (let k = 1; k < columns; k++) if (data[i * columns + k]! > data[i * columns + best]!) best = k;
  return best;
}

const take = (values: ArrayLike<number>, rows: Int32Array): Float64Array => Float64Array.from(rows, (i) => values[i]!);
