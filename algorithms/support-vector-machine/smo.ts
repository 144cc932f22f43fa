/**
 * Sequential minimal optimization, as a textbook would write it: of all multipliers αᵢ change two at a time, for two is
 * the least that can move without leaving Σ yᵢαᵢ = 0. The best pair is solved exactly, by one division and a clip.
 *
 * Everything is told by one number for each example, its residual rᵢ = yᵢ − Σⱼ yⱼαⱼK(xᵢ, xⱼ): the intercept that would
 * put the example exactly on its margin line. Examples whose yα can still rise want an intercept of at least rᵢ, those
 * whose yα can still fall one of at most rᵢ. The optimum is where one intercept pleases all; until then the two that
 * disagree are the ones to change.
 *
 * Sources: J. Platt, "Fast training of support vector machines using sequential minimal optimization", 1998;
 * R.-E. Fan, P.-H. Chen, C.-J. Lin, "Working set selection using second order information for training support vector
 * machines", JMLR 6 (2005), for the pair; S. S. Keerthi et al., "Improvements to Platt's SMO algorithm", Neural
 * Computation 13 (2001), for the two thresholds.
 */
import type { Matrix } from "../core/matrix";
import { gramOf, type Gram, type Kernel } from "./kernel";

/** Two classes to be told apart. */
export interface Problem {
  /** n × d */
  readonly X: Matrix;
  /** +1 or −1 for each row. */
  readonly y: Float64Array;
  /** The most that each α may be: what an error on this example costs. */
  readonly C: Float64Array;
  readonly kernel: Kernel;
}

/** A problem as its optimization sees it: of the examples themselves, only their kernels. */
export interface Examples extends Pick<Problem, "y" | "C"> {
  readonly K: Gram;
}

export interface SmoOptions {
  /** Stop when no two examples disagree by as much as this on the intercept. */
  readonly tol: number;
  /** The most pairs to solve. */
  readonly maxIter: number;
  /** Multipliers to start from, within 0 … C and with Σ yᵢαᵢ = 0; all zero if left out. */
  readonly alpha?: Float64Array;
  /** The kernels, where somebody computed them already. */
  readonly K?: Gram;
}

/** What one iteration chose and did. */
export interface Step {
  /** y[i]·α[i] rises and y[j]·α[j] falls by the same amount. */
  readonly i: number;
  readonly j: number;
  /** By how much, if there were no box. */
  readonly unclipped: number;
  /** By how much, within the box: 0 … C for both. */
  readonly size: number;
}

/** Where the optimization stands after an iteration. Never changed after it was yielded. */
export interface State {
  readonly iteration: number;
  readonly alpha: Float64Array;
  readonly residuals: Float64Array;
  /** What led here; null at the start. */
  readonly step: Step | null;
  /** The pair to be solved next; null if there is none whose residuals disagree. */
  readonly next: { readonly i: number; readonly j: number } | null;
  /** By how much residuals disagree at most; what `tol` is compared with. */
  readonly violation: number;
}

/** The least curvature along a pair: where two examples coincide, or a kernel is no inner product, it would be 0 or less. */
export const leastCurvature = 1e-12;

/** The states from all multipliers at zero (or those given) to the optimum; returns the last one. */
export function* smo({ X, y, C, kernel }: Problem, { tol, maxIter, alpha: start, K = gramOf(X, kernel) }: SmoOptions): Generator<State, State> {
  const examples: Examples = { y, C, K };
  let alpha: Float64Array = start?.slice() ?? new Float64Array(X.rows);
  let residuals = residualsOf(alpha, y, K);
  let step: Step | null = null;

  for (let iteration = 0; ; iteration++) {
    const { pair, violation } = selectPair(alpha, residuals, examples);
    const state: State = { iteration, alpha, residuals, step, next: pair, violation };
    yield state;
    if (!pair || violation < tol || iteration === maxIter) return state;

    const { i, j } = pair;
    const { unclipped, size } = solvePair(i, j, alpha, residuals, examples);
    step = { i, j, unclipped, size };
    alpha = moved(alpha, examples, step);
    const [rising, falling] = [K.row(i), K.row(j)];
    residuals = residuals.map((residual, t) => residual - size * (rising[t]! - falling[t]!));
  }
}

