/** The kernels in WebAssembly's vector instructions: four singles or two doubles at a time. What each computes is told in `plain.ts`. */
import { advance, f32x4, f64, f64x2, i32, i32x4, repeatWhile, routine, v128, type Code, type Local, type Routine } from "./assembler";

const single = 4;
const double = 8;
const vectorBytes = 16;
const four = [0, 1, 2, 3];

const add = (sum: Local, left: Code, right: Code): Code => sum.set(f64x2.add(sum.get, f64x2.mul(left, right)));
const times = (count: Local, bytes: number): Code => i32.mul(count.get, i32.const(bytes));

/** The bytes of a row's pairs. */
const pairBytes = (stride: Local): Code => i32.and(stride.get, i32.const(-vectorBytes));

/** Points to four rows, one behind the other. */
const spread = (pointers: readonly Local[], first: Local, stride: Local): Code =>
  pointers.map((pointer, row) => pointer.set(row === 0 ? first.get : i32.add(pointers[row - 1]!.get, stride.get)));

/** (0 + 1) + (2 + 3): rounded as in `plain.ts`. */
const ofFour = (type: { add(left: Code, right: Code): Code }, product: (row: number) => Code): Code =>
  type.add(type.add(product(0), product(1)), type.add(product(2), product(3)));

/** Sixteen sums stay in eight registers. */
const multiplyPanels = (): Routine => routine(5, ([a, b, depth, panels, out], variable) => {
  const sums = four.map(() => [variable("v128"), variable("v128")]);
  const [at, end, last, x, left, right] = [variable("i32"), variable("i32"), variable("i32"), variable("v128"), variable("v128"), variable("v128")];
  const rowBytes = 4 * double;
  return [
    end.set(i32.add(a!.get, times(depth!, rowBytes))),
    last.set(i32.add(out!.get, times(panels!, 4 * rowBytes))),
    repeatWhile(i32.ltU(out!.get, last.get), [
      sums.flat().map((sum) => sum.set(v128.zero())),
      at.set(a!.get),
      repeatWhile(i32.ltU(at.get, end.get), [
        left.set(v128.load(b!)),
        right.set(v128.load(b!, vectorBytes)),
        sums.map(([one, two], row) => [
          x.set(v128.load64Splat(at, row * double)),
          add(one!, x.get, left.get),
          add(two!, x.get, right.get),
        ]),
        advance(at, i32.const(rowBytes)),
        advance(b!, i32.const(rowBytes)),
      ]),
      sums.map(([one, two], row) => [v128.store(out!, row * rowBytes, one!.get), v128.store(out!, row * rowBytes + vectorBytes, two!.get)]),
      advance(out!, i32.const(4 * rowBytes)),
    ]),
    i32.const(0),
  ];
});

/** Thirty-two products stay in eight registers; of their comparisons only the signs leave them. */
const screen = (): Routine => routine(7, ([rows, queries, depth, panels, halves, limits, masks], variable) => {
  const sums = four.map(() => [variable("v128"), variable("v128")]);
  const [at, end, last, mask, any] = [variable("i32"), variable("i32"), variable("i32"), variable("i32"), variable("i32")];
  const [x, left, right] = [variable("v128"), variable("v128"), variable("v128")];
  const passing = (sum: Local, limit: Local, row: number, half: number): Code =>
    mask.set(i32.or(mask.get, i32.shl(i32x4.bitmask(f32x4.ge(f32x4.sub(sum.get, x.get), limit.get)), i32.const(8 * row + 4 * half))));
  return [
    end.set(i32.add(rows!.get, times(depth!, 4 * single))),
    last.set(i32.add(masks!.get, times(panels!, 4))),
    repeatWhile(i32.ltU(masks!.get, last.get), [
      sums.flat().map((sum) => sum.set(v128.zero())),
      at.set(rows!.get),
      repeatWhile(i32.ltU(at.get, end.get), [
        left.set(v128.load(queries!)),
        right.set(v128.load(queries!, vectorBytes)),
        sums.map(([one, two], row) => [
          x.set(v128.load32Splat(at, row * single)),
          one!.set(f32x4.add(one!.get, f32x4.mul(x.get, left.get))),
          two!.set(f32x4.add(two!.get, f32x4.mul(x.get, right.get))),
        ]),
        advance(at, i32.const(4 * single)),
        advance(queries!, i32.const(8 * single)),
      ]),
      left.set(v128.load(limits!)),
      right.set(v128.load(limits!, vectorBytes)),
      mask.set(i32.const(0)),
      sums.map(([one, two], row) => [x.set(v128.load32Splat(halves!, row * single)), passing(one!, left, row, 0), passing(two!, right, row, 1)]),
      i32.store(masks!, 0, mask.get),
      any.set(i32.or(any.get, mask.get)),
      advance(masks!, i32.const(4)),
      advance(limits!, i32.const(8 * single)),
    ]),
    any.get,
  ];
});

