/** From the flat hyper-parameters and the data to the shape of the network. */
import type { Activation, Loss } from "../../algorithms/backpropagation/network";
import type { Target } from "../../src/kit/data/dataset";
import type { Values } from "../../src/kit/lab/schema";
import { featureParameters, type Parameters } from "./parameters";

export type FeatureName = keyof typeof featureParameters;

export const featureFunctions: Readonly<Record<FeatureName, (x1: number, x2: number) => number>> = {
  x1: (x1) => x1,
  x2: (_, x2) => x2,
  x1Squared: (x1) => x1 * x1,
  x2Squared: (_, x2) => x2 * x2,
  product: (x1, x2) => x1 * x2,
  sinX1: (x1) => Math.sin(x1),
  sinX2: (_, x2) => Math.sin(x2),
};

export function featuresOf(values: Values<Parameters>): FeatureName[] {
  return (Object.keys(featureFunctions) as FeatureName[]).filter((name) => values[name]);
}

export interface HiddenLayer {
  readonly units: number;
  readonly activation: Activation;
}

export function hiddenLayersOf(values: Values<Parameters>): HiddenLayer[] {
  const units = [values.units1, values.units2, values.units3, values.units4, values.units5, values.units6];
  const activations = [
    values.activation1, values.activation2, values.activation3, values.activation4, values.activation5, values.activation6,
  ];
  return units.slice(0, values.layers).map((count, l) => ({ units: count, activation: activations[l]! }));
}

/** Two classes need one output, more need one each; a real target needs one. */
export function outputsOf(target: Target): { readonly loss: Loss; readonly count: number } {
  if (target.kind === "real") return { loss: "squaredError", count: 1 };
  const classes = target.classNames.length;
  return classes <= 2 ? { loss: "logistic", count: 1 } : { loss: "softmax", count: classes };
}
