/** What the experiments share: points, fits and averages. */
import { kMeans, type Matrix } from "../../../algorithms";
import { generatorOf } from "../../../src/kit/data/generators";
import { defaultsOf, type Value } from "../../../src/kit/lab/schema";

type Options = Readonly<Record<string, Value>>;

/** How many data sets a claim about "such data" is tried on: one alone might be a lucky one. */
export const nDatasets = 20;

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const averageOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A step beyond the end of any run here: the demo then shows the end. */
export const theEnd = 9999;

/** The part of a demo state that puts just these points on the stage: every option is named, so that none of the demo's own remain. */
export function showing(source: string, options: Options, seed: number) {
  const all = { ...defaultsOf(generatorOf(source)!.options), ...options };
  return { data: { source, options: all }, seeds: { data: seed, model: 0 } };
}

/** The same points as the demo shows for this source, these options and this data seed. */
export const points = (source: string, options: Options, seed: number): Matrix => generatorOf(source)!.generate(options, seed).X;

/** The class that each point was drawn from. */
export function classes(source: string, options: Options, seed: number): Int32Array {
  const { target } = generatorOf(source)!.generate(options, seed);
  if (target?.kind !== "class") throw new Error(`${source} has no classes.`);
  return target.values;
}

export const inertiaOf = (X: Matrix, params: Partial<kMeans.Params>): number => kMeans.fit(X, params).inertia;
