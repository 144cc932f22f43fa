/**
 * The inner loops of dense arithmetic, two to four numbers at a time: what engines of long tables spend their time in. They
 * work in a small memory of their own, into which an engine copies one block after another, or a table that it passes over
 * again and again: kernels never allocate, and memory is nobody's for longer than a computation. Places are in bytes from
 * its beginning.
 *
 * In WebAssembly where that has vectors and may run, otherwise in plain TypeScript, with the same results to the last bit.
 */
import type { Matrix } from "../matrix";
import { plainKernels } from "./plain";
import { routines } from "./simd";
import { firstRoutines, memoryBytes } from "./wasm";

/** How much there is for blocks: 4 MiB. */
export const capacity = 4_194_304;

export interface Kernels {
  /** The one memory, by type of number. */
  readonly doubles: Float64Array<ArrayBuffer>;
  readonly singles: Float32Array;
  readonly words: Int32Array;
  /**
   * AᵀB for a panel A of four columns and each of several panels B: sixteen sums a panel, one row of A's after another.
   * In a panel of doubles the four entries of a row lie side by side.
   * @param depth rows of a panel, at least 1; @param panels how many B there are, one behind the other
   */
  multiplyPanels(a: number, b: number, depth: number, panels: number, out: number): number;
  /**
   * Which of four rows x and of several panels of eight queries q have x·q − half of the row ≥ limit of the query, all in
   * single precision. In a panel the entries of one column lie side by side: four in that of the rows, eight in the queries'.
   * @param halves four singles; @param limits eight singles a panel
   * @param masks a word for each panel: bit 8r + q for row r and query q; @returns all masks together
   */
  screen(rows: number, queries: number, depth: number, panels: number, halves: number, limits: number, masks: number): number;
  /** Of `count` rows of doubles, a multiple of 4, the products with the weights. */
  scoreRows(rows: number, weights: number, count: number, columns: number, out: number): number;
  /** Adds factor × row of `count` rows, a multiple of 4, to the sums. */
  addRows(rows: number, factors: number, count: number, columns: number, sums: number): number;
  /** (x − mean) · factor of the entries of `count` rows. From one row to the next it is so many doubles; both may be the same rows. */
  shiftAndScale(
    rows: number, stride: number, means: number, factors: number, count: number, columns: number, out: number, outStride: number,
  ): number;
  /** Adds x² of the entries of `count` rows to the sums of their columns. */
  addSquares(rows: number, stride: number, count: number, columns: number, sums: number): number;
}

type Memory = Pick<Kernels, "doubles" | "singles" | "words">;

/** See `firstRoutines`. */
export function simdKernels(): Kernels | undefined {
  const found = firstRoutines<Omit<Kernels, keyof Memory>>(routines);
  return found && { ...found.verbs, doubles: new Float64Array(found.buffer), singles: new Float32Array(found.buffer), words: new Int32Array(found.buffer) };
}

/**
 * Where a kernel finds `count` rows of X, from `first` on, with zeros behind them up to a multiple of 4: where they are, if
 * that is its memory, and else in a block, into which they are copied.
 */
export function placeOf({ data, columns }: Pick<Matrix, "data" | "columns">, first: number, count: number, block: number): number {
  const { doubles } = kernels();
  if (data.buffer === doubles.buffer) return data.byteOffset + first * columns * doubles.BYTES_PER_ELEMENT;
  const start = block / doubles.BYTES_PER_ELEMENT;
  doubles.set(data.subarray(first * columns, (first + count) * columns), start);
  doubles.fill(0, start + count * columns, start + Math.ceil(count / 4) * 4 * columns);
  return block;
}

let chosen: Kernels | undefined;

/** The fastest kernels that run here, always the same ones. */
export function kernels(): Kernels {
  return (chosen ??= simdKernels() ?? plainKernels(memoryBytes));
}

/**
 * A table in the kernels' own memory, behind the blocks, where it needs no copying: for the length of one computation, as
 * the next table takes the same place. Three rows of zeros follow it.
 * @returns entries of any value, or undefined where the table would not fit
 */
export function heldTable(rows: number, columns: number): Matrix | undefined {
  const { doubles } = kernels();
  const first = capacity / doubles.BYTES_PER_ELEMENT;
  const [last, end] = [first + rows * columns, first + (rows + 3) * columns];
  if (end > doubles.length) return undefined;
  doubles.fill(0, last, end);
  return { data: doubles.subarray(first, last), rows, columns };
}

/** What is left of the kernels' memory behind a held table and its zeros, for as long: numbers of any value. */
export function roomBehind({ data, columns }: Matrix): Float64Array<ArrayBuffer> {
  const { doubles } = kernels();
  return doubles.subarray(data.byteOffset / doubles.BYTES_PER_ELEMENT + data.length + 3 * columns);
}