/** What a column adds to the sum of its row: of a pair of columns, and of one. */
export interface Term {
  readonly ofPair: (x: Code, w: Code, spare: Local) => Code;
  readonly ofOne: (x: Code, w: Code, spare: Local) => Code;
}

const product: Term = { ofPair: (x, w) => f64x2.mul(x, w), ofOne: (x, w) => f64.mul(x, w) };

/** Four rows at a time, so that a pair of weights is loaded once for four; then the last column, where their number is odd. */
export const sumOverColumns = ({ ofPair, ofOne }: Term): Routine => routine(5, ([rows, weights, count, columns, out], variable) => {
  const [sums, scores] = [four.map(() => variable("v128")), four.map(() => variable("f64"))];
  const pointers = four.map(() => variable("i32"));
  const [stride, at, pairsEnd, end, last, w] = [variable("i32"), variable("i32"), variable("i32"), variable("i32"), variable("i32"), variable("v128")];
  const [sparePair, spareOne] = [variable("v128"), variable("f64")];
  return [
    stride.set(times(columns!, double)),
    end.set(i32.add(weights!.get, stride.get)),
    pairsEnd.set(i32.add(weights!.get, pairBytes(stride))),
    last.set(i32.add(out!.get, times(count!, double))),
    repeatWhile(i32.ltU(out!.get, last.get), [
      sums.map((sum) => sum.set(v128.zero())),
      spread(pointers, rows!, stride),
      at.set(weights!.get),
      repeatWhile(i32.ltU(at.get, pairsEnd.get), [
        w.set(v128.load(at)),
        sums.map((sum, row) => sum.set(f64x2.add(sum.get, ofPair(v128.load(pointers[row]!), w.get, sparePair)))),
        [...pointers, at].map((pointer) => advance(pointer, i32.const(vectorBytes))),
      ]),
      scores.map((z, row) => z.set(f64.add(f64x2.extractLane(sums[row]!.get, 0), f64x2.extractLane(sums[row]!.get, 1)))),
      repeatWhile(i32.ltU(at.get, end.get), [
        scores.map((z, row) => z.set(f64.add(z.get, ofOne(f64.load(pointers[row]!), f64.load(at), spareOne)))),
        [...pointers, at].map((pointer) => advance(pointer, i32.const(double))),
      ]),
      scores.map((z, row) => f64.store(out!, row * double, z.get)),
      rows!.set(pointers[3]!.get),
      advance(out!, i32.const(4 * double)),
    ]),
    i32.const(0),
  ];
});

