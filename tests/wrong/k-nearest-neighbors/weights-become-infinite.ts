/**
 * misconception: No query ever lies exactly on a training point.
 * expects: /1 \/ 0 is infinite/
 */
export function neighborWeights(distances: Float64Array, weights: "uniform" | "distance"): Float64Array {
  return distances.map((far) => (weights === "uniform" ? 1 : 1 / far));
}
