/** The analysis beside the story: how good the machine is over C and γ, on both parts of the split. */
import type { Matrix } from "../../algorithms/core/matrix";
import * as metrics from "../../algorithms/metrics";
import * as supportVectorMachine from "../../algorithms/support-vector-machine";
import { takeRows } from "../../algorithms/core/matrix";
import * as shrinking from "../../algorithms/support-vector-machine/shrinking";
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";
import { paramsOf, taskOf } from "./task";

export interface Trial {
  /** Which curve or map it belongs to. */
  readonly of: "grid" | "C" | "gamma";
  readonly C: number;
  readonly gamma: number;
  readonly train: number;
  /** Null where no points are held out. */
  readonly test: number | null;
  /** The share of the training points that are support vectors. */
  readonly support: number;
}

export interface Sweep {
  readonly trials: readonly Trial[];
  /** 0 … 1. */
  readonly progress: number;
}

const powers = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => Number((10 ** (from + i * step)).toPrecision(3)));
export const costs = powers(-2, 3, 0.5);
export const gammas = powers(-2, 2, 0.5);

/** A sweep solves a hundred problems: on at most so many points of each part, to a loose tolerance, and none for too long. */
const mostPoints = 400;
const effort = { tol: 1e-2, maxIter: 20_000 };

export function* sweep({ parameters, dataset }: RunInput<Parameters>): Generator<Sweep, void, void> {
  const task = taskOf(parameters, dataset);
  const X = takeRows(task.X, Array.from({ length: Math.min(mostPoints, task.X.rows) }, (_, i) => i));
  const y = task.y.subarray(0, X.rows);
  const params = paramsOf(parameters);
  const gamma = supportVectorMachine.resolveGamma(task.X, params.gamma!);
  const held = dataset.test.subarray(0, mostPoints);
  const test = { X: takeRows(dataset.X, held), y: Int32Array.from(held, (row) => task.target[row]!) };
  if (new Set(y).size < 2) return;

  const hasGamma = parameters.kernel !== "linear";
  const plan: Pick<Trial, "of" | "C" | "gamma">[] = [
    ...costs.map((C) => ({ of: "C" as const, C, gamma })),
    ...(hasGamma ? gammas.map((gamma) => ({ of: "gamma" as const, C: parameters.C, gamma })) : []),
    ...(hasGamma ? gammas.flatMap((gamma) => costs.map((C) => ({ of: "grid" as const, C, gamma }))) : []),
  ];
  let trials: readonly Trial[] = [];
  for (const { of, C, gamma } of plan) {
    const model = shrinking.fit(X, y, { ...params, ...effort, C, gamma });
    const score = (X: Matrix, y: Int32Array): number => metrics.accuracy(y, shrinking.predict(model, X));
    trials = [...trials, { of, C, gamma, train: score(X, y), test: test.y.length > 0 ? score(test.X, test.y) : null, support: model.support.length / X.rows }];
    yield { trials, progress: trials.length / plan.length };
  }
}
