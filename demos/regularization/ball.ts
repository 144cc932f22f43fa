/** The outlines on the stage: the penalty's ball, and the contour of the loss that touches it. */
import { axesOf, type Loss, type Pair } from "./loss";

/** Corners lie on multiples of a quarter turn, so that none is cut off. */
const nPoints = 240;

const turns = Array.from({ length: nPoints + 1 }, (_, i) => (2 * Math.PI * i) / nPoints);

/**
 * All coefficients with l1Ratio ‖w‖₁ + ½ (1 − l1Ratio) ‖w‖² = size: a diamond, a circle, or what is between.
 * @param units how much the two coefficients differ in scale: the points are spread evenly in a picture drawn in these units
 */
export function ballOutline(l1Ratio: number, size: number, units: Pair): Pair[] {
  return turns.map((turn, i): Pair => {
    const quarter = i % (nPoints / 2);
    const u = quarter === nPoints / 4 ? 0 : units[0] * Math.cos(turn);
    const v = quarter === 0 ? 0 : units[1] * Math.sin(turn);
    const linear = l1Ratio * (Math.abs(u) + Math.abs(v));
    // The positive root of ½ (1 − l1Ratio) (u² + v²) r² + linear r − size, in the form that also holds without a square.
    const radius = size === 0 ? 0 : (2 * size) / (linear + Math.sqrt(linear ** 2 + 2 * (1 - l1Ratio) * (u * u + v * v) * size));
    return [radius * u, radius * v];
  });
}

/** All coefficients whose loss is `excess` above the least: an ellipse, or where columns are copies two lines. */
export function contourOutline(loss: Loss, centre: Pair, excess: number, farthest: number): Pair[] {
  const { steep, flat, angle } = axesOf(loss);
  const reach = (curvature: number): number => Math.min(farthest, Math.sqrt((2 * Math.max(0, excess)) / curvature));
  const [long, short] = [reach(flat), reach(steep)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return turns.map((turn): Pair => {
    const [s, f] = [short * Math.cos(turn), long * Math.sin(turn)];
    return [centre[0] + s * cos - f * sin, centre[1] + s * sin + f * cos];
  });
}
