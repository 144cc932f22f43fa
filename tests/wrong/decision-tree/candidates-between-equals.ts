/**
 * misconception: A cut can fall between any two rows in sorted order.
 * expects: /rows of the same value cannot be told apart/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { impurityDecrease, midpoint, summarise, type Criterion, type Split } from "@algorithms/decision-tree";

export function candidateSplits(X: Matrix, y: ArrayLike<number>, rows: ArrayLike<number>, feature: number, criterion: Criterion, minSamplesLeaf = 1): Split[] {
  const value = (row: number): number => X.data[row * X.columns + feature]!;
  const sorted = Array.from(rows).toSorted((a, b) => value(a) - value(b));
  const node = criterion.impurity(summarise(criterion, y, sorted));
  const cuts = Array.from({ length: sorted.length - 1 }, (_, i) => i + 1).filter((n) => Math.min(n, sorted.length - n) >= minSamplesLeaf);
  return cuts.map((nLeft) => {
    const sides = [sorted.slice(0, nLeft), sorted.slice(nLeft)].map((side) => criterion.impurity(summarise(criterion, y, side)));
    const nRight = sorted.length - nLeft;
    const threshold = midpoint(value(sorted[nLeft - 1]!), value(sorted[nLeft]!));
    return { feature, threshold, gain: impurityDecrease(node, sides[0]!, nLeft, sides[1]!, nRight), nLeft, nRight };
  });
}
