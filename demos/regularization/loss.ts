/** Half the mean squared error as a function of two coefficients, the best intercept put in: a bowl. */
import type { Matrix } from "../../algorithms";

export type Pair = readonly [first: number, second: number];

/** ½ wᵀ G w − bᵀ w + c. */
export interface Loss {
  /** G₁₁, G₁₂ and G₂₂: the mean products of the centred columns. */
  readonly gram: readonly [number, number, number];
  /** b: their mean products with the centred target. */
  readonly moments: Pair;
  /** c: half the target's variance, the loss of two zeros. */
  readonly constant: number;
}

/** @param X n × 2; @param y n numbers */
export function lossOf(X: Matrix, y: ArrayLike<number>): Loss {
  const n = X.rows;
  const mean = (valueOf: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += valueOf(i) / n;
    return sum;
  };
  // From the first row: rounding then leaves nothing of a column whose values are all equal.
  const centred = (valueOf: (i: number) => number): ((i: number) => number) => {
    const first = valueOf(0);
    const middle = mean((i) => valueOf(i) - first);
    return (i) => valueOf(i) - first - middle;
  };
  const [x1, x2, r] = [centred((i) => X.data[2 * i]!), centred((i) => X.data[2 * i + 1]!), centred((i) => y[i]!)];
  return {
    gram: [mean((i) => x1(i) ** 2), mean((i) => x1(i) * x2(i)), mean((i) => x2(i) ** 2)],
    moments: [mean((i) => x1(i) * r(i)), mean((i) => x2(i) * r(i))],
    constant: mean((i) => r(i) ** 2) / 2,
  };
}

export function lossAt({ gram: [a, b, d], moments: [p, q], constant }: Loss, w1: number, w2: number): number {
  return 0.5 * (a * w1 * w1 + 2 * b * w1 * w2 + d * w2 * w2) - p * w1 - q * w2 + constant;
}

export function gradientAt({ gram: [a, b, d], moments: [p, q] }: Loss, [w1, w2]: Pair): Pair {
  return [a * w1 + b * w2 - p, b * w1 + d * w2 - q];
}

/** The bowl's axes: how steep it is along each, and the direction of the first, which is the steepest, as an angle. */
export interface Axes {
  readonly steep: number;
  readonly flat: number;
  readonly angle: number;
}

/** The eigenvalues of G and the direction of the larger one. */
export function axesOf({ gram: [a, b, d] }: Loss): Axes {
  const [middle, radius] = [(a + d) / 2, Math.hypot((a - d) / 2, b)];
  return { steep: middle + radius, flat: Math.max(0, middle - radius), angle: 0.5 * Math.atan2(2 * b, a - d) };
}
