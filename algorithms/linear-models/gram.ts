/**
 * XᵀX: every column times every other. The largest part of the work of ridge regression on long tables, and so written for
 * speed: 4 × 4 sums at a time stay in registers, so that eight loaded numbers serve for sixteen products, and 4-column
 * panels of a block of rows lie one after the other in the cache.
 */
import { zeros, type Matrix } from "../core/matrix";

const side = 4;
const blockRows = 128;

/**
 * @param X n × d; @param means what is taken off its columns, if anything, without a copy of the table
 * @returns d × d, symmetric to the last bit
 */
export function gram(X: Matrix, means: Float64Array = new Float64Array(X.columns)): Matrix {
  const panels = Math.ceil(X.columns / side);
  const padded = zeros(panels * side, panels * side);
  const block = new Float64Array(Math.min(blockRows, X.rows) * padded.rows);
  for (let first = 0; first < X.rows; first += blockRows) {
    const rows = Math.min(blockRows, X.rows - first);
    pack(X, means, first, rows, block);
    for (let a = 0; a < panels; a++) for (let b = a; b < panels; b++) addTile(padded, block, rows, a, b);
  }
  return mirrored(padded, X.columns);
}

/** Copies rows of X, less the means, into panels of four columns; columns beyond X are 0. */
function pack({ data, columns }: Matrix, means: Float64Array, first: number, rows: number, block: Float64Array): void {
  for (let left = 0, to = 0; left < columns; left += side) {
    const width = Math.min(side, columns - left);
    for (let i = 0; i < rows; i++, to += side) {
      const from = (first + i) * columns + left;
      for (let j = 0; j < width; j++) block[to + j] = data[from + j]! - means[left + j]!;
      for (let j = width; j < side; j++) block[to + j] = 0;
    }
  }
}

/** Adds the products of the four columns of panel a with the four of panel b. */
function addTile(sums: Matrix, block: Float64Array, rows: number, a: number, b: number): void {
  let s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0;
  let s20 = 0, s21 = 0, s22 = 0, s23 = 0, s30 = 0, s31 = 0, s32 = 0, s33 = 0;
  const panel = rows * side;
  for (let u = a * panel, v = b * panel, end = u + panel; u < end; u += side, v += side) {
    const x0 = block[u]!, x1 = block[u + 1]!, x2 = block[u + 2]!, x3 = block[u + 3]!;
    const y0 = block[v]!, y1 = block[v + 1]!, y2 = block[v + 2]!, y3 = block[v + 3]!;
    s00 += x0 * y0; s01 += x0 * y1; s02 += x0 * y2; s03 += x0 * y3;
    s10 += x1 * y0; s11 += x1 * y1; s12 += x1 * y2; s13 += x1 * y3;
    s20 += x2 * y0; s21 += x2 * y1; s22 += x2 * y2; s23 += x2 * y3;
    s30 += x3 * y0; s31 += x3 * y1; s32 += x3 * y2; s33 += x3 * y3;
  }
  addFour(sums, a * side, b * side, s00, s01, s02, s03);
  addFour(sums, a * side + 1, b * side, s10, s11, s12, s13);
  addFour(sums, a * side + 2, b * side, s20, s21, s22, s23);
  addFour(sums, a * side + 3, b * side, s30, s31, s32, s33);
}

function addFour({ data, columns }: Matrix, row: number, column: number, s0: number, s1: number, s2: number, s3: number): void {
  const entry = row * columns + column;
  data[entry]! += s0;
  data[entry + 1]! += s1;
  data[entry + 2]! += s2;
  data[entry + 3]! += s3;
}

/** The first d rows and columns, with the upper half as the lower one too. */
function mirrored(upper: Matrix, d: number): Matrix {
  const full = zeros(d, d);
  for (let a = 0; a < d; a++) {
    for (let b = 0; b < d; b++) full.data[a * d + b] = upper.data[Math.min(a, b) * upper.columns + Math.max(a, b)]!;
  }
  return full;
}
