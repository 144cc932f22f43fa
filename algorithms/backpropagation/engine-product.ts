/** Matrix products for the engine. */

/** Numbers in an array that stand for a matrix: entry (i, k) is at i × row + k × column. */
export interface Strided {
  readonly data: Float64Array;
  readonly row: number;
  readonly column: number;
}

/** The transpose: the same numbers, read the other way. */
export const turned = ({ data, row, column }: Strided): Strided => ({ data, row: column, column: row });

/** Rows and columns of a tile: its eight sums stay in registers, with the six numbers that each step of them needs. */
const tileRows = 4;
const tileColumns = 2;

/** As many rows or columns as are computed where `count` are asked for: whole tiles, or half a one more for the last one or two. */
export function withRoom(count: number): number {
  const rest = count % tileRows;
  return rest === 1 || rest === 2 ? count - rest + tileRows / 2 : Math.ceil(count / tileRows) * tileRows;
}

/**
 * C ← b + A B, tile by tile, with b added to every row: rows × inner times inner × columns. Every entry is summed in the order
 * of the inner index, as in the reference, to the last bit. C is row-major.
 *
 * At the edges a little more is computed than asked for, as `withRoom` says, which all of the matrices and b must have room
 * for: what lies there is used by nobody.
 */
export function multiply(C: Strided, A: Strided, B: Strided, b: Float64Array, rows: number, inner: number, columns: number): void {
  const { data: sums, row: down } = C;
  const { data: left, row: leftRow, column: leftColumn } = A;
  const { data: right, row: rightRow, column: rightColumn } = B;
  const tiled = withRoom(rows) - (withRoom(rows) % tileRows);
  for (let k = 0; k < columns; k += tileColumns) {
    for (let i = 0; i < tiled; i += tileRows) {
      let c00 = b[k]!, c01 = b[k + 1]!;
      let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
      let at = i * leftRow;
      let to = k * rightColumn;
      for (let j = 0; j < inner; j++) {
        const r0 = right[to]!, r1 = right[to + rightColumn]!;
        const l0 = left[at]!, l1 = left[at + leftRow]!, l2 = left[at + 2 * leftRow]!, l3 = left[at + 3 * leftRow]!;
        c00 += l0 * r0;
        c01 += l0 * r1;
        c10 += l1 * r0;
        c11 += l1 * r1;
        c20 += l2 * r0;
        c21 += l2 * r1;
        c30 += l3 * r0;
        c31 += l3 * r1;
        at += leftColumn;
        to += rightRow;
      }
      const first = i * down + k, second = first + down, third = second + down, fourth = third + down;
      sums[first] = c00;
      sums[first + 1] = c01;
      sums[second] = c10;
      sums[second + 1] = c11;
      sums[third] = c20;
      sums[third + 1] = c21;
      sums[fourth] = c30;
      sums[fourth + 1] = c31;
    }
  }
  if (tiled < rows) multiplyTwoRows(C, A, B, b, tiled, inner, columns);
}

/** The two rows of C from row i on. */
function multiplyTwoRows(C: Strided, A: Strided, B: Strided, b: Float64Array, i: number, inner: number, columns: number): void {
  const { data: sums, row: down } = C;
  const { data: left, row: leftRow, column: leftColumn } = A;
  const { data: right, row: rightRow, column: rightColumn } = B;
  for (let k = 0; k < columns; k += tileColumns) {
    let c00 = b[k]!, c01 = b[k + 1]!;
    let c10 = c00, c11 = c01;
    let at = i * leftRow;
    let to = k * rightColumn;
    for (let j = 0; j < inner; j++) {
      const r0 = right[to]!, r1 = right[to + rightColumn]!;
      const l0 = left[at]!, l1 = left[at + leftRow]!;
      c00 += l0 * r0;
      c01 += l0 * r1;
      c10 += l1 * r0;
      c11 += l1 * r1;
      at += leftColumn;
      to += rightRow;
    }
    const first = i * down + k, second = first + down;
    sums[first] = c00;
    sums[first + 1] = c01;
    sums[second] = c10;
    sums[second + 1] = c11;
  }
}
