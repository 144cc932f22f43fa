/**
 * misconception: All rows of a leaf say what it should add, also those that the round was not given.
 * expects: /a row of weight 0 has no say/
 */
import type { Matrix } from "@algorithms/core/matrix";
import type { Model } from "@algorithms/decision-tree";

export function leafValues(tree: Model, leaves: Int32Array, residuals: Float64Array, _weights: Int32Array, nClasses: number): Matrix {
  if (nClasses === 0) return tree.value;
  const value = { ...tree.value, data: tree.value.data.slice() };
  const factor = nClasses === 2 ? 1 : (nClasses - 1) / nClasses;
  for (const leaf of new Set(leaves)) {
    const own = residuals.filter((_, i) => leaves[i] === leaf);
    const bend = own.reduce((sum, residual) => sum + Math.abs(residual) * (1 - Math.abs(residual)), 0);
    value.data[leaf] = bend < 1e-150 ? 0 : (factor * own.reduce((sum, residual) => sum + residual, 0)) / bend;
  }
  return value;
}
