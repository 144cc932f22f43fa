/**
 * misconception: What an example says is α times the kernel, whatever its class.
 * expects: /did you leave the label out, or take that of example i/
 */
import type { Gram } from "@algorithms/support-vector-machine";

export function residualsOf(alpha: Float64Array, y: Float64Array, K: Gram): Float64Array {
  return y.map((label, i) => label - alpha.reduce((sum, value, j) => sum + value * K.row(j)[i]!, 0));
}
