/**
 * How far apart two points are. All four measures are norms of the differences: Minkowski's with p = 1 is the Manhattan
 * distance, with p = 2 the euclidean one, and as p grows it becomes Chebyshev's, the largest difference alone.
 */
import { checkChoice } from "../core/check";
import { InvalidInput } from "../core/errors";
import type { Matrix } from "../core/matrix";

export type Metric = "euclidean" | "manhattan" | "chebyshev" | "minkowski";

/** A metric, and the power p that only "minkowski" looks at. */
export interface Measure {
  readonly metric: Metric;
  readonly p: number;
}

/**
 * Minkowski's distance by its plain name where it has one, so that p = 2 costs no powers.
 * @throws InvalidInput for an unknown metric, or p < 1, where going straight would not be the shortest way
 */
export function measureOf(metric: Metric, p: number): Measure {
  checkChoice("metric", metric, ["euclidean", "manhattan", "chebyshev", "minkowski"]);
  if (metric !== "minkowski") return { metric, p };
  if (!(p >= 1)) throw new InvalidInput(`p must be at least 1; got ${p}`);
  if (p === 1) return { metric: "manhattan", p };
  if (p === 2) return { metric: "euclidean", p };
  return { metric: p === Infinity ? "chebyshev" : metric, p };
}

/**
 * The distance between row i of A and row k of B.
 * @param A n × d; @param B m × d
 * @exercise Measure the distance between two rows: euclidean, Manhattan, Chebyshev, or Minkowski's with the power p.
 * @hint Euclidean: the root of the sum of squared differences. Manhattan: the sum of their sizes. Chebyshev: the largest size.
 * @hint Minkowski: (Σ |difference|ᵖ) to the power 1/p.
 * @hint Add up every column, and take Math.abs before a power: an odd power of a negative difference is negative.
 */
export function distance(A: Matrix, i: number, B: Matrix, k: number, { metric, p }: Measure): number {
  const d = A.columns;
  const a = i * d;
  const b = k * d;
  let sum = 0;
  switch (metric) {
    case "euclidean":
      for (let j = 0; j < d; j++) {
        const difference = A.data[a + j]! - B.data[b + j]!;
        sum += difference * difference;
      }
      return Math.sqrt(sum);
    case "manhattan":
      for (let j = 0; j < d; j++) sum += Math.abs(A.data[a + j]! - B.data[b + j]!);
      return sum;
    case "chebyshev":
      return largestDifference(A, a, B, b);
    case "minkowski": {
      // Relative to the largest, for the powers of very large or small differences leave the range of numbers.
      const largest = largestDifference(A, a, B, b);
      if (largest === 0) return 0;
      for (let j = 0; j < d; j++) sum += (Math.abs(A.data[a + j]! - B.data[b + j]!) / largest) ** p;
      return largest * sum ** (1 / p);
    }
  }
}

function largestDifference(A: Matrix, a: number, B: Matrix, b: number): number {
  let largest = 0;
  for (let j = 0; j < A.columns; j++) largest = Math.max(largest, Math.abs(A.data[a + j]! - B.data[b + j]!));
  return largest;
}
