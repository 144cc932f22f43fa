/**
 * misconception: A leaf adds the mean residual of its rows, whatever the loss.
 * expects: /not their mean residual/
 */
import type { Matrix } from "@algorithms/core/matrix";
import type { Model } from "@algorithms/decision-tree";

export function leafValues(tree: Model, leaves: Int32Array, residuals: Float64Array, _weights: Int32Array, nClasses: number): Matrix {
  if (nClasses === 0) return tree.value;
  const value = { ...tree.value, data: tree.value.data.slice() };
  for (const leaf of new Set(leaves)) {
    const own = residuals.filter((_, i) => leaves[i] === leaf);
    value.data[leaf] = own.reduce((sum, residual) => sum + residual, 0) / own.length;
  }
  return value;
}
