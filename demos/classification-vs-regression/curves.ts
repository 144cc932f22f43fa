/** How well a head ranks: ROC and precision-recall curves, with few enough points to be drawn. */
import { metrics } from "../../algorithms";

export interface Curves {
  readonly auc: number;
  readonly averagePrecision: number;
  /** By falling threshold: the shares at or above it. */
  readonly roc: Line;
  /** By falling threshold: recall and precision. */
  readonly precisionRecall: Line;
}

/** Points of a curve, one after the other. */
export interface Line {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

const mostPoints = 240;

/** @returns null where a class is missing, and with it the curve */
export function curvesOf(yTrue: Int32Array, answers: Float64Array): Curves | null {
  const positives = yTrue.reduce((count, label) => count + label, 0);
  if (positives === 0 || positives === yTrue.length) return null;
  const { fpr, tpr } = metrics.rocCurve(yTrue, answers);
  const { precision, recall } = metrics.precisionRecallCurve(yTrue, answers);
  return {
    auc: metrics.auc(fpr, tpr),
    averagePrecision: metrics.averagePrecision(yTrue, answers),
    roc: thinned(fpr, tpr),
    precisionRecall: thinned(recall.toReversed(), precision.toReversed()),
  };
}

/** Evenly along the curve; the ends stay. */
function thinned(x: Float64Array, y: Float64Array): Line {
  const last = x.length - 1;
  const count = Math.min(x.length, mostPoints);
  const places = Array.from({ length: count }, (_, i) => Math.round((i * last) / Math.max(1, count - 1)));
  return { x: Float32Array.from(places, (i) => x[i]!), y: Float32Array.from(places, (i) => y[i]!) };
}
