/**
 * misconception: One neighbour, one vote.
 * expects: /did you count heads/
 */
export function votes(classes: ArrayLike<number>, _weights: Float64Array, nClasses: number): Float64Array {
  const total = new Float64Array(nClasses);
  for (let i = 0; i < classes.length; i++) total[classes[i]!]! += 1;
  return total;
}
