/** Where the margin line is that an example misses: straight ahead, in the direction in which its y·f(x) grows fastest. */
import * as supportVectorMachine from "../../algorithms/support-vector-machine";
import { takeRows, zeros } from "../../algorithms/core/matrix";

const { kernelValue } = supportVectorMachine;

/** With more examples that pay, lines are no picture any more, and they take time. */
const mostLines = 120;
const nStrides = 60;
const nHalvings = 24;

interface Solved {
  readonly problem: supportVectorMachine.Problem;
  readonly alpha: Float64Array;
  readonly margins: Float64Array;
  readonly intercept: number;
}

/** Index into the problem, x and y of every end found. @param reach how far to look */
export function slackEnds({ problem: { X, y, kernel }, alpha, margins, intercept }: Solved, reach: number): number[] {
  const support = Int32Array.from(alpha.keys()).filter((i) => alpha[i]! > 0);
  const vectors = takeRows(X, support);
  const weights = Float64Array.from(support, (i) => y[i]! * alpha[i]!);
  const place = zeros(1, 2);

  function decide(u: number, v: number): number {
    place.data.set([u, v]);
    return weights.reduce((sum, weight, s) => sum + weight * kernelValue(vectors, s, place, 0, kernel), intercept);
  }

  /** Missing by so much, at a distance t from example i along a direction. */
  function endOf(i: number): readonly [number, number] | null {
    const [u, v, label] = [X.data[2 * i]!, X.data[2 * i + 1]!, y[i]!];
    const h = reach * 1e-4;
    const [du, dv] = [label * (decide(u + h, v) - decide(u - h, v)), label * (decide(u, v + h) - decide(u, v - h))];
    const length = Math.hypot(du, dv);
    if (!(length > 0)) return null;
    const along = (t: number): readonly [number, number] => [u + (t * du) / length, v + (t * dv) / length];
    const missing = (t: number): number => 1 - label * decide(...along(t));
    const stride = reach / nStrides;
    let [from, to] = [0, stride];
    while (missing(to) > 0) {
      [from, to] = [to, to + stride];
      if (to > reach) return null;
    }
    for (let halving = 0; halving < nHalvings; halving++) {
      const middle = (from + to) / 2;
      if (missing(middle) > 0) from = middle;
      else to = middle;
    }
    return along(to);
  }

  const paying = Array.from(margins.keys()).filter((i) => margins[i]! < 1 - 1e-2);
  if (paying.length > mostLines) return [];
  return paying.flatMap((i) => {
    const end = endOf(i);
    return end ? [i, ...end] : [];
  });
}
