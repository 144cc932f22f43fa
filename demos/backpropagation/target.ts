/** What the network is taught: class ids as they are, real values standardised, so that no unit of measurement is too large for it. */
import type { Dataset, Target } from "../../src/kit/data/dataset";

/** Taught = (own − mean) / standardDeviation. */
export interface TargetScale {
  readonly mean: number;
  readonly standardDeviation: number;
}

const asItIs: TargetScale = { mean: 0, standardDeviation: 1 };

/**
 * Of the training part alone: what is held out must not be known in any way. The standard deviation is divided by n; a
 * constant target is only centred. Classes stay as they are.
 */
export function targetScaleOf(target: Target, train: Dataset["train"]): TargetScale {
  if (target.kind === "class") return asItIs;
  const values = Float64Array.from(train, (row) => target.values[row]!);
  const mean = meanOf(values);
  const standardDeviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
  return { mean, standardDeviation: standardDeviation > 1e-12 * Math.abs(mean) ? standardDeviation : 1 };
}

/** Of every row. */
export function taught(target: Target, { mean, standardDeviation }: TargetScale): Float64Array {
  return Float64Array.from(target.values, (value) => (value - mean) / standardDeviation);
}

export const toOwnUnits = (output: number, { mean, standardDeviation }: TargetScale): number => output * standardDeviation + mean;

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
