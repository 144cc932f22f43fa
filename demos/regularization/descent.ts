/** Two ways down the same hill: steps along a subgradient, and proximal steps. */
import { softThreshold } from "../../algorithms/linear-models";
import type { Penalty } from "./penalty";

type Vector = readonly number[];

/**
 * A step against the gradient of everything, a crease's slope taken as 0 on the crease itself.
 * @param gradient of the loss alone, at w
 */
export function subgradientStep<W extends Vector>(w: W, gradient: Vector, stepSize: number, { alpha, l1Ratio }: Penalty): W {
  return w.map((value, j) => {
    const slope = gradient[j]! + alpha * (l1Ratio * Math.sign(value) + (1 - l1Ratio) * value);
    return value - stepSize * slope;
  }) as Vector as W;
}

/** A step against the gradient of the loss, then the point that best trades nearness to there for a small penalty. */
export function proximalStep<W extends Vector>(w: W, gradient: Vector, stepSize: number, { alpha, l1Ratio }: Penalty): W {
  return w.map((value, j) => {
    const reached = value - stepSize * gradient[j]!;
    return softThreshold(reached, stepSize * alpha * l1Ratio) / (1 + stepSize * alpha * (1 - l1Ratio));
  }) as Vector as W;
}

/** How many are exactly 0. */
export function countZeros(w: ArrayLike<number>): number {
  let zeros = 0;
  for (let j = 0; j < w.length; j++) if (w[j] === 0) zeros++;
  return zeros;
}
