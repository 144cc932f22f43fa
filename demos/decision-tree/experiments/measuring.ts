/** What the experiments share: points, trees and averages. */
import { decisionTree, metrics, type Matrix } from "../../../algorithms";
import { takeRows } from "../../../algorithms/core/matrix";
import * as presorted from "../../../algorithms/decision-tree/presorted";
import { generatorOf } from "../../../src/kit/data/generators";
import { defaultsOf, type Value } from "../../../src/kit/lab/schema";

type Options = Readonly<Record<string, Value>>;

export interface Sample {
  readonly X: Matrix;
  readonly y: Int32Array | Float64Array;
}

/** How many data sets a claim about "such data" is tried on: one alone might be a lucky one. */
export const nDatasets = 20;

/** A step beyond the end of any run here: the demo then shows the end. */
export const theEnd = 9999;

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const averageOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The mean of every number of some trials. */
export function means<Key extends string>(trials: readonly Readonly<Record<Key, number>>[]): Record<Key, number> {
  const keys = Object.keys(trials[0]!) as Key[];
  return Object.fromEntries(keys.map((key) => [key, averageOf(trials.map((trial) => trial[key]))])) as Record<Key, number>;
}

/** The part of a demo state that puts just these points on the stage: every option is named, so that none of the demo's own remain. */
export function showing(source: string, options: Options, seed: number) {
  const all = { ...defaultsOf(generatorOf(source)!.options), ...options };
  return { data: { source, options: all }, seeds: { data: seed, split: 0, model: 0 } };
}

/** The same points as the demo shows for this source, these options and this data seed. */
export function draw(source: string, options: Options, seed: number): Sample {
  const { X, target } = generatorOf(source)!.generate(options, seed);
  if (!target) throw new Error(`${source} has no target.`);
  return { X, y: target.values };
}

/**
 * Twice as many points as are asked for, of one draw: the first half to learn from, the other to be tested on.
 */
export function drawTwice(source: string, { nSamples = 300, ...options }: Options, seed: number): { train: Sample; test: Sample } {
  const n = Number(nSamples);
  const all = draw(source, { ...options, nSamples: 2 * n }, seed);
  return { train: part(all, range(n)), test: part(all, range(n).map((i) => n + i)) };
}

export const part = ({ X, y }: Sample, rows: readonly number[]): Sample => ({ X: takeRows(X, rows), y: Float64Array.from(rows, (row) => y[row]!) });
export const fit = ({ X, y }: Sample, params: Partial<decisionTree.Params> = {}): decisionTree.Model => presorted.fit(X, y, params);
export const accuracyOf = (tree: decisionTree.Model, { X, y }: Sample): number => metrics.accuracy(y, decisionTree.predict(tree, X));
