/** What can train a network here, and say what all its units make of the plane. */
import type { Matrix } from "../../algorithms/core/matrix";
import { trainEpoch } from "../../algorithms/backpropagation/engine";
import type { Gpu } from "../../algorithms/backpropagation/gpu";
import type { Network } from "../../algorithms/backpropagation/network";
import type { TrainedEpoch, TrainingOptions, TrainingState } from "../../algorithms/backpropagation/training";
import type { Tell } from "../../src/kit/engines/by";
import { createChooser, type Chooser, type Crossovers, type Sized } from "../../src/kit/engines/chooser";
import { createEngines } from "../../src/kit/engines/engines";
import { openEngine } from "../../src/kit/engines/open";
import { rivalsHere } from "../../src/kit/engines/webgpu";
import type { Pictures } from "./frame";
import { paint, paintFrom, type Easel } from "./pictures";

export type Trainer = Pick<Gpu, "trainEpoch" | "activations">;

export const training = (state: TrainingState, X: Matrix, y: Float64Array, order: Int32Array, options: TrainingOptions): Sized<Trainer, TrainedEpoch> => ({
  kind: `batches of ${options.batchSize}`,
  size: order.length * sizeOf(state.network),
  plain: () => trainEpoch(state, X, y, order, options),
  on: (gpu) => gpu.trainEpoch(state, X, y, order, options),
});

export const painting = (easel: Easel, network: Network, toOwn: (output: number) => number): Sized<Trainer, Pictures> => ({
  kind: "activations",
  size: easel.inputs.rows * sizeOf(network),
  plain: () => paint(easel, network, toOwn),
  on: async (gpu) => paintFrom(easel, await gpu.activations(network, easel.inputs), toOwn),
});

const sizeOf = ({ weights }: Network): number => weights.reduce((sum, { data }) => sum + data.length, 0);

const crossovers: Crossovers = new Map();

export const createTrainers = (tell?: Tell): Chooser<Trainer> =>
  createChooser(createEngines((name) => openEngine(name, () => import("../../algorithms/backpropagation/gpu")), rivalsHere), crossovers, tell);
