/**
 * misconception: The gain is shared by all leaves of the branch.
 * expects: /did you divide by all 4/
 */
export function effectiveAlpha(asLeaf: number, asBranch: number, nLeaves: number): number {
  return (asLeaf - asBranch) / nLeaves;
}
