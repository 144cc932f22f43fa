/**
 * Reverse-mode automatic differentiation of scalars: every operation leaves a node that knows its value, what it was
 * computed from, and how its value moves with each of them. The chain rule then needs no formula of the whole. `backward`
 * does the same for a network, where a node is a layer.
 *
 * Source: A. Baydin et al., "Automatic differentiation in machine learning: a survey", JMLR 18 (2018), sections 3.1 and 3.2.
 */
export interface Scalar {
  readonly value: number;
  readonly inputs: readonly Scalar[];
  /** ∂value / ∂input, one for each of the inputs. */
  readonly slopes: readonly number[];
}

/** A number that does not come from others: a weight, or a datum. */
export const variable = (value: number): Scalar => ({ value, inputs: [], slopes: [] });

export const add = (a: Scalar, b: Scalar): Scalar => ({ value: a.value + b.value, inputs: [a, b], slopes: [1, 1] });

export const multiply = (a: Scalar, b: Scalar): Scalar => ({ value: a.value * b.value, inputs: [a, b], slopes: [b.value, a.value] });

/** aⁿ for a constant n. */
export const power = (a: Scalar, n: number): Scalar => ({ value: a.value ** n, inputs: [a], slopes: [n === 0 ? 0 : n * a.value ** (n - 1)] });

export function exp(a: Scalar): Scalar {
  const value = Math.exp(a.value);
  return { value, inputs: [a], slopes: [value] };
}

export const log = (a: Scalar): Scalar => ({ value: Math.log(a.value), inputs: [a], slopes: [1 / a.value] });

export function tanh(a: Scalar): Scalar {
  const value = Math.tanh(a.value);
  return { value, inputs: [a], slopes: [1 - value * value] };
}

/** Its slope at 0 is 0, as everywhere here. */
export const relu = (a: Scalar): Scalar => ({ value: Math.max(0, a.value), inputs: [a], slopes: [a.value > 0 ? 1 : 0] });

export interface Derivatives {
  /** ∂root / ∂node, by node. */
  readonly gradient: ReadonlyMap<Scalar, number>;
  /** How many nodes were visited: the work done, whatever the machine. */
  readonly visits: number;
}

/**
 * The derivatives of the root by every node that it was computed from, itself included, in one walk back. A node hands
 * its own derivative on only when all of it has arrived: hence the reverse of an order in which the nodes could be computed.
 * @exercise Walk back from the root, and give every node the derivative of the root by it.
 * @hint The derivative of the root by itself is 1. Go through the nodes in reverse topological order: root first.
 * @hint An input receives the node's derivative times the slope. What it has received already stays: add.
 */
export function backpropagate(root: Scalar): Derivatives {
  const backwards = topologicalOrder(root).toReversed();
  const gradient = new Map<Scalar, number>([[root, 1]]);
  for (const node of backwards) {
    node.inputs.forEach((input, i) => {
      gradient.set(input, (gradient.get(input) ?? 0) + gradient.get(node)! * node.slopes[i]!);
    });
  }
  return { gradient, visits: backwards.length };
}

/**
 * The derivatives of the root by the given variables, in the other direction: how every node moves when one variable does,
 * from the inputs to the root. It takes a walk for every variable, where `backpropagate` takes one for all.
 */
export function differentiateForward(root: Scalar, variables: readonly Scalar[]): Derivatives {
  const nodes = topologicalOrder(root);
  const gradient = new Map<Scalar, number>();
  for (const moved of variables) {
    const tangents = new Map<Scalar, number>();
    for (const node of nodes) {
      const passedOn = node.inputs.reduce((sum, input, i) => sum + tangents.get(input)! * node.slopes[i]!, 0);
      tangents.set(node, node === moved ? 1 : passedOn);
    }
    gradient.set(moved, tangents.get(root)!);
  }
  return { gradient, visits: nodes.length * variables.length };
}

/** Every node that the root depends on, once each, after all of its inputs; the root is last. Deep graphs need no deep recursion. */
export function topologicalOrder(root: Scalar): Scalar[] {
  const order: Scalar[] = [];
  const seen = new Set<Scalar>();
  const waiting: { readonly node: Scalar; readonly areInputsDone: boolean }[] = [{ node: root, areInputsDone: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, areInputsDone } = next;
    if (areInputsDone) {
      order.push(node);
    } else if (!seen.has(node)) {
      seen.add(node);
      waiting.push({ node, areInputsDone: true });
      for (const input of node.inputs) waiting.push({ node: input, areInputsDone: false });
    }
  }
  return order;
}
