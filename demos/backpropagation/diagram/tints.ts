/** What the colours of a unit's picture mean: which values the ends of its colours stand for. */
import type { Activation } from "../../../algorithms/backpropagation/network";
import type { Target } from "../../../src/kit/data/dataset";
import type { Palette, Ramp } from "../../../src/kit/plots/colours";
import { extent } from "../../../src/kit/plots/extent";
import { groupWords, rampWords } from "../../../src/kit/plots/shades";

type Extent = readonly [low: number, high: number];

/** A ramp between two values; or for a class, from the paper to its colour. */
export type Tint = { readonly ramp: Ramp; readonly extent: Extent } | { readonly group: number; readonly extent: Extent };

const probability: Extent = [0, 1];

/** Bounded activations always have the same colours, so that pictures can be compared; others at least those of ±1. */
export function tintOfUnit(activation: Activation, values: Float32Array): Tint {
  if (activation === "sigmoid") return { ramp: "diverging", extent: probability };
  return { ramp: "diverging", extent: activation === "tanh" ? [-1, 1] : around(values) };
}

export const tintOfFeature = (values: Float32Array): Tint => ({ ramp: "diverging", extent: around(values) });

function around(values: Float32Array): Extent {
  const [low, high] = extent(values);
  const size = Math.max(1, Math.abs(low), Math.abs(high));
  return [-size, size];
}

/** One output says how likely class 1 is, or a value, in the colours of the points' values; more say how likely theirs is. */
export function tintOfOutput(target: Target, nOutputs: number, output: number): Tint {
  if (target.kind === "real") return { ramp: "sequential", extent: extent(target.values) };
  return nOutputs === 1 ? { ramp: "diverging", extent: probability } : { group: output, extent: probability };
}

/** The colours of a tint from its low end to its high one. */
export const coloursOf = (tint: Tint, palette: Palette): Uint32Array =>
  "ramp" in tint ? rampWords(tint.ramp, palette) : groupWords(tint.group, palette);
