/** Squared distances, each summed in the order of `core/distance.ts`, two at a time so that neither sum waits. */
import type { Matrix } from "../core/matrix";

/** From row i of X to the centres listed in which[start … end − 1]; written to the same places of `result`. */
export function squaredDistances(
  X: Matrix,
  i: number,
  centers: Matrix,
  which: Int32Array,
  start: number,
  end: number,
  result: Float64Array,
): void {
  const { data: x, columns: d } = X;
  const { data: c } = centers;
  const row = i * d;
  for (let p = start; p < end; p += 2) {
    const first = which[p]! * d;
    // An odd one out is measured twice.
    const second = p + 1 < end ? which[p + 1]! * d : first;
    let sum = 0;
    let sum2 = 0;
    for (let j = 0; j < d; j++) {
      const value = x[row + j]!;
      const difference = value - c[first + j]!;
      const difference2 = value - c[second + j]!;
      sum += difference * difference;
      sum2 += difference2 * difference2;
    }
    result[p] = sum;
    if (p + 1 < end) result[p + 1] = sum2;
  }
}

/** From the first `size` rows listed to two centres each, which `first` and `second` name by row of X. */
export function squaredDistancesToTwo(
  X: Matrix,
  centers: Matrix,
  rows: Int32Array,
  size: number,
  first: Int32Array,
  second: Int32Array,
  toFirst: Float64Array,
  toSecond: Float64Array,
): void {
  const { data: x, columns: d } = X;
  const { data: c } = centers;
  for (let r = 0; r < size; r++) {
    const i = rows[r]!;
    const a = first[i]! * d;
    const b = second[i]! * d;
    const row = i * d;
    let sum = 0;
    let sum2 = 0;
    for (let j = 0; j < d; j++) {
      const value = x[row + j]!;
      const difference = value - c[a + j]!;
      const difference2 = value - c[b + j]!;
      sum += difference * difference;
      sum2 += difference2 * difference2;
    }
    toFirst[r] = sum;
    toSecond[r] = sum2;
  }
}