/** Four rows at a time, so that a pair of sums is loaded and stored once for four. */
const addRows = (): Routine => routine(5, ([rows, factors, count, columns, sums], variable) => {
  const [splats, pointers] = [four.map(() => variable("v128")), four.map(() => variable("i32"))];
  const [stride, at, pairsEnd, end, last] = [variable("i32"), variable("i32"), variable("i32"), variable("i32"), variable("i32")];
  return [
    stride.set(times(columns!, double)),
    end.set(i32.add(sums!.get, stride.get)),
    pairsEnd.set(i32.add(sums!.get, pairBytes(stride))),
    last.set(i32.add(factors!.get, times(count!, double))),
    repeatWhile(i32.ltU(factors!.get, last.get), [
      splats.map((splat, row) => splat.set(v128.load64Splat(factors!, row * double))),
      spread(pointers, rows!, stride),
      at.set(sums!.get),
      repeatWhile(i32.ltU(at.get, pairsEnd.get), [
        v128.store(at, 0, f64x2.add(v128.load(at), ofFour(f64x2, (row) => f64x2.mul(v128.load(pointers[row]!), splats[row]!.get)))),
        [...pointers, at].map((pointer) => advance(pointer, i32.const(vectorBytes))),
      ]),
      repeatWhile(i32.ltU(at.get, end.get), [
        f64.store(at, 0, f64.add(f64.load(at), ofFour(f64, (row) => f64.mul(f64.load(pointers[row]!), f64.load(factors!, row * double))))),
        [...pointers, at].map((pointer) => advance(pointer, i32.const(double))),
      ]),
      rows!.set(pointers[3]!.get),
      advance(factors!, i32.const(4 * double)),
    ]),
    i32.const(0),
  ];
});

/** A row at a time, pair by pair, then the last column of an odd number. */
const shiftAndScale = (): Routine => routine(8, ([rows, stride, means, factors, count, columns, out, outStride], variable) => {
  const [at, mean, factor, to, pairsEnd, end] = Array.from({ length: 6 }, () => variable("i32")) as [Local, Local, Local, Local, Local, Local];
  const step = (bytes: number): Code => [at, mean, factor, to].map((pointer) => advance(pointer, i32.const(bytes)));
  return [
    at.set(times(columns!, double)),
    end.set(i32.add(means!.get, at.get)),
    pairsEnd.set(i32.add(means!.get, pairBytes(at))),
    repeatWhile(count!.get, [
      at.set(rows!.get), mean.set(means!.get), factor.set(factors!.get), to.set(out!.get),
      repeatWhile(i32.ltU(mean.get, pairsEnd.get), [
        v128.store(to, 0, f64x2.mul(f64x2.sub(v128.load(at), v128.load(mean)), v128.load(factor))),
        step(vectorBytes),
      ]),
      repeatWhile(i32.ltU(mean.get, end.get), [
        f64.store(to, 0, f64.mul(f64.sub(f64.load(at), f64.load(mean)), f64.load(factor))),
        step(double),
      ]),
      advance(rows!, times(stride!, double)),
      advance(out!, times(outStride!, double)),
      advance(count!, i32.const(-1)),
    ]),
    i32.const(0),
  ];
});

const addSquares = (): Routine => routine(5, ([rows, stride, count, columns, sums], variable) => {
  const [at, to, pairsEnd, end] = Array.from({ length: 4 }, () => variable("i32")) as [Local, Local, Local, Local];
  const [pair, last] = [variable("v128"), variable("f64")];
  return [
    at.set(times(columns!, double)),
    end.set(i32.add(sums!.get, at.get)),
    pairsEnd.set(i32.add(sums!.get, pairBytes(at))),
    repeatWhile(count!.get, [
      at.set(rows!.get), to.set(sums!.get),
      repeatWhile(i32.ltU(to.get, pairsEnd.get), [
        pair.set(v128.load(at)),
        v128.store(to, 0, f64x2.add(v128.load(to), f64x2.mul(pair.get, pair.get))),
        [at, to].map((pointer) => advance(pointer, i32.const(vectorBytes))),
      ]),
      repeatWhile(i32.ltU(to.get, end.get), [
        last.set(f64.load(at)),
        f64.store(to, 0, f64.add(f64.load(to), f64.mul(last.get, last.get))),
        [at, to].map((pointer) => advance(pointer, i32.const(double))),
      ]),
      advance(rows!, times(stride!, double)),
      advance(count!, i32.const(-1)),
    ]),
    i32.const(0),
  ];
});

/** Assembled on demand: a page that never asks does without. */
export const routines = () => ({
  multiplyPanels: multiplyPanels(), screen: screen(), scoreRows: sumOverColumns(product), addRows: addRows(), shiftAndScale: shiftAndScale(), addSquares: addSquares(),
});
