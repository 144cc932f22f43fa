/** Which way through the graph, and what to do where paths meet. */
import { autodiff } from "../../../algorithms/backpropagation";
import { row, takeRows } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { gradientOf, learnerOf, lengthOf, scientific, showing } from "./measuring";
import { networkOn, neuron, type Graph } from "./scalar-graph";

type Scalar = autodiff.Scalar;
const sizes = [2, 20, 200];

export const reverseModeVisitsOnce = experiment({
  id: "reverse-mode-visits-once",
  claim: "For n parameters forward mode visits n times as many nodes as reverse mode, and both give the same gradient.",
  predict: {
    question: "One neuron, and the gradient by all its weights. From 2 weights to 200, how much more often does reverse mode visit a node, and how much more often forward mode?",
    options: ["Both about 100 times", "Reverse about 70 times, forward about 7,000 times", "Reverse as often as before, forward 100 times"],
    answer: 1,
  },
  state: showing({}, "circles"),
  measure: () => sizes.map((n) => {
    const { root, variables } = neuron(n);
    const reverse = autodiff.backpropagate(root);
    const forward = autodiff.differentiateForward(root, variables);
    const difference = Math.max(...variables.map((node) => Math.abs(reverse.gradient.get(node)! - forward.gradient.get(node)!)));
    return { n, reverse: reverse.visits, forward: forward.visits, difference };
  }),
  holds: (runs) => runs.every(({ n, reverse, forward, difference }) => forward === n * reverse && reverse < 10 * n && difference < 1e-14),
  rows: (runs) => [
    ...runs.map(({ n, reverse, forward }) => ({ label: `${n} weights: visits in reverse and in forward mode`, value: `${reverse.toLocaleString("en")} and ${forward.toLocaleString("en")}` })),
    { label: "largest difference between the two gradients", value: scientific(Math.max(...runs.map(({ difference }) => difference))) },
  ],
});

type Receive = (sofar: number | undefined, arriving: number) => number;
const adding: Receive = (sofar = 0, arriving) => sofar + arriving;
const overwriting: Receive = (_, arriving) => arriving;

/** One walk back from the root, into gradients that may be there already. */
function walkBack(root: Scalar, gradient: Map<Scalar, number>, receive: Receive): Map<Scalar, number> {
  gradient.set(root, 1);
  for (const node of autodiff.topologicalOrder(root).toReversed()) {
    node.inputs.forEach((input, i) => gradient.set(input, receive(gradient.get(input), gradient.get(node)! * node.slopes[i]!)));
  }
  return gradient;
}

const derivatives = ({ root, variables }: Graph, receive: Receive) => {
  const gradient = walkBack(root, new Map(), receive);
  return variables.map((node) => gradient.get(node)!);
};

const relativeError = (found: readonly number[], right: readonly number[]) =>
  lengthOf(found.map((value, i) => value - right[i]!)) / lengthOf(right);

const oneLayer = showing({ layers: 2, units1: 8, units2: 8 }, "circles");

export const pathsAddUp = experiment({
  id: "paths-add-up",
  claim: "For y = a · a + a, and for a network, adding up what arrives at a node gives the true gradient, and overwriting does not; on a chain without branches both do.",
  predict: {
    question: "y = a · a + a at a = 3, so the derivative is 7. What comes out if every node overwrites its gradient instead of adding to it?",
    options: ["7 all the same", "6: the path through the product", "3: one of the three paths"],
    answer: 2,
  },
  state: oneLayer,
  measure() {
    const a = autodiff.variable(3);
    const square = { root: autodiff.add(autodiff.multiply(a, a), a), variables: [a] };
    const chain = { root: autodiff.tanh(autodiff.exp(autodiff.power(autodiff.tanh(a), 2))), variables: [a] };
    const { network, task: { trainX, trainY } } = learnerOf(oneLayer);
    const graph = networkOn(network, row(trainX, 0), trainY[0]!);
    const right = gradientOf(network, takeRows(trainX, [0]), [trainY[0]!]);
    return {
      added: derivatives(square, adding)[0]!,
      overwritten: derivatives(square, overwriting)[0]!,
      onChain: relativeError(derivatives(chain, overwriting), derivatives(chain, adding)),
      network: { added: relativeError(derivatives(graph, adding), right), overwritten: relativeError(derivatives(graph, overwriting), right) },
    };
  },
  holds: ({ added, overwritten, onChain, network }) =>
    added === 7 && overwritten === 3 && onChain === 0 && network.added < 1e-12 && network.overwritten > 0.1,
  rows: ({ added, overwritten, onChain, network }) => [
    { label: "a · a + a at 3, adding", value: String(added) },
    { label: "overwriting", value: String(overwritten) },
    { label: "a chain of four: relative error, overwriting", value: String(onChain) },
    { label: "a network with two hidden layers of eight: relative error, adding", value: scientific(network.added) },
    { label: "overwriting", value: network.overwritten.toFixed(2) },
  ],
});

export const backwardTwice = experiment({
  id: "backward-twice",
  claim: "Where every node keeps its gradient, a second pass is wrong if only the leaves were set to zero in between, and right if all nodes were.",
  predict: {
    question: "y = x², z = y · x, at x = 3: dz/dx = 27. Backward, set only x's gradient to zero, backward again. What is it now?",
    options: ["27", "45", "54"],
    answer: 1,
  },
  state: oneLayer,
  measure() {
    const x = autodiff.variable(3);
    const z = autodiff.multiply(autodiff.multiply(x, x), x);
    const gradient = walkBack(z, new Map(), adding);
    const first = gradient.get(x)!;
    const unzeroed = walkBack(z, new Map(gradient), adding).get(x)!;
    const leafZeroed = walkBack(z, new Map(gradient).set(x, 0), adding).get(x)!;
    return { first, unzeroed, leafZeroed, allZeroed: walkBack(z, new Map(), adding).get(x)! };
  },
  holds: ({ first, leafZeroed, allZeroed }) => first === 27 && leafZeroed === 45 && allZeroed === 27,
  rows: ({ first, unzeroed, leafZeroed, allZeroed }) => [
    { label: "first pass", value: String(first) },
    { label: "second pass, nothing set to zero", value: String(unzeroed) },
    { label: "second pass, only x set to zero", value: String(leafZeroed) },
    { label: "second pass, all nodes set to zero", value: String(allZeroed) },
  ],
});
