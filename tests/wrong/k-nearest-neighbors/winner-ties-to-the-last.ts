/**
 * misconception: It does not matter which of two equally strong classes wins.
 * expects: /a tie goes to the lowest class id/
 */
export function winner(total: Float64Array): number {
  let strongest = 0;
  for (let k = 1; k < total.length; k++) if (total[k]! >= total[strongest]!) strongest = k;
  return strongest;
}
