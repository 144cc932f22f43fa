/**
 * misconception: A mean is a sum divided by how many there are.
 * expects: /did you divide by the number of neighbours/
 */
export function weightedMean(values: ArrayLike<number>, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * values[i]!;
  return sum / weights.length;
}
