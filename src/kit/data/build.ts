/** From the state to the points on the stage: source → columns shown → edits → scaling → split. */
import type { Matrix } from "../../../algorithms/core/matrix";
import type { DataState, Seeds } from "../lab/state";
import type { Wanted } from "./columns";
import type { Dataset, Table } from "./dataset";
import { applyEdits } from "./edits";
import { generatorOf } from "./generators";
import { identity, standardize, transformed, type Transform } from "./scale";
import { pointsOfGenerator, pointsOfTable } from "./sources";
import { split } from "./split";

export interface BuildInput {
  readonly data: DataState;
  readonly seeds: Pick<Seeds, "data" | "split">;
  /** Needed unless the source is a generator. */
  readonly table?: Table | null;
  /** What the demo needs the target to be. */
  readonly target: Wanted;
}

export interface Built {
  readonly dataset: Dataset;
  /** From the data's own coordinates to those drawn; `untransform` is the way back. */
  readonly transform: Transform;
  /** For people: what was left out or replaced, and why. */
  readonly notices: readonly string[];
}

/** @throws Error, in a sentence for people, if the source is unknown or lacks what the demo needs */
export function buildDataset({ data, seeds, table, target }: BuildInput): Built {
  const notices: string[] = [];
  const generator = generatorOf(data.source);
  if (!generator && !table) throw new Error(`There are no data named “${data.source}”.`);
  const base = generator
    ? pointsOfGenerator(generator, { data, seeds }, notices)
    : pointsOfTable(table!, { data, seeds, target }, notices);
  const points = applyEdits(base, data.edits, notices);
  checkReach(points.X);
  const transform = data.scaling === "standard" ? standardize(points.X) : identity;
  const X = data.scaling === "standard" ? transformed(points.X, transform) : points.X;
  return { dataset: { ...points, X, ...split(points.ids, data.testFraction, seeds.split) }, transform, notices };
}

/** Sums of squares of larger coordinates, and the sizes of planes that show them, are no longer finite. */
const farthest = 1e100;

function checkReach({ data }: Matrix): void {
  const beyond = data.find((value) => !(Math.abs(value) <= farthest));
  if (beyond !== undefined) throw new Error(`There is a point at ${beyond}; coordinates beyond ±${farthest} cannot be computed with.`);
}
