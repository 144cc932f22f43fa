/**
 * misconception: A neighbour at distance 0 just weighs very much.
 * expects: /the others count nothing/
 */
export function neighborWeights(distances: Float64Array, weights: "uniform" | "distance"): Float64Array {
  return distances.map((far) => (weights === "uniform" ? 1 : 1 / (far + 1e-3)));
}
