/** What can compute kernels here: those that the optimization and the picture need, or all of a machine that is too large to be watched. */
import type { Matrix } from "../../algorithms/core/matrix";
import type { Gpu } from "../../algorithms/support-vector-machine/gpu";
import type { Frame, Model, Problem, Start } from "../../algorithms/support-vector-machine";
import * as shrinking from "../../algorithms/support-vector-machine/shrinking";
import type { Tell } from "../../src/kit/engines/by";
import { createChooser, type Chooser, type Crossovers, type Sized } from "../../src/kit/engines/chooser";
import { createEngines } from "../../src/kit/engines/engines";
import { openEngine } from "../../src/kit/engines/open";
import { rivalsHere } from "../../src/kit/engines/webgpu";
import { kernelTable, sumsAt } from "./kernel-table";
import type { Task } from "./task";

export type Machine = Pick<Gpu, "kernelMatrix" | "kernelSums" | "steps">;

/**
 * Of the examples, with all places of the picture. Those with each other, which decide the steps, are always the reference's own: in single precision
 * another engine would take other steps, and a link to one of them would show another state.
 */
export const kernelsOf = (X: Matrix, places: Matrix, kernel: Problem["kernel"]): Sized<Machine, Matrix> => ({
  kind: "kernels",
  size: X.rows * places.rows,
  plain: () => kernelTable(X, places, kernel),
  on: (gpu) => gpu.kernelMatrix(X, places, kernel),
});

export interface Solved {
  /** One of every pair of classes, its last. */
  readonly ends: readonly Frame[];
  readonly model: Model;
}

export const solving = ({ X, y, params }: Task, start?: Start): Sized<Machine, Solved> => ({
  kind: "solving",
  size: X.rows ** 2,
  plain() {
    const ends: Frame[] = [];
    const steps = shrinking.steps(X, y, params, start);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return { ends, model: value };
      ends.push(value);
    }
  },
  async on(gpu) {
    const ends: Frame[] = [];
    const steps = gpu.steps(X, y, params, start);
    for (;;) {
      const { done, value } = await steps.next();
      if (done) return { ends, model: value };
      ends.push(value);
    }
  },
});

/** Σ yα K(x, place), at every place. */
export function decisionsAt(places: Matrix, { X, y, kernel }: Problem, alpha: Float64Array): Sized<Machine, Float64Array> {
  const weights = alpha.map((value, i) => y[i]! * value);
  return {
    kind: "decisions",
    size: X.rows * places.rows,
    plain: () => sumsAt(places, X, weights, kernel),
    on: (gpu) => gpu.kernelSums(places, X, kernel, weights),
  };
}

const crossovers: Crossovers = new Map();

export const createMachines = (tell?: Tell): Chooser<Machine> =>
  createChooser(createEngines((name) => openEngine(name, () => import("../../algorithms/support-vector-machine/gpu")), rivalsHere), crossovers, tell);
