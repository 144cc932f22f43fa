/**
 * misconception: The mean of shares is a share.
 * expects: /did you forget to make the sum 1/
 */
export function meanImportances(importances: readonly Float64Array[]): Float64Array {
  return importances[0]!.map((_, j) => importances.reduce((sum, ofTree) => sum + ofTree[j]!, 0) / importances.length);
}
