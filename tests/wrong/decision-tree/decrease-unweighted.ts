/**
 * misconception: Both sides count the same, however few rows they have.
 * expects: /Did you average the two sides equally/
 */
export function impurityDecrease(node: number, left: number, _nLeft: number, right: number, _nRight: number): number {
  return node - (left + right) / 2;
}
