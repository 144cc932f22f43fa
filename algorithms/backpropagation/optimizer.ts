/**
 * How a gradient becomes a step. Each rule is a function from an array of parameters, with what the rule remembers of
 * earlier gradients, to the next one; none changes what it is given. All are PyTorch's, to the last term.
 *
 * Sources: B. Polyak, "Some methods of speeding up the convergence of iteration methods" (1964), for momentum; G. Hinton,
 * "Neural networks for machine learning", lecture 6e (2012), for RMSProp; D. Kingma and J. Ba, "Adam: a method for
 * stochastic optimization", ICLR 2015, algorithm 1.
 */
import type { Optimizer, TrainingOptions } from "./training";

/** An array of parameters with the running averages that its rule keeps. One that is not there yet is 0 everywhere. */
export interface Parameters {
  readonly values: Float64Array;
  /** Momentum's velocity, Adam's mean of gradients. */
  readonly first?: Float64Array;
  /** RMSProp's and Adam's mean of squared gradients. */
  readonly second?: Float64Array;
}

/** @param update the number of this update, counted from 1 */
type Rule = (parameters: Parameters, gradient: Float64Array, options: TrainingOptions, update: number) => Parameters;

export const rules: Readonly<Record<Optimizer, Rule>> = { sgd, momentum, rmsprop, adam };

/** Straight downhill: w ← w − η g. */
export function sgd({ values }: Parameters, gradient: Float64Array, { learningRate }: Pick<TrainingOptions, "learningRate">): Parameters {
  return { values: values.map((w, entry) => w - learningRate * gradient[entry]!) };
}

/**
 * A ball with inertia: v ← μ v + g, then w ← w − η v. Along a valley the steps add up; across it they cancel.
 * @param parameters with the velocity v as `first`
 * @exercise Keep a share of the velocity, add the gradient, and step along the new velocity.
 * @hint The new velocity comes first: μ v + g, where μ is the option momentum. Then the step: w − η v, with that new v.
 * @hint Return new arrays: { values, first: velocity }.
 */
export function momentum(
  { values, first = zerosLike(values) }: Parameters,
  gradient: Float64Array,
  options: Pick<TrainingOptions, "learningRate" | "momentum">,
): Parameters {
  const velocity = first.map((v, entry) => options.momentum * v + gradient[entry]!);
  return { values: values.map((w, entry) => w - options.learningRate * velocity[entry]!), first: velocity };
}

/** Steps of about one size in every direction: s ← ρ s + (1 − ρ) g², then w ← w − η g / (√s + ε). */
export function rmsprop(
  { values, second = zerosLike(values) }: Parameters,
  gradient: Float64Array,
  { learningRate, rho, epsilon }: Pick<TrainingOptions, "learningRate" | "rho" | "epsilon">,
): Parameters {
  const squares = second.map((s, entry) => rho * s + (1 - rho) * gradient[entry]! ** 2);
  const step = (entry: number) => (learningRate * gradient[entry]!) / (Math.sqrt(squares[entry]!) + epsilon);
  return { values: values.map((w, entry) => w - step(entry)), second: squares };
}

/**
 * Momentum and RMSProp in one: m ← β₁ m + (1 − β₁) g, s ← β₂ s + (1 − β₂) g². Both begin at 0 and so are too small at first:
 * after t updates they have taken in shares of 1 − βᵗ, and are divided by that before the step w ← w − η m̂ / (√ŝ + ε).
 * @param parameters with m as `first` and s as `second`; @param update t, counted from 1
 * @exercise Update both averages, correct them for having begun at 0, and step.
 * @hint m = β₁ m + (1 − β₁) g, and s likewise with β₂ and g². These are what you return as first and second.
 * @hint m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ), with t = update.
 * @hint The step is η m̂ / (√ŝ + ε): ε is added after the root.
 */
export function adam(
  { values, first = zerosLike(values), second = zerosLike(values) }: Parameters,
  gradient: Float64Array,
  { learningRate, beta1, beta2, epsilon }: Pick<TrainingOptions, "learningRate" | "beta1" | "beta2" | "epsilon">,
  update: number,
): Parameters {
  const mean = first.map((m, entry) => beta1 * m + (1 - beta1) * gradient[entry]!);
  const squares = second.map((s, entry) => beta2 * s + (1 - beta2) * gradient[entry]! ** 2);
  const corrected = (entry: number) => mean[entry]! / (1 - beta1 ** update);
  const size = (entry: number) => Math.sqrt(squares[entry]! / (1 - beta2 ** update));
  const moved = values.map((w, entry) => w - (learningRate * corrected(entry)) / (size(entry) + epsilon));
  return { values: moved, first: mean, second: squares };
}

function zerosLike(values: Float64Array): Float64Array {
  return new Float64Array(values.length);
}
