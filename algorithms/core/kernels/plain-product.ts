/** The general product in plain TypeScript: tile by tile, whose sums stay in registers with the numbers that each step of them needs. */
import type { Product } from "./product";

/** @param size doubles of its memory */
export function plainProduct(size: number): Product {
  const doubles = new Float64Array(size);
  return {
    doubles,
    addProduct(c, cRow, a, aRow, aColumn, b, bRow, bColumn, added, rows, inner, columns) {
      const tiled = rows - (rows % 4);
      for (let k = 0; k < columns; k += 2) {
        const [top, right, bias] = [c / 8 + k, b / 8 + k * bColumn, added / 8 + k];
        for (let i = 0; i < tiled; i += 4) sumFourRows(doubles, top + i * cRow, cRow, a / 8 + i * aRow, aRow, aColumn, right, bRow, bColumn, bias, inner);
        if (tiled < rows) sumTwoRows(doubles, top + tiled * cRow, cRow, a / 8 + tiled * aRow, aRow, aColumn, right, bRow, bColumn, bias, inner);
      }
      return 0;
    },
  };
}

function sumFourRows(
  doubles: Float64Array, to: number, down: number, a: number, aRow: number, aColumn: number,
  b: number, bRow: number, bColumn: number, added: number, inner: number,
): void {
  let c00 = doubles[added]!, c01 = doubles[added + 1]!;
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
  for (let j = 0; j < inner; j++, a += aColumn, b += bRow) {
    const r0 = doubles[b]!, r1 = doubles[b + bColumn]!;
    const l0 = doubles[a]!, l1 = doubles[a + aRow]!, l2 = doubles[a + 2 * aRow]!, l3 = doubles[a + 3 * aRow]!;
    c00 += l0 * r0;
    c01 += l0 * r1;
    c10 += l1 * r0;
    c11 += l1 * r1;
    c20 += l2 * r0;
    c21 += l2 * r1;
    c30 += l3 * r0;
    c31 += l3 * r1;
  }
  doubles[to] = c00;
  doubles[to + 1] = c01;
  doubles[to + down] = c10;
  doubles[to + down + 1] = c11;
  doubles[to + 2 * down] = c20;
  doubles[to + 2 * down + 1] = c21;
  doubles[to + 3 * down] = c30;
  doubles[to + 3 * down + 1] = c31;
}

function sumTwoRows(
  doubles: Float64Array, to: number, down: number, a: number, aRow: number, aColumn: number,
  b: number, bRow: number, bColumn: number, added: number, inner: number,
): void {
  let c00 = doubles[added]!, c01 = doubles[added + 1]!;
  let c10 = c00, c11 = c01;
  for (let j = 0; j < inner; j++, a += aColumn, b += bRow) {
    const r0 = doubles[b]!, r1 = doubles[b + bColumn]!;
    const l0 = doubles[a]!, l1 = doubles[a + aRow]!;
    c00 += l0 * r0;
    c01 += l0 * r1;
    c10 += l1 * r0;
    c11 += l1 * r1;
  }
  doubles[to] = c00;
  doubles[to + 1] = c01;
  doubles[to + down] = c10;
  doubles[to + down + 1] = c11;
}
