/** What the experiments share: points, the machine on one half of them, and averages. */
import { supportVectorMachine, type Matrix } from "../../../algorithms";
import { takeRows } from "../../../algorithms/core/matrix";
import * as machine from "../../../algorithms/support-vector-machine/shrinking";
import { generatorOf } from "../../../src/kit/data/generators";
import { defaultsOf, type Value, type Values } from "../../../src/kit/lab/schema";
import type { StatePatch } from "../../../src/kit/lab/state";
import { parameters, type Parameters } from "../parameters";

export type Params = Partial<supportVectorMachine.Params>;
export type Model = supportVectorMachine.Model;
type Options = Readonly<Record<string, Value>>;

export const { fit, predict } = machine;
export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const sumOf = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0);
export const averageOf = (values: ArrayLike<number>): number => sumOf(values) / values.length;

/** How many data sets a claim about "such data" is tried on: one alone might be a lucky one. */
export const nDatasets = 10;
export const seeds = range(nDatasets);

/** A step beyond the end of any run here: the demo then shows the end. */
export const theEnd = 99_999;

/** A demo state with these settings and just these points: every setting and option is named, so that none of the demo's own remain. */
export function showing(settings: Partial<Values<Parameters>>, source: string, options: Options = {}, seed = 0): StatePatch<Parameters> {
  return {
    parameters: { ...defaultsOf(parameters), ...settings },
    data: { source, options: { ...defaultsOf(generatorOf(source)!.options), ...options }, testFraction: 0.3, scaling: "none" },
    seeds: { data: seed },
    step: theEnd,
  };
}

export interface Examples {
  readonly X: Matrix;
  readonly y: Int32Array;
}

/** The same points as the demo draws for this source, these options and this data seed. */
export function drawn(source: string, options: Options, seed: number): Examples {
  const { X, target } = generatorOf(source)!.generate(options, seed);
  if (target?.kind !== "class") throw new Error(`${source} has no classes.`);
  return { X, y: target.values };
}

export const take = ({ X, y }: Examples, rows: readonly number[]): Examples => ({ X: takeRows(X, rows), y: Int32Array.from(rows, (row) => y[row]!) });

/** The first part and the rest: generators draw points in no order. */
export function halves(examples: Examples, share = 0.5): { train: Examples; test: Examples } {
  const rows = range(examples.X.rows);
  const first = Math.round(share * rows.length);
  return { train: take(examples, rows.slice(0, first)), test: take(examples, rows.slice(first)) };
}

/** Rows of the two classes of "rare-class". */
export const isRare = (y: Int32Array): number[] => range(y.length).filter((i) => y[i] === 1);
export const isCommon = (y: Int32Array): number[] => range(y.length).filter((i) => y[i] === 0);

/** How many copies of the rare class make both classes about equally large. */
export const weightOfRare = (y: Int32Array): number => Math.round(isCommon(y).length / isRare(y).length);

/** With so many copies of the rare class, which is what weighting it does. */
export function oversampled(examples: Examples): Examples {
  const rareRows = isRare(examples.y);
  return take(examples, [...isCommon(examples.y), ...range(weightOfRare(examples.y)).flatMap(() => rareRows)]);
}

/** f of every row, of two classes. */
export const decide = (model: Model, X: Matrix): Float64Array => supportVectorMachine.decisionFunction(model, X).data;

export function accuracy(model: Model, { X, y }: Examples): number {
  const predicted = predict(model, X);
  return y.filter((id, i) => predicted[i] === id).length / y.length;
}

/** ‖w‖² of two classes: Σ yᵢαᵢ yⱼαⱼ Kᵢⱼ. */
export function squaredNorm(model: Model): number {
  const f = decide(model, model.supportVectors);
  return sumOf(f.map((value, s) => model.dualCoef.data[s]! * (value - model.intercept[0]!)));
}

/** Σ max(0, 1 − y·f(x)), y being −1 and +1. */
export const slackOf = (model: Model, { X, y }: Examples): number => sumOf(decide(model, X).map((f, i) => Math.max(0, 1 - (2 * y[i]! - 1) * f)));
