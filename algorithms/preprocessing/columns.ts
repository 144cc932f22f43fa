/** What scalers share: going over a table column by column. */
import { checkColumns } from "../core/check";
import { toMatrix, zeros, type Matrix, type MatrixLike } from "../core/matrix";

/** Every entry of column j, changed by `change(value, j)`. @throws InvalidInput unless X has `columns` columns */
export function mapColumns(X: MatrixLike, columns: number, change: (value: number, j: number) => number): Matrix {
  const matrix = toMatrix(X);
  checkColumns(matrix.columns, columns);
  const changed = zeros(matrix.rows, columns);
  for (let i = 0, entry = 0; i < matrix.rows; i++) {
    for (let j = 0; j < columns; j++, entry++) changed.data[entry] = change(matrix.data[entry]!, j);
  }
  return changed;
}

/** Column j on its own. */
export function columnOf({ data, rows, columns }: Matrix, j: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => data[i * columns + j]!);
}
