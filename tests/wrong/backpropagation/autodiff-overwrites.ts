/**
 * misconception: A derivative is set where it is computed.
 * expects: /did you set the derivative with = instead of \+=/
 */
import { autodiff } from "@algorithms/backpropagation";

type Scalar = autodiff.Scalar;

export function backpropagate(root: Scalar): autodiff.Derivatives {
  const nodes = autodiff.topologicalOrder(root);
  const gradient = new Map<Scalar, number>([[root, 1]]);
  for (const node of nodes.toReversed()) {
    node.inputs.forEach((input, i) => gradient.set(input, gradient.get(node)! * node.slopes[i]!));
  }
  return { gradient, visits: nodes.length };
}
