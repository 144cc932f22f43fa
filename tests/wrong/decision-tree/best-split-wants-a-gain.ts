/**
 * misconception: A cut that gains nothing is never worth making.
 * expects: /what a useless cut separates may be separable by the next one/
 */
import { tieTolerance, type Split } from "@algorithms/decision-tree";

export function bestSplit(splits: Iterable<Split>, impurity: number): Split | null {
  let best: Split | null = null;
  for (const split of splits) if (split.gain > (best?.gain ?? 0) + tieTolerance * impurity) best = split;
  return best;
}
