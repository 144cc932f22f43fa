/** The kernels in plain TypeScript: what they compute, to the last bit, where WebAssembly's vectors are missing. */
import type { Kernels } from "./index";

export function plainKernels(bytes: number): Kernels {
  const buffer = new ArrayBuffer(bytes);
  const memory = { doubles: new Float64Array(buffer), singles: new Float32Array(buffer), words: new Int32Array(buffer) };
  const { doubles, singles, words } = memory;
  return {
    ...memory,
    multiplyPanels(a, b, depth, panels, out) {
      for (let panel = 0; panel < panels; panel++) multiplyTwo(doubles, a / 8, b / 8 + panel * depth * 4, depth, out / 8 + panel * 16);
      return 0;
    },

    screen(rows, queries, depth, panels, halves, limits, masks) {
      let any = 0;
      for (let panel = 0; panel < panels; panel++) {
        let mask = 0;
        for (let row = 0; row < 4; row++) {
          const half = singles[halves / 4 + row]!;
          for (let lane = 0; lane < 8; lane++) {
            const product = dotOfLanes(singles, rows / 4 + row, queries / 4 + panel * depth * 8 + lane, depth);
            if (Math.fround(product - half) >= singles[limits / 4 + panel * 8 + lane]!) mask |= 1 << (8 * row + lane);
          }
        }
        words[masks / 4 + panel] = mask;
        any |= mask;
      }
      return any;
    },

    scoreRows(rows, weights, count, columns, out) {
      for (let i = 0; i < count; i += 4) {
        for (let row = i; row < i + 4; row++) doubles[out / 8 + row] = dotInPairs(doubles, rows / 8 + row * columns, weights / 8, columns);
      }
      return 0;
    },

    addRows(rows, factors, count, columns, sums) {
      const [from, to] = [factors / 8, sums / 8];
      for (let i = 0; i < count; i += 4) {
        let a = rows / 8 + i * columns, b = a + columns, c = b + columns, d = c + columns;
        const e0 = doubles[from + i]!, e1 = doubles[from + i + 1]!, e2 = doubles[from + i + 2]!, e3 = doubles[from + i + 3]!;
        for (let j = to; j < to + columns; j++) {
          doubles[j]! += doubles[a++]! * e0 + doubles[b++]! * e1 + (doubles[c++]! * e2 + doubles[d++]! * e3);
        }
      }
      return 0;
    },

    shiftAndScale(rows, stride, means, factors, count, columns, out, outStride) {
      for (let i = 0; i < count; i++) {
        const [from, to] = [rows / 8 + i * stride, out / 8 + i * outStride];
        for (let j = 0; j < columns; j++) doubles[to + j] = (doubles[from + j]! - doubles[means / 8 + j]!) * doubles[factors / 8 + j]!;
      }
      return 0;
    },

    addSquares(rows, stride, count, columns, sums) {
      for (let i = 0, from = rows / 8; i < count; i++, from += stride) {
        for (let j = 0; j < columns; j++) doubles[sums / 8 + j]! += doubles[from + j]! * doubles[from + j]!;
      }
      return 0;
    },
  };
}

/** Adds up the sixteen products of two panels of four columns. */
function multiplyTwo(doubles: Float64Array, a: number, b: number, depth: number, out: number): void {
  let s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0;
  let s20 = 0, s21 = 0, s22 = 0, s23 = 0, s30 = 0, s31 = 0, s32 = 0, s33 = 0;
  for (let u = a, v = b, end = a + 4 * depth; u < end; u += 4, v += 4) {
    const x0 = doubles[u]!, x1 = doubles[u + 1]!, x2 = doubles[u + 2]!, x3 = doubles[u + 3]!;
    const y0 = doubles[v]!, y1 = doubles[v + 1]!, y2 = doubles[v + 2]!, y3 = doubles[v + 3]!;
    s00 += x0 * y0; s01 += x0 * y1; s02 += x0 * y2; s03 += x0 * y3;
    s10 += x1 * y0; s11 += x1 * y1; s12 += x1 * y2; s13 += x1 * y3;
    s20 += x2 * y0; s21 += x2 * y1; s22 += x2 * y2; s23 += x2 * y3;
    s30 += x3 * y0; s31 += x3 * y1; s32 += x3 * y2; s33 += x3 * y3;
  }
  doubles.set([s00, s01, s02, s03, s10, s11, s12, s13, s20, s21, s22, s23, s30, s31, s32, s33], out);
}

/** A lane of a panel of four times a lane of a panel of eight, rounded to singles after every operation. */
function dotOfLanes(singles: Float32Array, a: number, b: number, depth: number): number {
  let sum = 0;
  for (let j = 0; j < depth; j++) sum = Math.fround(sum + Math.fround(singles[a + 4 * j]! * singles[b + 8 * j]!));
  return sum;
}

/** Even columns and odd ones apart, then both, then the last column of an odd number. */
function dotInPairs(doubles: Float64Array, a: number, b: number, columns: number): number {
  let [even, odd, j] = [0, 0, 0];
  for (; j + 1 < columns; j += 2) {
    even += doubles[a + j]! * doubles[b + j]!;
    odd += doubles[a + j + 1]! * doubles[b + j + 1]!;
  }
  return j < columns ? even + odd + doubles[a + j]! * doubles[b + j]! : even + odd;
}
