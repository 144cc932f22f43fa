/** What the experiments share: the demo's own data, first weights and training, without the pictures. */
import { beginTraining, epochOrder, lossAndGradient } from "../../../algorithms/backpropagation";
import { trainEpoch } from "../../../algorithms/backpropagation/engine";
import type { Network } from "../../../algorithms/backpropagation/network";
import type { Matrix } from "../../../algorithms/core/matrix";
import { buildDataset } from "../../../src/kit/data/build";
import type { Table } from "../../../src/kit/data/dataset";
import { generatorOf } from "../../../src/kit/data/generators";
import { applyPatch, defaultState } from "../../../src/kit/lab/defaults";
import { defaultsOf, type Value, type Values } from "../../../src/kit/lab/schema";
import type { Seeds, StatePatch } from "../../../src/kit/lab/state";
import { firstNetwork } from "../first-network";
import { model } from "../model";
import { numbersOf } from "../network-numbers";
import type { Parameters } from "../parameters";
import { scoresOf } from "../scores";
import { seedFor } from "../seeds";
import { taskOf, type Task } from "../task";
import { optionsOf } from "../training-options";

export type State = StatePatch<Parameters>;
type Settings = Partial<Values<Parameters>>;

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const averageOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A demo state with these settings and just these points. All else is named too, so that nothing of what the demo opens with remains. */
export function showing(parameters: Settings, source: string, options: Readonly<Record<string, Value>> = {}): State {
  return {
    parameters: { ...defaultsOf(model.parameters), ...parameters },
    data: { source, options: { ...defaultsOf(generatorOf(source)!.options), ...options }, scaling: "standard", testFraction: 0.4 },
    // Where the number of epochs matters, the demo opens at the end of them.
    step: parameters.epochs ?? 0,
  };
}

/** The same settings, with points, split and first weights of another draw. */
export const drawnAgain = (state: State, seed: number): State => ({ ...state, seeds: { data: seed, split: seed, model: seed } });

export const turned = (state: State, parameters: Settings): State => ({ ...state, parameters: { ...state.parameters, ...parameters } });

export interface Learner {
  readonly values: Values<Parameters>;
  readonly seeds: Seeds;
  readonly task: Task;
  readonly network: Network;
}

/** What the demo learns in this state, and the network with which it begins. */
export function learnerOf(state: State, table: Table | null = null): Learner {
  const { parameters: values, data, seeds } = applyPatch(defaultState(model), state);
  const { dataset } = buildDataset({ data, seeds, table, target: "known" });
  const task = taskOf(values, dataset);
  return { values, seeds, task, network: firstNetwork(task, values.initialization, seedFor("weights", seeds)) };
}

interface Course {
  readonly epochs?: number;
  /** The order in which an epoch goes through the training points; the demo's own if left out. */
  readonly orderOf?: (epoch: number) => Int32Array;
  /** Is shown the network after every epoch. */
  readonly watch?: (network: Network) => void;
}

/** The network after so many epochs: the demo's after as many steps. */
export function train({ values, seeds, task, network }: Learner, { epochs = values.epochs, orderOf, watch }: Course = {}): Network {
  const order = orderOf ?? ((epoch: number) => epochOrder(task.trainX.rows, seedFor("order", seeds), epoch));
  const options = optionsOf(values, seedFor("dropout", seeds));
  let state = beginTraining(network);
  for (const epoch of range(epochs)) {
    state = trainEpoch(state, task.trainX, task.trainY, order(epoch), options).state;
    watch?.(state.network);
  }
  return state.network;
}

/** How good the demo's network is at the end of its run in this state. */
export function scoresAfter(state: State, course: Course = {}) {
  const learner = learnerOf(state);
  return scoresOf(learner.task, train(learner, course));
}

/** All partial derivatives of the mean loss in a row, layer by layer: weights, then biases. */
export function gradientOf(network: Network, X: Matrix, y: ArrayLike<number>): number[] {
  return numbersOf(lossAndGradient(network, X, y).gradient);
}

export const lengthOf = (values: ArrayLike<number>): number => Math.hypot(...Array.from(values));
/** Nothing in these breaks at the end of a line. */
export const percent = (share: number): string => `${(100 * share).toFixed(0)}\u00a0%`;

/** As 6.1 × 10⁻⁵, or 10⁻⁵. */
export function scientific(value: number, decimals = 0): string {
  const [digits, exponent] = value.toExponential(decimals).split("e");
  const raised = Array.from(exponent!.replace("+", ""), (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)]!)).join("");
  if (value === 0) return "0";
  return digits === "1" ? `10${raised}` : `${digits}\u00a0×\u00a010${raised}`;
}
