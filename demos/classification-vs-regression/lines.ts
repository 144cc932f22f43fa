/** The straight lines on which a head's answer is a given one. */
import type { Domain } from "../../src/kit/plots/types";
import type { Heads, Reading } from "./heads";
import type { HeadName } from "./parameters";

/** Where coef·x = level. */
export interface Contour {
  readonly coef: readonly [number, number];
  readonly level: number;
}

export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** With two classes, where a head's answer meets the threshold; null for thresholds of 0 and 1, which a probability never meets. */
export function boundaryOf(heads: Heads, name: HeadName, { levels, cuts }: Reading, threshold: number): Contour | null {
  if (name === "regression") {
    const { coef, intercept } = heads.regression;
    return { coef: [coef[0]!, coef[1]!], level: cuts[0]! + (threshold - 0.5) * (levels[1]! - levels[0]!) - intercept };
  }
  if (threshold <= 0 || threshold >= 1) return null;
  const { coef, intercept } = heads.classification;
  return { coef: [coef.data[0]!, coef.data[1]!], level: Math.log(threshold / (1 - threshold)) - intercept[0]! };
}

/** The parallel lines between classes in an order: the cuts of a number, or the thresholds. */
export function bandsOf(heads: Heads, name: HeadName, { cuts }: Reading): Contour[] {
  if (name === "ordinal" && heads.ordinal) {
    const { coef, thresholds } = heads.ordinal;
    return Array.from(thresholds, (level) => ({ coef: [coef[0]!, coef[1]!], level }));
  }
  if (name !== "regression") return [];
  const { coef, intercept } = heads.regression;
  return Array.from(cuts, (cut) => ({ coef: [coef[0]!, coef[1]!], level: cut - intercept }));
}

/** The part of a line that the domain shows; null if there is none, or no line. */
export function within({ coef: [a, b], level }: Contour, { x, y }: Domain): Segment | null {
  const corners: (readonly [number, number])[] = [];
  const add = (px: number, py: number): void => {
    const isInside = px >= x[0] && px <= x[1] && py >= y[0] && py <= y[1];
    if (isInside && !corners.some(([qx, qy]) => qx === px && qy === py)) corners.push([px, py]);
  };
  if (b !== 0) for (const edge of x) add(edge, (level - a * edge) / b);
  if (a !== 0) for (const edge of y) add((level - b * edge) / a, edge);
  const [first, last] = [corners[0], corners.at(-1)];
  return first && last && first !== last ? [...first, ...last] : null;
}
