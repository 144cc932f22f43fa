/**
 * How a gradient becomes a step. Each rule is a function from an array of parameters, with what the rule remembers of
 * earlier gradients, to the next one; none changes what it is given. All are PyTorch's, to the last term.
 *
 * Sources: B. Polyak, "Some methods of speeding up the convergence of iteration methods" (1964), for momentum; G. Hinton,
 * "Neural networks for machine learning", lecture 6e (2012), for RMSProp; D. Kingma and J. Ba, "Adam: a method for
 * stochastic optimization", ICLR 2015, algorithm 1.
 */
import type { Optimizer, TrainingOptions } from "./training";

/** An array of parameters with the running averages that its rule keeps; an average that it does not keep is empty. */
export interface Remembering {
  readonly values: Float64Array;
  /** Momentum's velocity, Adam's mean of gradients. */
  readonly first: Float64Array;
  /** RMSProp's and Adam's mean of squared gradients. */
  readonly second: Float64Array;
}

export type RuleOptions = Pick<TrainingOptions, "learningRate" | "momentum" | "rho" | "beta1" | "beta2" | "epsilon">;

/** @param update the number of this update, counted from 1 */
export type Rule = (parameters: Remembering, gradient: Float64Array, options: RuleOptions, update: number) => Remembering;

/** Which averages each rule keeps. */
export const keeps: Readonly<Record<Optimizer, { readonly first: boolean; readonly second: boolean }>> = {
  sgd: { first: false, second: false },
  momentum: { first: true, second: false },
  rmsprop: { first: false, second: true },
  adam: { first: true, second: true },
};

export const rules: Readonly<Record<Optimizer, Rule>> = { sgd, momentum, rmsprop, adam };

/** Straight downhill: w ← w − η g. */
export function sgd({ values, ...averages }: Remembering, gradient: Float64Array, { learningRate }: Pick<RuleOptions, "learningRate">): Remembering {
  return { ...averages, values: values.map((w, entry) => w - learningRate * gradient[entry]!) };
}

/**
 * A ball with inertia: v ← μ v + g, w ← w − η v. Along a valley the steps add up; across it they cancel.
 * @param parameters with the velocity v as `first`, 0 at the start
 * @exercise Keep a share of the velocity, add the gradient, and step along the new velocity.
 * @hint The new velocity comes first: μ v + g. Then the step: w − η v, with that new v.
 */
export function momentum(
  { values, first, second }: Remembering,
  gradient: Float64Array,
  { learningRate, momentum: share }: Pick<RuleOptions, "learningRate" | "momentum">,
): Remembering {
  const velocity = first.map((v, entry) => share * v + gradient[entry]!);
  return { values: values.map((w, entry) => w - learningRate * velocity[entry]!), first: velocity, second };
}

/** Steps of about one size in every direction: s ← ρ s + (1 − ρ) g², w ← w − η g / (√s + ε). */
export function rmsprop(
  { values, first, second }: Remembering,
  gradient: Float64Array,
  { learningRate, rho, epsilon }: Pick<RuleOptions, "learningRate" | "rho" | "epsilon">,
): Remembering {
  const squares = second.map((s, entry) => rho * s + (1 - rho) * gradient[entry]! ** 2);
  const moved = values.map((w, entry) => w - (learningRate * gradient[entry]!) / (Math.sqrt(squares[entry]!) + epsilon));
  return { values: moved, first, second: squares };
}

/**
 * Momentum over RMSProp: m ← β₁ m + (1 − β₁) g, s ← β₂ s + (1 − β₂) g². Both start from 0 and so are too small at first:
 * after t updates they hold only 1 − βᵗ of a mean, by which they are divided. w ← w − η m̂ / (√ŝ + ε).
 * @param parameters with m as `first` and s as `second`, 0 at the start; @param update t, counted from 1
 * @exercise Update both averages, correct them for their start at 0, and step.
 * @hint m = β₁ m + (1 − β₁) g, and the same with β₂ and g².
 * @hint m̂ = m / (1 − β₁ᵗ) and ŝ = s / (1 − β₂ᵗ), with t = update. What you return are m and s, uncorrected.
 * @hint The step is η m̂ / (√ŝ + ε): ε is added after the root.
 */
export function adam(
  { values, first, second }: Remembering,
  gradient: Float64Array,
  { learningRate, beta1, beta2, epsilon }: Pick<RuleOptions, "learningRate" | "beta1" | "beta2" | "epsilon">,
  update: number,
): Remembering {
  const mean = first.map((m, entry) => beta1 * m + (1 - beta1) * gradient[entry]!);
  const squares = second.map((s, entry) => beta2 * s + (1 - beta2) * gradient[entry]! ** 2);
  const [meanShare, squaresShare] = [1 - beta1 ** update, 1 - beta2 ** update];
  const moved = values.map((w, entry) => {
    const corrected = mean[entry]! / meanShare;
    return w - (learningRate * corrected) / (Math.sqrt(squares[entry]! / squaresShare) + epsilon);
  });
  return { values: moved, first: mean, second: squares };
}
