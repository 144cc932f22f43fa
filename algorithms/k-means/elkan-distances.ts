/**
 * Squared distances, each summed in the order of `core/distance.ts`. Two are computed at a time, two columns a turn: one
 * alone would spend its time waiting for its own last addition.
 */
import type { Matrix } from "../core/matrix";

/**
 * From row i of X to the centres listed in which[start … end − 1]; written to the same places of `result`, and for an odd
 * number of them also to the place after.
 */
export function squaredDistances(
  X: Matrix,
  i: number,
  centers: Matrix,
  which: Int32Array,
  start: number,
  end: number,
  result: Float64Array,
): void {
  for (let p = start; p < end; p += 2) {
    squaredDistancesToTwo(X, i, centers, which[p]!, which[p + 1 < end ? p + 1 : p]!, result, p);
  }
}

/** From row i of X to the centres a and b; written to result[at] and result[at + 1]. */
export function squaredDistancesToTwo(
  X: Matrix,
  i: number,
  centers: Matrix,
  a: number,
  b: number,
  result: Float64Array,
  at: number,
): void {
  const { data: x, columns: d } = X;
  const { data: c } = centers;
  const end = (i + 1) * d;
  let atX = i * d;
  let atA = a * d;
  let atB = b * d;
  let sumA = 0;
  let sumB = 0;
  for (; atX + 1 < end; atX += 2, atA += 2, atB += 2) {
    const value = x[atX]!;
    const toA = value - c[atA]!;
    const toB = value - c[atB]!;
    sumA += toA * toA;
    sumB += toB * toB;
    const nextValue = x[atX + 1]!;
    const nextToA = nextValue - c[atA + 1]!;
    const nextToB = nextValue - c[atB + 1]!;
    sumA += nextToA * nextToA;
    sumB += nextToB * nextToB;
  }
  if (atX < end) {
    const toA = x[atX]! - c[atA]!;
    const toB = x[atX]! - c[atB]!;
    sumA += toA * toA;
    sumB += toB * toB;
  }
  result[at] = sumA;
  result[at + 1] = sumB;
}
