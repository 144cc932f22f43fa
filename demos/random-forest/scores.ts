/** How good a mean vote is, over some of the points. */
export interface Judge {
  /** The share decided for wrongly, or the mean squared error; null over no points. */
  readonly error: number | null;
  /** The mean of −log of the true class's share; null for regression, or over no points. */
  readonly logLoss: number | null;
}

/** No share counts as less: a forest of few trees is often quite sure, and wrong. */
const leastShare = 1e-3;

/**
 * @param votes n × K shares or n values, each times its count; @param countOf how many votes there are on a row: none leaves it out
 * @param rows which of the points
 */
export function judge(votes: ArrayLike<number>, countOf: (row: number) => number, rows: Int32Array, y: ArrayLike<number>, nClasses: number): Judge {
  let [n, error, loss] = [0, 0, 0];
  for (const row of rows) {
    const count = countOf(row);
    if (count === 0) continue;
    n++;
    if (nClasses === 0) {
      error += (votes[row]! / count - y[row]!) ** 2;
      continue;
    }
    let best = 0;
    for (let k = 1; k < nClasses; k++) if (votes[row * nClasses + k]! > votes[row * nClasses + best]!) best = k;
    error += Number(best !== y[row]);
    loss -= Math.log(Math.max(leastShare, votes[row * nClasses + y[row]!]! / count));
  }
  return n === 0 ? { error: null, logLoss: null } : { error: error / n, logLoss: nClasses === 0 ? null : loss / n };
}
