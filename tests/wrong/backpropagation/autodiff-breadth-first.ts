/**
 * misconception: From the root, any order outwards will do.
 * expects: /is the order topological/
 */
import { autodiff } from "@algorithms/backpropagation";

type Scalar = autodiff.Scalar;

export function backpropagate(root: Scalar): autodiff.Derivatives {
  const gradient = new Map<Scalar, number>([[root, 1]]);
  const nodes = [root];
  for (const node of nodes) {
    node.inputs.forEach((input, i) => {
      if (!nodes.includes(input)) nodes.push(input);
      gradient.set(input, (gradient.get(input) ?? 0) + gradient.get(node)! * node.slopes[i]!);
    });
  }
  return { gradient, visits: nodes.length };
}
