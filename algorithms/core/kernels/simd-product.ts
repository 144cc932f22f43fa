/** A product of any two matrices of doubles, in tiles whose sums stay in registers. What it computes is told in `plain-product.ts`. */
import { advance, f64x2, i32, repeatWhile, routine, v128, type Code, type Routine } from "./assembler";

const double = 8;
const vectorBytes = 16;

/** Tiles of four rows and four columns, and at the edges of two. The columns of B may be anywhere: pairs of them are put together. */
export const addProduct = (): Routine => routine(12, ([c, cRow, a, aRow, aColumn, b, bRow, bColumn, added, rows, inner, columns], variable) => {
  const several = (count: number, type: "i32" | "v128") => Array.from({ length: count }, () => variable(type));
  const [lefts, rights, sums, pairs] = [several(4, "i32"), several(4, "i32"), several(8, "v128"), several(2, "v128")];
  const [x, j, i, from, to] = [variable("v128"), variable("i32"), variable("i32"), variable("i32"), variable("i32")];
  const times = (count: number, stride: Code): Code => i32.mul(i32.const(count), stride);

  const tile = (height: number, vectors: number): Code => {
    const [mine, my] = [lefts.slice(0, height), rights.slice(0, 2 * vectors)];
    const each = (visit: (row: number, vector: number) => Code): Code =>
      Array.from({ length: height * vectors }, (_, at) => visit(Math.floor(at / vectors), at % vectors));
    const sumOf = (row: number, vector: number) => sums[row * vectors + vector]!;
    return [
      each((row, vector) => sumOf(row, vector).set(v128.load(added!, vector * vectorBytes))),
      mine.map((left, row) => left.set(row === 0 ? from.get : i32.add(mine[row - 1]!.get, aRow!.get))),
      my.map((right, column) => right.set(column === 0 ? b!.get : i32.add(my[column - 1]!.get, bColumn!.get))),
      j.set(inner!.get),
      repeatWhile(j.get, [
        pairs.slice(0, vectors).map((pair, vector) => pair.set(v128.load64Lane(my[2 * vector + 1]!, v128.load64Splat(my[2 * vector]!), 1))),
        mine.map((left, row) => [
          x.set(v128.load64Splat(left)),
          pairs.slice(0, vectors).map((pair, vector) => sumOf(row, vector).set(f64x2.add(sumOf(row, vector).get, f64x2.mul(x.get, pair.get)))),
        ]),
        mine.map((left) => advance(left, aColumn!.get)),
        my.map((right) => advance(right, bRow!.get)),
        advance(j, i32.const(-1)),
      ]),
      mine.map((left, row) => left.set(row === 0 ? to.get : i32.add(mine[row - 1]!.get, cRow!.get))),
      each((row, vector) => v128.store(lefts[row]!, vector * vectorBytes, sumOf(row, vector).get)),
      advance(from, times(height, aRow!.get)),
      advance(to, times(height, cRow!.get)),
      advance(i, i32.const(-height)),
    ];
  };
  const band = (vectors: number): Code => [
    from.set(a!.get), to.set(c!.get), i.set(rows!.get),
    repeatWhile(i32.ltU(i32.const(3), i.get), tile(4, vectors)),
    repeatWhile(i.get, tile(2, vectors)),
    advance(b!, times(2 * vectors, bColumn!.get)),
    [c!, added!].map((place) => advance(place, i32.const(vectors * vectorBytes))),
    advance(columns!, i32.const(-2 * vectors)),
  ];

  return [
    [cRow!, aRow!, aColumn!, bRow!, bColumn!].map((stride) => stride.set(times(double, stride.get))),
    repeatWhile(i32.ltU(i32.const(3), columns!.get), band(2)),
    repeatWhile(columns!.get, band(1)),
    i32.const(0),
  ];
});
