/**
 * misconception: Sorting the values is enough; the targets stay where they are.
 * expects: /did you sort the values without their targets/
 */
import type { Matrix } from "@algorithms/core/matrix";
import { impurityDecrease, midpoint, summarise, type Criterion, type Split } from "@algorithms/decision-tree";

export function candidateSplits(X: Matrix, y: ArrayLike<number>, rows: ArrayLike<number>, feature: number, criterion: Criterion, minSamplesLeaf = 1): Split[] {
  const all = Array.from(rows);
  const values = all.map((row) => X.data[row * X.columns + feature]!).toSorted((a, b) => a - b);
  const node = criterion.impurity(summarise(criterion, y, all));
  return values.flatMap((above, nLeft) => {
    const nRight = values.length - nLeft;
    if (nLeft === 0 || values[nLeft - 1] === above || Math.min(nLeft, nRight) < minSamplesLeaf) return [];
    const sides = [all.slice(0, nLeft), all.slice(nLeft)].map((side) => criterion.impurity(summarise(criterion, y, side)));
    return [{ feature, threshold: midpoint(values[nLeft - 1]!, above), gain: impurityDecrease(node, sides[0]!, nLeft, sides[1]!, nRight), nLeft, nRight }];
  });
}