/**
 * rᵢ = yᵢ − Σⱼ yⱼαⱼK(xᵢ, xⱼ): the intercept that would put example i exactly on its margin line, yᵢf(xᵢ) = 1.
 * @param alpha n multipliers; @param y n labels, +1 or −1; @param K n × n
 * @exercise Compute every example's residual: its label less what the others say of it without an intercept.
 * @hint With all multipliers at zero nothing is said, and the residuals are the labels.
 * @hint Each term of the sum has the other example's label: yⱼ·αⱼ·K(xᵢ, xⱼ).
 */
export function residualsOf(alpha: Float64Array, y: Float64Array, K: Gram): Float64Array {
  const residuals = y.slice();
  for (let j = 0; j < alpha.length; j++) {
    if (alpha[j] === 0) continue;
    const row = K.row(j);
    for (let i = 0; i < residuals.length; i++) residuals[i]! -= y[j]! * alpha[j]! * row[i]!;
  }
  return residuals;
}

/** Whether y·α can still rise: α of a positive example below its C, that of a negative one above 0. */
export const canRise = (alpha: number, y: number, C: number): boolean => (y > 0 ? alpha < C : alpha > 0);
/** Whether y·α can still fall. */
export const canFall = (alpha: number, y: number, C: number): boolean => (y > 0 ? alpha > 0 : alpha < C);

/**
 * The pair to solve. i is the example that asks for the highest intercept of those whose yα can rise. j is, of those that
 * can fall and ask for less, the one with which the objective gains most: (rᵢ − rⱼ)² / (Kᵢᵢ + Kⱼⱼ − 2Kᵢⱼ), by second-order
 * information. Ties go to the last, as in libsvm.
 * @returns the pair, null if no two disagree; and the violation: the highest r that can rise less the lowest that can fall
 * @exercise Choose the two multipliers to change: the greatest disagreement first, then the greatest gain.
 * @hint A positive example can rise while α < C and fall while α > 0; a negative one the other way round.
 * @hint The violation is about the extremes of r. The partner j is about the gain, which need not be the lowest r.
 * @hint Where the curvature Kᵢᵢ + Kⱼⱼ − 2Kᵢⱼ is not positive, take leastCurvature.
 */
export function selectPair(
  alpha: Float64Array,
  residuals: Float64Array,
  { y, C, K }: Examples,
): { pair: { i: number; j: number } | null; violation: number } {
  let [i, highest] = [-1, -Infinity];
  for (let t = 0; t < alpha.length; t++) {
    if (canRise(alpha[t]!, y[t]!, C[t]!) && residuals[t]! >= highest) [i, highest] = [t, residuals[t]!];
  }
  let [j, lowest, greatest] = [-1, Infinity, -Infinity];
  for (let t = 0; t < alpha.length; t++) {
    if (i < 0 || !canFall(alpha[t]!, y[t]!, C[t]!)) continue;
    lowest = Math.min(lowest, residuals[t]!);
    const disagreement = highest - residuals[t]!;
    if (disagreement <= 0) continue;
    const gain = disagreement ** 2 / curvature(i, t, K);
    if (gain >= greatest) [j, greatest] = [t, gain];
  }
  const violation = highest - lowest;
  return { pair: j < 0 ? null : { i, j }, violation: Number.isFinite(violation) ? violation : 0 };
}

function curvature(i: number, j: number, { row, diagonal }: Gram): number {
  const value = diagonal[i]! + diagonal[j]! - 2 * row(i)[j]!;
  return value > 0 ? value : leastCurvature;
}

/**
 * The best move of one pair with all others held: y[i]·α[i] rises and y[j]·α[j] falls by (rᵢ − rⱼ) / (Kᵢᵢ + Kⱼⱼ − 2Kᵢⱼ),
 * where the objective's slope along the pair is zero; clipped so that both stay within 0 … C.
 * @returns the move without the box, and within it
 * @exercise Solve for two multipliers: the step to the top of the parabola, then the clip.
 * @hint Along the pair the objective is a parabola with slope rᵢ − rⱼ and that curvature.
 * @hint A rising yα has C − α of room if y is +1, and α if y is −1. A falling one the other way round.
 * @hint The clipped step is the smallest of three numbers.
 */
