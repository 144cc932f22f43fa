/** What the neighbours say: each has a weight; classes are voted on, values are averaged. */

export type Weights = "uniform" | "distance";

/**
 * How much each neighbour counts: all alike, or in inverse proportion to its distance, given relative to the nearest. A
 * neighbour at distance 0 would weigh infinitely much: then those at distance 0 count 1 each, and all others nothing.
 * @param distances of the neighbours, nearest first
 * @returns as many weights, the largest being 1
 * @exercise Give every neighbour its weight: 1 for "uniform", and for "distance" in proportion to 1 / distance.
 * @hint Only the ratios of weights count. Dividing the smallest distance by each gives the nearest neighbour weight 1.
 * @hint 1 / 0 is infinite: where there are neighbours at distance 0, these have weight 1 and the others 0.
 */
export function neighborWeights(distances: Float64Array, weights: Weights): Float64Array {
  if (weights === "uniform") return new Float64Array(distances.length).fill(1);
  const closest = distances[0]!;
  return distances.map((far) => (closest === 0 ? Number(far === 0) : closest / far));
}

/**
 * The weights of the neighbours of each class, added up.
 * @param classes the neighbours' class ids 0 … nClasses − 1; @param weights as many
 * @returns nClasses votes
 * @exercise Add up the weights of the neighbours of each class.
 * @hint Start from zeros, one for each class, also for those that no neighbour has.
 */
export function votes(classes: ArrayLike<number>, weights: Float64Array, nClasses: number): Float64Array {
  const total = new Float64Array(nClasses);
  for (let i = 0; i < weights.length; i++) total[classes[i]!]! += weights[i]!;
  return total;
}

/**
 * The class with the most votes (ties: the lowest id, as scikit-learn's).
 * @exercise Return the class with the most votes; of equally strong ones the lowest id.
 * @hint Go through the classes in order and remember the strongest so far: compare with >, not >=.
 */
export function winner(total: Float64Array): number {
  let strongest = 0;
  for (let k = 1; k < total.length; k++) if (total[k]! > total[strongest]!) strongest = k;
  return strongest;
}

/**
 * The mean of the neighbours' values, each with its weight.
 * @param values of the neighbours; @param weights as many, not all 0
 * @exercise Average the neighbours' values by their weights.
 * @hint Σ weight · value, divided by Σ weight: not by k.
 */
export function weightedMean(values: ArrayLike<number>, weights: Float64Array): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]! * values[i]!;
    total += weights[i]!;
  }
  return sum / total;
}
