/**
 * XᵀX: every column times every other. The largest part of the work of ridge regression on long tables, and so left to a
 * kernel: panels of four columns of a block of rows lie one after the other in its memory, where each panel meets those
 * from itself on.
 */
import { capacity, kernels } from "../core/kernels";
import { zeros, type Matrix } from "../core/matrix";

const side = 4;
const doubleBytes = 8;
const mostRows = 256;
/** Half of the kernels' memory is for the block, the other for its products. */
const productsPlace = capacity / 2;

/** @param X n × d; @returns d × d, symmetric to the last bit */
export function gram(X: Matrix): Matrix {
  const origin = new Float64Array(X.columns);
  return mirrored(allProducts(X, X.columns, (first, rows, block) => pack(X, origin, first, rows, block)), X.columns);
}

/** Σ weight x xᵀ. @param X n × d; @param weights n numbers of at least 0; @returns d × d, symmetric to the last bit */
export function weightedGram(X: Matrix, weights: Float64Array): Matrix {
  const roots = weights.map(Math.sqrt);
  return mirrored(allProducts(X, X.columns, (first, rows, block) => packWeighted(X, roots, first, rows, block)), X.columns);
}

/**
 * XᵀX and Xᵀy of a table less the means of its columns, without a copy of it.
 * @param X n × d; @param means d numbers; @param y n targets, for which there is room in the panels
 */
export function centredGram(X: Matrix, means: Float64Array, y: Float64Array): { A: Matrix; b: Float64Array } {
  const d = X.columns;
  const sums = allProducts(X, d + 1, (first, rows, block) => {
    pack(X, means, first, rows, block);
    packTargets(y, first, rows, d, block);
  });
  return { A: mirrored(sums, d), b: Float64Array.from({ length: d }, (_, j) => sums.data[j * sums.columns + d]!) };
}

/** The upper half of the products of all columns that `packRows` puts into the panels of a block. */
function allProducts(X: Matrix, columns: number, packRows: (first: number, rows: number, block: Float64Array) => void): Matrix {
  const { doubles, multiplyPanels } = kernels();
  const panels = Math.ceil(columns / side);
  const sums = zeros(panels * side, panels * side);
  const blockRows = Math.max(1, Math.min(mostRows, Math.floor(productsPlace / (doubleBytes * sums.columns))));
  for (let first = 0; first < X.rows; first += blockRows) {
    const rows = Math.min(blockRows, X.rows - first);
    const panelBytes = rows * side * doubleBytes;
    packRows(first, rows, doubles);
    for (let a = 0; a < panels; a++) {
      multiplyPanels(a * panelBytes, a * panelBytes, rows, panels - a, productsPlace);
      addProducts(sums, a, doubles);
    }
  }
  return sums;
}

/** Copies rows of X, less the means, into panels of four columns; columns beyond X are 0. */
function pack({ data, columns }: Matrix, means: Float64Array, first: number, rows: number, block: Float64Array): void {
  let to = 0;
  let left = 0;
  for (; left + side <= columns; left += side) {
    const m0 = means[left]!, m1 = means[left + 1]!, m2 = means[left + 2]!, m3 = means[left + 3]!;
    for (let i = 0, from = first * columns + left; i < rows; i++, to += side, from += columns) {
      block[to] = data[from]! - m0;
      block[to + 1] = data[from + 1]! - m1;
      block[to + 2] = data[from + 2]! - m2;
      block[to + 3] = data[from + 3]! - m3;
    }
  }
  block.fill(0, to, to + rows * side);
  for (let i = 0; i < rows; i++, to += side) {
    for (let j = left; j < columns; j++) block[to + j - left] = data[(first + i) * columns + j]! - means[j]!;
  }
}

/** The targets as column d. */
function packTargets(y: Float64Array, first: number, rows: number, d: number, block: Float64Array): void {
  const lane = d % side;
  for (let i = 0, to = (d - lane) * rows + lane; i < rows; i++, to += side) block[to] = y[first + i]!;
}

/** Copies rows of X, each times its factor, into panels of four columns; columns beyond X are 0. */
function packWeighted({ data, columns }: Matrix, factors: Float64Array, first: number, rows: number, block: Float64Array): void {
  let to = 0;
  let left = 0;
  for (; left + side <= columns; left += side) {
    for (let i = first, from = first * columns + left; i < first + rows; i++, to += side, from += columns) {
      const factor = factors[i]!;
      block[to] = data[from]! * factor;
      block[to + 1] = data[from + 1]! * factor;
      block[to + 2] = data[from + 2]! * factor;
      block[to + 3] = data[from + 3]! * factor;
    }
  }
  block.fill(0, to, to + rows * side);
  for (let i = first; i < first + rows; i++, to += side) {
    for (let j = left; j < columns; j++) block[to + j - left] = data[i * columns + j]! * factors[i]!;
  }
}

/** Adds the products of panel a with those from itself on, sixteen each, to the four rows of sums where they belong. */
function addProducts({ data, columns }: Matrix, a: number, doubles: Float64Array): void {
  for (let left = a * side, from = productsPlace / doubleBytes; left < columns; left += side) {
    for (let row = a * side; row < (a + 1) * side; row++, from += side) {
      const to = row * columns + left;
      data[to]! += doubles[from]!;
      data[to + 1]! += doubles[from + 1]!;
      data[to + 2]! += doubles[from + 2]!;
      data[to + 3]! += doubles[from + 3]!;
    }
  }
}

/** The first d rows and columns, with the upper half as the lower one too. */
function mirrored(upper: Matrix, d: number): Matrix {
  const full = zeros(d, d);
  for (let a = 0; a < d; a++) {
    for (let b = 0; b < d; b++) full.data[a * d + b] = upper.data[Math.min(a, b) * upper.columns + Math.max(a, b)]!;
  }
  return full;
}