export function solvePair(
  i: number,
  j: number,
  alpha: Float64Array,
  residuals: Float64Array,
  { y, C, K }: Examples,
): { unclipped: number; size: number } {
  const unclipped = (residuals[i]! - residuals[j]!) / curvature(i, j, K);
  const roomToRise = y[i]! > 0 ? C[i]! - alpha[i]! : alpha[i]!;
  const roomToFall = y[j]! > 0 ? alpha[j]! : C[j]! - alpha[j]!;
  return { unclipped, size: Math.min(unclipped, roomToRise, roomToFall) };
}

/** The multipliers after a step. One that comes to a bound is put exactly on it: rounding must not keep it off. */
function moved(alpha: Float64Array, { y, C }: Examples, { i, j, size }: Step): Float64Array {
  const next = alpha.slice();
  next[i] = onBound(alpha[i]! + y[i]! * size, C[i]!);
  next[j] = onBound(alpha[j]! - y[j]! * size, C[j]!);
  return next;
}

/** How near to a bound counts as on it, as a share of C: far below what any tolerance can see. */
const nearBound = 1e-15;

export function onBound(alpha: number, C: number): number {
  if (alpha <= nearBound * C) return 0;
  return alpha >= C * (1 - nearBound) ? C : alpha;
}

/**
 * The intercept: where the residuals of free examples (0 < α < C) agree, so their mean; if there are none, the middle
 * between the highest that can rise and the lowest that can fall.
 * @exercise Find the intercept from the examples that lie exactly on the margin.
 * @hint An example with 0 < α < C has yf(x) = 1, so the intercept is its residual.
 * @hint An α at 0 or at C says only that the intercept is at least, or at most, its residual.
 */
export function interceptOf(alpha: Float64Array, residuals: Float64Array, { y, C }: Pick<Problem, "y" | "C">): number {
  let [sum, free, highest, lowest] = [0, 0, -Infinity, Infinity];
  for (let t = 0; t < alpha.length; t++) {
    const residual = residuals[t]!;
    if (alpha[t]! > 0 && alpha[t]! < C[t]!) {
      sum += residual;
      free++;
    } else if (canRise(alpha[t]!, y[t]!, C[t]!)) highest = Math.max(highest, residual);
    else lowest = Math.min(lowest, residual);
  }
  return free > 0 ? sum / free : (highest + lowest) / 2;
}

/**
 * What is maximised: Σᵢ αᵢ − ½ Σᵢⱼ αᵢαⱼyᵢyⱼK(xᵢ, xⱼ). The inner sum over j is yᵢ − rᵢ, so one pass is enough.
 * @exercise Compute the dual objective from the multipliers and the residuals.
 * @hint Σⱼ yⱼαⱼK(xᵢ, xⱼ) = yᵢ − rᵢ, and yᵢ² = 1.
 */
export function dualObjective(alpha: Float64Array, residuals: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < alpha.length; i++) sum += alpha[i]! * (1 - (1 - y[i]! * residuals[i]!) / 2);
  return sum;
}

/** ‖w‖² in the kernel's space; the margin, from line to line, is 2/‖w‖ wide. */
export function squaredNorm(alpha: Float64Array, residuals: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < alpha.length; i++) sum += alpha[i]! * (1 - y[i]! * residuals[i]!);
  return sum;
}

/** ξᵢ = max(0, 1 − yᵢf(xᵢ)): by how much each example misses its margin line. */
export function slacksOf(residuals: Float64Array, y: Float64Array, intercept: number): Float64Array {
  return residuals.map((residual, i) => Math.max(0, y[i]! * (residual - intercept)));
}

/** What the dual bounds from below: ½‖w‖² + Σ Cᵢξᵢ. Where the two meet, both are optimal. */
export function primalObjective(alpha: Float64Array, residuals: Float64Array, { y, C }: Pick<Problem, "y" | "C">): number {
  const slacks = slacksOf(residuals, y, interceptOf(alpha, residuals, { y, C }));
  return squaredNorm(alpha, residuals, y) / 2 + slacks.reduce((sum, slack, i) => sum + C[i]! * slack, 0);
}
