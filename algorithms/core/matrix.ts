/**
 * The one shape of numeric tables: row-major and plain data, so that it survives `structuredClone`, JSON and a worker.
 * `X` of shape rows × columns holds entry (i, j) at `data[i * columns + j]`.
 */
import { InvalidInput } from "./errors";

export interface Matrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** What every verb accepts as `X`; turned into a `Matrix` once, at the door, by `toMatrix`. */
export type MatrixLike = Matrix | readonly (readonly number[])[];

/** A rows × columns matrix of zeros. */
export function zeros(rows: number, columns: number): Matrix {
  return { data: new Float64Array(rows * columns), rows, columns };
}

/** Row i as a view: writing to it writes to the matrix, and nothing is copied. */
export function row(X: Matrix, i: number): Float64Array {
  return X.data.subarray(i * X.columns, (i + 1) * X.columns);
}

/** An independent copy. */
export function copy(X: Matrix): Matrix {
  return { data: X.data.slice(), rows: X.rows, columns: X.columns };
}

/** The given rows of X, in the given order, as a new matrix. */
export function takeRows(X: Matrix, indices: ArrayLike<number>): Matrix {
  const taken = zeros(indices.length, X.columns);
  for (let i = 0; i < indices.length; i++) taken.data.set(row(X, indices[i]!), i * X.columns);
  return taken;
}

/** The largest size of an entry: a sum of squares of any table that fits into memory stays finite. */
const largestEntry = 1e100;

/**
 * Validates and converts `X`: at least one row and one column, every row equally long, every entry finite and at most
 * 1e100 in size. A `Matrix` is returned as it is, never copied.
 * @param name what to call the value in the error
 * @throws InvalidInput naming the first offending row or entry
 */
export function toMatrix(X: MatrixLike, name = "X"): Matrix {
  const matrix = shaped(X, name);
  const bad = firstBeyond(matrix.data, largestEntry);
  if (bad >= 0) refuse(matrix, bad, name);
  return matrix;
}

/** The same for a table in which values may be missing: NaN stands for those, and passes. */
export function toMatrixWithGaps(X: MatrixLike, name = "X"): Matrix {
  const matrix = shaped(X, name);
  if (firstBeyond(matrix.data, largestEntry) < 0) return matrix;
  const bad = matrix.data.findIndex((value) => Math.abs(value) > largestEntry);
  if (bad >= 0) refuse(matrix, bad, name);
  return matrix;
}

function shaped(X: MatrixLike, name: string): Matrix {
  if (typeof X !== "object" || X === null) throw new InvalidInput(`${name} must be a table of numbers; got ${String(X)}`);
  const matrix = "data" in X ? X : fromRows(X, name);
  if (matrix.rows < 1 || matrix.columns < 1) {
    throw new InvalidInput(`${name} must have at least one row and one column; got ${matrix.rows} × ${matrix.columns}`);
  }
  if (matrix.data.length !== matrix.rows * matrix.columns) {
    throw new InvalidInput(
      `${name}.data must have rows × columns = ${matrix.rows * matrix.columns} entries; got ${matrix.data.length}`,
    );
  }
  return matrix;
}

function refuse({ data, columns }: Matrix, entry: number, name: string): never {
  const [value, i, j] = [data[entry]!, Math.floor(entry / columns), entry % columns];
  const rule = Number.isFinite(value) ? `at most ${largestEntry} in size, or its square overflows` : "finite";
  throw new InvalidInput(`${name} must be ${rule}; got ${value} in row ${i}, column ${j}`);
}

/** A plain loop, for every table passes here: a callback for each entry takes many times as long. */
function firstBeyond(values: Float64Array, largest: number): number {
  for (let entry = 0; entry < values.length; entry++) if (!(Math.abs(values[entry]!) <= largest)) return entry;
  return -1;
}

function fromRows(rows: readonly (readonly number[])[], name: string): Matrix {
  const columns = rows[0]?.length ?? 0;
  const matrix = zeros(rows.length, columns);
  rows.forEach((values, i) => {
    if (!Array.isArray(values)) throw new InvalidInput(`${name} must be an array of rows; row ${i} is ${String(values)}`);
    if (values.length !== columns) {
      throw new InvalidInput(`${name} must have rows of one length; row 0 has ${columns}, row ${i} has ${values.length}`);
    }
    const bad = values.findIndex((value) => typeof value !== "number");
    if (bad >= 0) throw new InvalidInput(`${name} must hold numbers, and categories be encoded as some first; got ${told(values[bad])} in row ${i}, column ${bad}`);
    matrix.data.set(values, i * columns);
  });
  return matrix;
}

const told = (value: unknown): string => (typeof value === "string" ? `"${value}"` : String(value));
