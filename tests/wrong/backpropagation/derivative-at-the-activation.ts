/**
 * misconception: The derivative takes f(z): everybody writes 1 − a² and a (1 − a).
 * expects: /it is given z, not f\(z\)/
 */
import type { Activation } from "@algorithms/backpropagation";

export function activationDerivative(a: number, activation: Activation): number {
  if (activation === "relu") return a > 0 ? 1 : 0;
  if (activation === "tanh") return 1 - a * a;
  return activation === "sigmoid" ? a * (1 - a) : 1;
}
