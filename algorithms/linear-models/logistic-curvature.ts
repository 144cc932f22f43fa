/**
 * What a descent believes of the objective's curvature: that of all rows at its start, corrected by what every step shows
 * of it (the update of Broyden, Fletcher, Goldfarb and Shanno).
 *
 * Without l1 steps solve a linear system, for which the corrections stay a short list beside one decomposition. With it the
 * matrix itself is corrected, for coordinate descent inside needs its entries.
 *
 * Source: J. Nocedal and S. Wright, "Numerical optimization", 2nd ed. (2006), algorithm 7.4 and section 6.1.
 */
import type { Matrix } from "../core/matrix";
import { addTimes, dot } from "./coordinate-descent";
import type { Evaluation } from "./logistic-evaluation";
import type { Problem } from "./logistic-problem";
import { minimizeQuadratic } from "./logistic-quadratic";
import { createSolver } from "./normal-equations";

/** The second-order picture of the objective. */
export interface Picture {
  /** Where it is smallest, seen from here. */
  lowest(at: Evaluation): Matrix;
  /** Takes in how the gradient of C · loss changed along a step. */
  learn(step: Float64Array, change: Float64Array): void;
}

/**
 * @param hessian of C · loss; becomes the picture's own
 * @returns undefined where there is no l1 and the curvature is not positive in every direction, or hardly
 */
export function createPicture(problem: Problem, hessian: Matrix): Picture | undefined {
  return problem.l1.every((strength) => strength === 0) ? smoothPicture(problem, hessian) : kinkedPicture(problem, hessian);
}

/** By the two-loop recursion, with the first curvature in its middle. @param hessian becomes that of the objective */
function smoothPicture({ l2 }: Problem, hessian: Matrix): Picture | undefined {
  for (let j = 0; j < l2.length; j++) hessian.data[j * l2.length + j]! += l2[j]!;
  const solver = createSolver(hessian);
  if (!solver) return undefined;
  const corrections: { step: Float64Array; change: Float64Array; seen: number }[] = [];
  return {
    lowest({ W, gradient }) {
      let way: Float64Array = gradient.data.map((slope, j) => -(slope + l2[j]! * W.data[j]!));
      const shares = corrections.map(() => 0);
      for (const [k, { step, change, seen }] of [...corrections.entries()].toReversed()) {
        shares[k] = dot(step, way) / seen;
        addTimes(way, -shares[k]!, change);
      }
      way = solver.solve(way);
      for (const [k, { step, change, seen }] of corrections.entries()) addTimes(way, shares[k]! - dot(change, way) / seen, step);
      return { ...W, data: W.data.map((w, j) => w + way[j]!) };
    },
    learn(step, lossChange) {
      const change = lossChange.map((value, j) => value + l2[j]! * step[j]!);
      const seen = dot(step, change);
      if (seen > 0) corrections.push({ step, change, seen });
    },
  };
}

/** @param hessian is corrected in place */
function kinkedPicture(problem: Problem, hessian: Matrix): Picture {
  return {
    lowest: ({ W, gradient }) => minimizeQuadratic(problem, W, gradient, hessian),
    learn: (step, change) => correct(hessian, step, change),
  };
}

/** Puts the curvature that a step showed in place of what B says of its direction. */
function correct({ data, rows }: Matrix, step: Float64Array, change: Float64Array): void {
  const believed = Float64Array.from({ length: rows }, (_, a) => dot(data.subarray(a * rows, (a + 1) * rows), step));
  const [seen, expected] = [dot(step, change), dot(step, believed)];
  if (!(seen > 1e-8 * expected && expected > 0)) return;
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b <= a; b++) {
      const value = data[a * rows + b]! - (believed[a]! * believed[b]!) / expected + (change[a]! * change[b]!) / seen;
      data[a * rows + b] = value;
      data[b * rows + a] = value;
    }
  }
}
