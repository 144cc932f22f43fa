/**
 * misconception: e^z is a number like any other.
 * expects: /Did a power overflow/
 */
import type { Activation } from "@algorithms/backpropagation";

export function activate(z: number, activation: Activation): number {
  if (activation === "relu") return Math.max(0, z);
  if (activation === "tanh") return Math.tanh(z);
  return activation === "sigmoid" ? Math.exp(z) / (1 + Math.exp(z)) : z;
}
