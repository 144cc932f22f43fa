/** All weights and biases of a network as one list, layer by layer: weights row by row, then biases. */
import { zeros, type Matrix } from "../../algorithms/core/matrix";
import type { Network } from "../../algorithms/backpropagation/network";

type Parts = Pick<Network, "weights" | "biases">;

export function numbersOf({ weights, biases }: Parts): number[] {
  return weights.flatMap((matrix, layer) => [...matrix.data, ...biases[layer]!]);
}

export function countNumbers({ weights, biases }: Parts): number {
  return weights.reduce((count, { data }, layer) => count + data.length + biases[layer]!.length, 0);
}

/** The same network with other numbers. @param numbers as many as it has */
export function withNumbers(network: Network, numbers: ArrayLike<number>): Network {
  let next = 0;
  const fill = (target: Float64Array): void => {
    for (let i = 0; i < target.length; i++) target[i] = numbers[next++]!;
  };
  const layers = network.weights.map(({ rows, columns }, layer): [Matrix, Float64Array] => {
    const [matrix, bias] = [zeros(rows, columns), new Float64Array(network.biases[layer]!.length)];
    fill(matrix.data);
    fill(bias);
    return [matrix, bias];
  });
  return { ...network, weights: layers.map(([matrix]) => matrix), biases: layers.map(([, bias]) => bias) };
}

/** The same network with other weights. @param next gives one weight after the other */
export function withWeights(network: Network, next: () => number): Network {
  return { ...network, weights: network.weights.map((matrix) => ({ ...matrix, data: matrix.data.map(next) })) };
}
