/** A training state opened for the engine: everything spread out once, trained in place, and gathered at the end. */
import type { Strided } from "../core/kernels/product";
import type { Matrix } from "../core/matrix";
import { dropoutMasks } from "./dropout";
import { bend } from "./engine-bend";
import { arenaFor, blame, collect, gathered, openLayer, sum, type Layer } from "./engine-layer";
import { judge } from "./engine-output";
import { step, type Trained } from "./engine-step";
import type { Moments, Optimizer, TrainingOptions, TrainingState } from "./training";

type Average = "first" | "second";

/** Which averages an optimizer keeps. */
const keeps: Readonly<Record<Optimizer, readonly Average[]>> = { sgd: [], momentum: ["first"], rmsprop: ["second"], adam: ["first", "second"] };

export interface Trainer {
  /** One update by a batch: the rows of X that `order` names from `start` to `end`. @returns its objective times its rows */
  update(X: Matrix, y: ArrayLike<number>, order: Int32Array, start: number, end: number): number;
  /** The state after the updates made so far. */
  close(): TrainingState;
}

/** @param largestBatch the most rows that an update may have; the given state is copied, never changed */
export function openTrainer(state: TrainingState, largestBatch: number, options: TrainingOptions): Trainer {
  const { network } = state;
  const arena = arenaFor(network, largestBatch);
  const input = arena.matrix(largestBatch, network.weights[0]!.rows);
  const targets = arena.allocate(largestBatch);
  const layers: Layer[] = [];
  network.weights.forEach((_, l) => layers.push(openLayer(state, l, layers.at(-1)?.output ?? input, largestBatch, arena)));
  const last = layers.at(-1)!;
  let { updates } = state;

  return {
    update(X, y, order, start, end) {
      const rows = end - start;
      for (let i = 0; i < rows; i++) {
        copyRow(X, order[start + i]!, input, i);
        targets[i] = y[order[start + i]!]!;
      }
      forward(layers, rows, dropoutMasks(network, rows, updates, options));
      const loss = judge(last, targets, rows, network.loss);
      backward(layers, rows);
      const cost = pull(layers, options);
      updates++;
      for (const { ofWeights, ofBiases } of layers) {
        step(ofWeights, options, updates);
        step(ofBiases, options, updates);
      }
      return loss + cost * rows;
    },
    close: () => ({
      network: { ...network, weights: layers.map((layer) => gathered(layer.weights.data, layer)), biases: layers.map((layer) => biasesOf(layer, "values")) },
      updates,
      first: momentsOf(layers, "first", options.optimizer),
      second: momentsOf(layers, "second", options.optimizer),
    }),
  };
}

function copyRow({ data, columns }: Matrix, row: number, input: Strided, i: number): void {
  const [from, to] = [row * columns, i * input.row];
  for (let j = 0; j < columns; j++) input.data[to + j] = data[from + j]!;
}

function forward(layers: readonly Layer[], rows: number, masks: readonly Matrix[]): void {
  for (let l = 0; l < layers.length; l++) {
    const layer = layers[l]!;
    sum(layer, rows);
    if (layer.activation) bend(layer.output.data, layer.slopes, rows * layer.output.row, layer.activation);
    if (l < masks.length) mask(layer, masks[l]!);
  }
}

/** What is dropped neither speaks nor is to blame. */
function mask({ output, slopes, fanOut }: Layer, { data, rows }: Matrix): void {
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < fanOut; k++) {
      output.data[i * output.row + k]! *= data[i * fanOut + k]!;
      slopes[i * output.row + k]! *= data[i * fanOut + k]!;
    }
  }
}

function backward(layers: readonly Layer[], rows: number): void {
  for (let l = layers.length - 1; l >= 0; l--) {
    collect(layers[l]!, rows);
    if (l > 0) blame(layers[l]!, layers[l - 1]!, rows);
  }
}

/** Adds the slopes of the penalty to the gradient of every weight. @returns the penalty */
function pull(layers: readonly Layer[], { l1, l2 }: TrainingOptions): number {
  if (l1 === 0 && l2 === 0) return 0;
  let cost = 0;
  for (const { weights, weightGradient, fanIn, fanOut } of layers) {
    for (let j = 0; j < fanIn; j++) {
      for (let entry = j * weights.row; entry < j * weights.row + fanOut; entry++) {
        const w = weights.data[entry]!;
        weightGradient.data[entry]! += l1 * Math.sign(w) + l2 * w;
        cost += l1 * Math.abs(w) + (l2 / 2) * w * w;
      }
    }
  }
  return cost;
}

const biasesOf = ({ ofBiases, fanOut }: Layer, name: keyof Trained): Float64Array => ofBiases[name].slice(0, fanOut);

function momentsOf(layers: readonly Layer[], name: Average, optimizer: Optimizer): Moments {
  if (!keeps[optimizer].includes(name)) return { weights: [], biases: [] };
  return { weights: layers.map((layer) => gathered(layer.ofWeights[name], layer).data), biases: layers.map((layer) => biasesOf(layer, name)) };
}
