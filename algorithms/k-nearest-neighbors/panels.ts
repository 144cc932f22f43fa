/** Points as a kernel of single precision wants them: around their middle, brought to one scale, and side by side. */
import type { Matrix } from "../core/matrix";

/** Points in panels of so many lanes. */
export interface Panels {
  readonly lanes: number;
  readonly columns: number;
  /** Entry j of point lanes·p + l lies at (p·d + j)·lanes + l. Points that fill up the last panel are zero. */
  readonly entries: Float32Array;
  /** ½ ‖x‖² of every point, a little too small: by the share that is given up. Infinite for those that fill up. */
  readonly halves: Float64Array;
}

/** What is taken off the columns, and by what entries are multiplied then. */
export interface Frame {
  readonly means: Float64Array;
  /** A power of two, so that it rounds nothing: no entry is larger than 1 after it, and no square overflows. */
  readonly scale: number;
}

/** Enlarged more, squares too small for a double would matter. */
const mostEnlarged = 400;

/** Around the rows' means squares are smallest, and with them the errors. */
export function frameOf(X: Matrix, Q: Matrix): Frame {
  const means = new Float64Array(X.columns);
  for (let entry = 0; entry < X.data.length; ) for (let j = 0; j < X.columns; j++) means[j]! += X.data[entry++]!;
  for (let j = 0; j < X.columns; j++) means[j]! /= X.rows;
  const largest = Math.max(farthest(X, means), farthest(Q, means));
  return { means, scale: 2 ** Math.min(mostEnlarged, -Math.ceil(Math.log2(largest))) };
}

function farthest({ data }: Matrix, means: Float64Array): number {
  let largest = 0;
  for (let entry = 0; entry < data.length; ) {
    for (let j = 0; j < means.length; j++) largest = Math.max(largest, Math.abs(data[entry++]! - means[j]!));
  }
  return largest;
}

/** @param share of the squares that is given up, for rounding */
export function packPanels({ data, rows, columns: d }: Matrix, { means, scale }: Frame, lanes: number, share: number): Panels {
  const count = Math.ceil(rows / lanes);
  const entries = new Float32Array(count * lanes * d);
  const halves = new Float64Array(count * lanes).fill(Infinity);
  const squares = new Float64Array(lanes);
  for (let first = 0; first < rows; first += lanes) {
    const width = Math.min(lanes, rows - first);
    squares.fill(0);
    for (let j = 0, to = first * d; j < d; j++, to += lanes) {
      for (let lane = 0, from = first * d + j; lane < width; lane++, from += d) {
        const value = (data[from]! - means[j]!) * scale;
        entries[to + lane] = value;
        squares[lane]! += value * value;
      }
    }
    for (let lane = 0; lane < width; lane++) halves[first + lane] = (squares[lane]! * (1 - share)) / 2;
  }
  return { lanes, columns: d, entries, halves };
}
