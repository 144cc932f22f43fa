/** Squared distances, and their exponentials, in vectors. What is computed is told in `radial.ts` and `exponential.ts`. */
import { advance, f64, f64x2, i32, i64x2, repeatWhile, routine, v128, type Code, type Routine } from "./assembler";
import { farthest, ln2, rounding, series, spareBits } from "./exponential";
import { sumOverColumns, type Term } from "./simd";

const double = 8;
const vectorBytes = 16;

const squaredDifference: Term = {
  ofPair: (x, w, spare) => [spare.set(f64x2.sub(x, w)), f64x2.mul(spare.get, spare.get)],
  ofOne: (x, w, spare) => [spare.set(f64.sub(x, w)), f64.mul(spare.get, spare.get)],
};

/** Two pairs at a time, so that the processor need not wait for either. */
const radial = (): Routine => routine(4, ([squares, rate, count, out], variable) => {
  const pairs = [0, vectorBytes].map((offset) => ({ offset, t: variable("v128"), shifted: variable("v128"), whole: variable("v128"), sum: variable("v128") }));
  const [end, factor] = [variable("i32"), variable("v128")];
  const all = (value: number): Code => f64x2.splat(f64.const(value));
  return [
    factor.set(v128.load64Splat(rate!)),
    end.set(i32.add(out!.get, i32.mul(count!.get, i32.const(double)))),
    repeatWhile(i32.ltU(out!.get, end.get), [
      pairs.map(({ offset, t, shifted, whole }) => [
        t.set(f64x2.min(f64x2.mul(v128.load(squares!, offset), factor.get), all(farthest))),
        shifted.set(f64x2.add(f64x2.mul(t.get, all(Math.LOG2E)), all(rounding))),
        whole.set(f64x2.sub(shifted.get, all(rounding))),
        t.set(f64x2.add(f64x2.sub(f64x2.mul(whole.get, all(ln2.high)), t.get), f64x2.mul(whole.get, all(ln2.low)))),
      ]),
      pairs.map(({ sum }) => sum.set(all(series[0]!))),
      series.slice(1).map((term) => pairs.map(({ t, sum }) => sum.set(f64x2.add(f64x2.mul(sum.get, t.get), all(term))))),
      // The last bits of `shifted` are taken off the exponent.
      pairs.map(({ offset, shifted, sum }) =>
        v128.store(out!, offset, f64x2.mul(i64x2.sub(sum.get, i64x2.shl(shifted.get, i32.const(52))), all(2 ** -spareBits)))),
      advance(squares!, i32.const(2 * vectorBytes)),
      advance(out!, i32.const(2 * vectorBytes)),
    ]),
    i32.const(0),
  ];
});

export const radialRoutines = () => ({ measureRows: sumOverColumns(squaredDifference), radial: radial() });
