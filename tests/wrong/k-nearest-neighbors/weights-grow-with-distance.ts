/**
 * misconception: Weighing by distance means that the distance is the weight.
 * expects: /weigh by the distance itself/
 */
export function neighborWeights(distances: Float64Array, weights: "uniform" | "distance"): Float64Array {
  return weights === "uniform" ? distances.map(() => 1) : distances.slice();
}
