/** Columns of a long table centred and scaled by kernels, into the memory where these find it again: but for rounding, as `standardize`. */
import { capacity, heldTable, kernels } from "../core/kernels";
import type { Matrix } from "../core/matrix";
import { scalesOf, standardize, type Standardized } from "./logistic-problem";

const doubleBytes = 8;
/** Rows that stay in the cache between two kernels; a multiple of 4. */
const mostRows = 128;
/** With more columns, four rows and three of sums would not fit. */
const mostColumns = 50_000;

/** For one computation at a time. Where the table is too large for that memory, the reference standardises it. */
export function standardizeQuickly(X: Matrix, hasIntercept: boolean): Standardized {
  const { rows, columns } = X;
  const table = columns <= mostColumns ? heldTable(rows, columns + Number(hasIntercept)) : undefined;
  if (!table) return standardize(X, hasIntercept);
  if (hasIntercept) for (let entry = columns; entry < table.data.length; entry += table.columns) table.data[entry] = 1;
  const { doubles, addRows, shiftAndScale, addSquares } = kernels();
  const [first, second, third] = vectorsOf(columns);
  const out = (i: number): number => table.data.byteOffset + i * table.columns * doubleBytes;

  const [sums, ones] = [first, second];
  doubles.fill(1, ones.place / doubleBytes, ones.place / doubleBytes + mostRows);
  sums.numbers.fill(0);
  if (hasIntercept) forBlocks(X, (block, count) => void addRows(block, ones.place, Math.ceil(count / 4) * 4, columns, sums.place));
  const means = sums.numbers.map((sum) => sum / rows);

  const [shifts, factors, squares] = [first, second, third];
  shifts.numbers.set(means);
  factors.numbers.fill(1);
  squares.numbers.fill(0);
  forBlocks(X, (block, count, i) => {
    shiftAndScale(block, columns, shifts.place, factors.place, count, columns, out(i), table.columns);
    addSquares(out(i), table.columns, count, columns, squares.place);
  });
  const scales = scalesOf(squares.numbers, means, rows);

  shifts.numbers.fill(0);
  factors.numbers.set(scales.map((scale) => 1 / scale));
  shiftAndScale(out(0), table.columns, shifts.place, factors.place, rows, columns, out(0), table.columns);
  return { table, means, scales };
}

/** A vector in the kernels' memory. */
interface Vector {
  readonly place: number;
  readonly numbers: Float64Array;
}

/** Three of as many numbers as there are columns, with room for one a row of a block, at the beginning; the block comes behind them. */
function vectorsOf(columns: number): [Vector, Vector, Vector] {
  const { doubles } = kernels();
  const vector = (index: number): Vector => {
    const start = index * Math.max(columns, mostRows);
    return { place: start * doubleBytes, numbers: doubles.subarray(start, start + columns) };
  };
  return [vector(0), vector(1), vector(2)];
}

/** Copies one block of rows after another behind the vectors, with zeros up to a multiple of four rows. */
function forBlocks({ data, rows, columns }: Matrix, visit: (block: number, count: number, i: number) => void): void {
  const { doubles } = kernels();
  const start = 3 * Math.max(columns, mostRows);
  const fitting = Math.floor((capacity / doubleBytes - start) / columns);
  const blockRows = Math.min(mostRows, fitting - (fitting % 4));
  for (let i = 0; i < rows; i += blockRows) {
    const count = Math.min(blockRows, rows - i);
    doubles.set(data.subarray(i * columns, (i + count) * columns), start);
    doubles.fill(0, start + count * columns, start + Math.ceil(count / 4) * 4 * columns);
    visit(start * doubleBytes, count, i);
  }
}
