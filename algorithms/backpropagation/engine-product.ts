/** Matrix products for the engine. */
import type { Kernels } from "../core/kernels";

/** Numbers in the kernels' memory that stand for a matrix: entry (i, k) is at i × row + k × column. */
export interface Strided {
  readonly data: Float64Array;
  /** Of data in that memory, in bytes. */
  readonly place: number;
  readonly row: number;
  readonly column: number;
}

/** The transpose: the same numbers, read the other way. */
export const turned = ({ data, place, row, column }: Strided): Strided => ({ data, place, row: column, column: row });

/** As many rows or columns as are computed where `count` are asked for: an even number. */
export const withRoom = (count: number): number => count + (count % 2);

/**
 * C ← b + A B, with b added to every row: rows × inner times inner × columns. Every entry is summed in the order of the inner
 * index, as in the reference, to the last bit. C is row-major. A row or column more is computed where their number is odd:
 * all of the matrices and b must have room for it; what lies there is used by nobody.
 * @param b its place in the kernels' memory
 */
export function multiply({ addProduct }: Kernels, C: Strided, A: Strided, B: Strided, b: number, rows: number, inner: number, columns: number): void {
  addProduct(C.place, C.row, A.place, A.row, A.column, B.place, B.row, B.column, b, withRoom(rows), inner, withRoom(columns));
}
