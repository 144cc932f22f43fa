/**
 * misconception: Of equal gains any will do.
 * expects: /did you compare with >= instead of >/
 */
import type { Split } from "@algorithms/decision-tree";

export function bestSplit(splits: Iterable<Split>, _impurity: number): Split | null {
  let best: Split | null = null;
  for (const split of splits) if (!best || split.gain >= best.gain) best = split;
  return best;
}
