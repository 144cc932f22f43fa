/** How a parameter runs along a slider. Typed values are exact whatever the slider can reach. */
import type { IntegerParameter, RealParameter } from "../lab/schema";

export type NumericParameter = IntegerParameter | RealParameter;

/** `min`, `max` and `step` are positions: the value itself on a linear scale, a count of steps on a logarithmic one. */
export interface Slider {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  valueAt(position: number): number;
  positionOf(value: number): number;
}

/** Renard's twenty to a decade: every power of ten is one of them, and all differ in their first two digits. */
const stepsPerDecade = 20;

export function sliderFor(parameter: NumericParameter): Slider {
  if (parameter.kind === "integer" || parameter.scale === "linear") return linear(parameter);
  return parameter.zero ? withZero(logarithmic(parameter)) : logarithmic(parameter);
}

/** The value one step further up or down from a value that need not be on the slider's own grid. */
export function nudge(parameter: NumericParameter, value: number, direction: 1 | -1): number {
  const slider = sliderFor(parameter);
  const position = clamp(slider.positionOf(value) + direction * slider.step, slider.min, slider.max);
  return slider.valueAt(position);
}

export function formatNumber(value: number): string {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential().replace("e+", "e") : String(value);
}

function linear(parameter: NumericParameter): Slider {
  const { min, max } = parameter;
  const step = parameter.kind === "integer" ? 1 : (parameter.step ?? significant((max - min) / 100, 1));
  const digits = Math.min(100, Math.max(decimals(step), decimals(min)));
  return {
    min,
    // A native slider stops at its last whole step: rounding up lets the end of the range be reached.
    max: Number((min + Math.ceil(Number(((max - min) / step).toFixed(9))) * step).toFixed(digits)),
    step,
    valueAt: (position) => (position >= max ? max : Number(position.toFixed(digits))),
    positionOf: (value) => value,
  };
}

function logarithmic({ min, max }: RealParameter): Slider {
  const span = Math.log(max / min);
  const steps = Math.max(1, Math.ceil((span / Math.LN10) * stepsPerDecade));
  return {
    min: 0,
    max: steps,
    step: 1,
    valueAt(position) {
      if (position <= 0) return min;
      if (position >= steps) return max;
      return clamp(significant(min * Math.exp((span * position) / steps), 2), min, max);
    },
    positionOf: (value) => (Math.log(value / min) / span) * steps,
  };
}

/** The same positions, each one further to the right, and 0 at the left end. */
function withZero(slider: Slider): Slider {
  return {
    ...slider,
    max: slider.max + 1,
    valueAt: (position) => (position < 1 ? 0 : slider.valueAt(position - 1)),
    // A typed value below the least one of the slider is shown at its end.
    positionOf: (value) => (value === 0 ? 0 : Math.max(0, slider.positionOf(value) + 1)),
  };
}

function significant(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** How many digits follow the point when a number is written out. */
function decimals(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
