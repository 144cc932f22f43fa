/** What the experiments share: points, fits and averages. */
import { kMeans, type Matrix } from "../../../algorithms";
import { generatorOf } from "../../../src/kit/data/generators";
import type { Value } from "../../../src/kit/lab/schema";

type Options = Readonly<Record<string, Value>>;

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const averageOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The part of a demo state that puts just these points on the stage. */
export const showing = (source: string, options: Options, seed: number) => ({ data: { source, options }, seeds: { data: seed, model: 0 } });

/** The same points as the demo shows for this source, these options and this data seed. */
export const points = (source: string, options: Options, seed: number): Matrix => generatorOf(source)!.generate(options, seed).X;

/** The class that each point was drawn from. */
export function classes(source: string, options: Options, seed: number): Int32Array {
  const { target } = generatorOf(source)!.generate(options, seed);
  if (target?.kind !== "class") throw new Error(`${source} has no classes.`);
  return target.values;
}

export const inertiaOf = (X: Matrix, params: Partial<kMeans.Params>): number => kMeans.fit(X, params).inertia;
