/**
 * Products of matrices of any strides, with what networks keep in a memory beside them: for the length of one computation,
 * as the next one takes the same place. In WebAssembly where that has vectors and may run, otherwise in plain TypeScript,
 * with the same results to the last bit.
 */
import { plainProduct } from "./plain-product";
import { addProduct } from "./simd-product";
import { firstRoutines, memoryBytes } from "./wasm";

/** Places are in bytes from the memory's beginning, strides in doubles. */
export interface Product {
  readonly doubles: Float64Array;
  /**
   * C ← A B, with the same numbers added to every row: rows × inner times inner × columns. Every entry is summed in the order
   * of the inner index, beginning with what is added. C is row-major.
   * @param rows even, like columns
   */
  addProduct(
    c: number, cRow: number, a: number, aRow: number, aColumn: number, b: number, bRow: number, bColumn: number,
    added: number, rows: number, inner: number, columns: number,
  ): number;
}

/** See `firstRoutines`. */
export function simdProduct(): Product | undefined {
  const found = firstRoutines<Pick<Product, "addProduct">>(() => ({ addProduct: addProduct() }));
  return found && { addProduct: found.verbs.addProduct, doubles: new Float64Array(found.buffer) };
}

let chosen: Product | undefined;

/** The fastest that runs here, or where its memory has not so many doubles, the plain one with a memory of its own. */
function productWith(size: number): Product {
  chosen ??= simdProduct() ?? plainProduct(memoryBytes / Float64Array.BYTES_PER_ELEMENT);
  return size <= chosen.doubles.length ? chosen : plainProduct(size);
}

/** Numbers in that memory that stand for a matrix: entry (i, k) is at i × row + k × column. */
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

/** Hands out stretches of zeros, which end with the next arena. */
export interface Arena {
  readonly product: Product;
  allocate(length: number): Float64Array;
  /** With room for what products compute beside it. */
  matrix(rows: number, columns: number): Strided;
}

/** @param size at least as many doubles as will be asked for, those of `withRoom` with them */
export function openArena(size: number): Arena {
  const product = productWith(size);
  let used = 0;
  const allocate = (length: number): Float64Array => {
    const first = used;
    used += withRoom(length);
    return product.doubles.subarray(first, first + length).fill(0);
  };
  const matrix = (rows: number, columns: number): Strided => {
    const row = withRoom(columns);
    const data = allocate(withRoom(rows) * row);
    return { data, place: data.byteOffset, row, column: 1 };
  };
  return { product, allocate, matrix };
}

/**
 * C ← b + A B, with b added to every row: rows × inner times inner × columns. A row or column more is computed where their
 * number is odd: all of the matrices and b must have room for it; what lies there is used by nobody.
 * @param b its place
 */
export function multiply({ addProduct: add }: Product, C: Strided, A: Strided, B: Strided, b: number, rows: number, inner: number, columns: number): void {
  add(C.place, C.row, A.place, A.row, A.column, B.place, B.row, B.column, b, withRoom(rows), inner, withRoom(columns));
}

/** Rows that lie one behind the other, into the first columns of a matrix. */
export function copyIn(from: Float64Array, start: number, { data, row }: Strided, rows: number, columns: number): void {
  for (let i = 0, at = start; i < rows; i++) for (let k = i * row; k < i * row + columns; k++) data[k] = from[at++]!;
}

/** The way back of `copyIn`. */
export function copyOut({ data, row }: Strided, to: Float64Array, start: number, rows: number, columns: number): void {
  for (let i = 0, at = start; i < rows; i++) for (let k = i * row; k < i * row + columns; k++) to[at++] = data[k]!;
}
