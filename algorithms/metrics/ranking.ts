/**
 * How well scores put the positive rows before the negative ones, at every threshold at once.
 *
 * Sources: T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006), algorithm 1;
 * J. Davis and M. Goadrich, "The relationship between precision-recall and ROC curves", ICML (2006).
 */
import { checkClassIds } from "../core/check";
import { InvalidInput } from "../core/errors";

export interface RocCurve {
  /** False positive rate: the share of negative rows scored at or above each threshold; ascending from 0 to 1. */
  readonly fpr: Float64Array;
  /** True positive rate, which is the recall: the share of positive rows; ascending from 0 to 1. */
  readonly tpr: Float64Array;
  /** Descending. The first is Infinity, where nothing is called positive. */
  readonly thresholds: Float64Array;
}

export interface PrecisionRecallCurve {
  /** For every threshold, and a last 1 that belongs to none. */
  readonly precision: Float64Array;
  /** Descending; a last 0 that belongs to none. */
  readonly recall: Float64Array;
  /** The different scores, ascending: one fewer than there are points. */
  readonly thresholds: Float64Array;
}

/**
 * The receiver operating characteristic. Rows of equal score are taken together, as one point; (0, 0) comes first.
 * @param yTrue n class ids, 1 for positive and 0 for negative, both present; @param yScore n scores, higher for more positive
 * @param dropIntermediate leaves out points on a straight line between their neighbours, which changes no area
 * @throws InvalidInput for other ids, a missing class, different lengths or scores that are not finite
 */
export function rocCurve(yTrue: ArrayLike<number>, yScore: ArrayLike<number>, { dropIntermediate = true } = {}): RocCurve {
  const { thresholds, truePositives, falsePositives } = countsByThreshold(yTrue, yScore);
  const [positives, negatives] = [truePositives.at(-1)!, falsePositives.at(-1)!];
  if (negatives === 0) throw new InvalidInput("yTrue must hold both classes; got only 1");
  const bends = (counts: readonly number[], i: number): boolean => counts[i + 1]! - 2 * counts[i]! + counts[i - 1]! !== 0;
  const isCorner = (_: unknown, i: number): boolean =>
    !dropIntermediate || i === 0 || i === thresholds.length - 1 || bends(falsePositives, i) || bends(truePositives, i);
  const from = (start: number, values: readonly number[]): Float64Array => Float64Array.of(start, ...values.filter(isCorner));
  return {
    fpr: from(0, falsePositives).map((count) => count / negatives),
    tpr: from(0, truePositives).map((count) => count / positives),
    thresholds: from(Infinity, thresholds),
  };
}

/**
 * Precision and recall at every different score as threshold.
 * @param yTrue n class ids, 1 for positive and 0 for negative, at least one positive; @param yScore n scores
 * @throws InvalidInput as `rocCurve`, but the negative class may be missing
 */
export function precisionRecallCurve(yTrue: ArrayLike<number>, yScore: ArrayLike<number>): PrecisionRecallCurve {
  const { thresholds, truePositives, falsePositives } = countsByThreshold(yTrue, yScore);
  const positives = truePositives.at(-1)!;
  const precision = truePositives.map((count, i) => count / (count + falsePositives[i]!));
  return {
    precision: Float64Array.from([...precision.toReversed(), 1]),
    recall: Float64Array.from([...truePositives.map((count) => count / positives).toReversed(), 0]),
    thresholds: Float64Array.from(thresholds.toReversed()),
  };
}

/**
 * The area under a curve by trapezoids.
 * @param x n ≥ 2 places, all ascending or all descending; @param y n heights
 * @throws InvalidInput for fewer than two points, different lengths, or an x that goes back and forth
 */
export function auc(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length < 2 || x.length !== y.length) {
    throw new InvalidInput(`x and y must be equally long, at least 2; got ${x.length} and ${y.length}`);
  }
  let [area, rises, falls] = [0, false, false];
  for (let i = 1; i < x.length; i++) {
    const width = x[i]! - x[i - 1]!;
    rises ||= width > 0;
    falls ||= width < 0;
    area += (width * (y[i]! + y[i - 1]!)) / 2;
  }
  if (rises && falls) throw new InvalidInput("x must be ascending or descending; it goes back and forth");
  return falls ? -area : area;
}

/**
 * The area under the ROC curve: the chance that a random positive row has a higher score than a random negative one,
 * where equal scores count half. No monotone change of the scores alters it. See `rocCurve` for shapes and errors.
 */
export function rocAuc(yTrue: ArrayLike<number>, yScore: ArrayLike<number>): number {
  const { fpr, tpr } = rocCurve(yTrue, yScore);
  return auc(fpr, tpr);
}

/** Σ (recall gained at a threshold) × (precision there), without interpolation. See `precisionRecallCurve` for shapes and errors. */
export function averagePrecision(yTrue: ArrayLike<number>, yScore: ArrayLike<number>): number {
  const { precision, recall } = precisionRecallCurve(yTrue, yScore);
  let sum = 0;
  for (let i = 0; i + 1 < precision.length; i++) sum += (recall[i]! - recall[i + 1]!) * precision[i]!;
  return sum;
}

/** How many positive and negative rows score at or above every different score, from the highest down. */
function countsByThreshold(yTrue: ArrayLike<number>, yScore: ArrayLike<number>) {
  checkScores(yTrue, yScore);
  const order = Array.from({ length: yTrue.length }, (_, i) => i).toSorted((a, b) => yScore[b]! - yScore[a]!);
  const [thresholds, truePositives, falsePositives]: number[][] = [[], [], []];
  let [positive, negative] = [0, 0];
  order.forEach((i, place) => {
    if (yTrue[i] === 1) positive++;
    else negative++;
    const next = order[place + 1];
    if (next !== undefined && yScore[next] === yScore[i]) return;
    thresholds!.push(yScore[i]!);
    truePositives!.push(positive);
    falsePositives!.push(negative);
  });
  if (positive === 0) throw new InvalidInput("yTrue must hold the positive class, 1; got only 0");
  return { thresholds: thresholds!, truePositives: truePositives!, falsePositives: falsePositives! };
}

function checkScores(yTrue: ArrayLike<number>, yScore: ArrayLike<number>): void {
  checkClassIds("yTrue", yTrue, { min: 1 });
  if (yScore.length !== yTrue.length) {
    throw new InvalidInput(`yScore must have one score for each of the ${yTrue.length} rows; got ${yScore.length}`);
  }
  for (let i = 0; i < yTrue.length; i++) {
    if (yTrue[i] !== 0 && yTrue[i] !== 1) throw new InvalidInput(`yTrue must be 0 or 1; got ${yTrue[i]} at index ${i}`);
    if (!Number.isFinite(yScore[i])) throw new InvalidInput(`yScore must be finite; got ${yScore[i]} at index ${i}`);
  }
}
