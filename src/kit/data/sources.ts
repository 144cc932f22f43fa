/** The points of a source before anyone touched them: drawn by a generator, or two columns of a table. */
import { zeros } from "../../../algorithms/core/matrix";
import { problemWith, type Value } from "../lab/schema";
import type { DataState, Seeds } from "../lab/state";
import { shownFeatures, targetOf, type NumericColumn, type Wanted } from "./columns";
import { count } from "./count";
import type { Table, Target } from "./dataset";
import type { Generator } from "./generators";
import { takeTarget, type Points } from "./points";
import { hash } from "./stream";

/** More rows than this are not put on the stage. */
export const maxPoints = 10_000;

/** A generator's points: ids 0 … m − 1 in the order drawn. */
export function pointsOfGenerator(
  generator: Generator,
  { data, seeds }: { data: DataState; seeds: Pick<Seeds, "data"> },
  notices: string[],
): Points {
  const options = validOptions(generator, data.options, notices);
  const { X, featureNames, target } = generator.generate(options, seeds.data);
  return { X, featureNames, target, ids: Int32Array.from({ length: X.rows }, (_, i) => i) };
}

/** The options that the generator knows and can use; for any other its default is used, and a notice says so. */
function validOptions({ options: schema }: Generator, given: DataState["options"], notices: string[]): Record<string, Value> {
  const valid: Record<string, Value> = {};
  for (const [name, parameter] of Object.entries(schema)) {
    if (!Object.hasOwn(given, name)) continue;
    const problem = problemWith(name, parameter, given[name]);
    if (problem) notices.push(`${problem}. The default, ${parameter.default}, is used instead.`);
    else valid[name] = given[name]!;
  }
  return valid;
}

/**
 * A table's points: ids are row numbers, so that they stay when other columns are shown.
 * @throws Error if the table lacks what has to be shown
 */
export function pointsOfTable(
  table: Table,
  { data, seeds, target: wanted }: { data: DataState; seeds: Pick<Seeds, "data">; target: Wanted },
  notices: string[],
): Points {
  const features = shownFeatures(table, data.features);
  if (data.features && features.some((column, i) => column.name !== data.features![i])) {
    notices.push(`“${table.name}” has no numeric columns ${data.features.join(" and ")}; ${features[0].name} and ${features[1].name} are shown instead.`);
  }
  const target = targetOf(table, features, wanted);
  if (wanted !== "any" && !target) throw new Error(`“${table.name}” has ${missingTarget[wanted]}.`);

  const rows = someRows(completeRows(features, target, notices), seeds.data, notices);
  const X = zeros(rows.length, 2);
  rows.forEach((row, i) => features.forEach((column, j) => (X.data[2 * i + j] = column.values[row]!)));
  return { X, featureNames: features.map(({ name }) => name), target: takeTarget(target, rows), ids: Int32Array.from(rows) };
}

const missingTarget = {
  class: "no column that could be a class: one with categories, or with at most 20 different whole numbers, besides the two shown",
  known: "no column besides the two shown that could be the target: one of numbers, or with categories",
  real: "no numeric column besides the two shown that could be the target",
};

function completeRows(features: readonly NumericColumn[], target: Target | null, notices: string[]): number[] {
  const columns = [...features, ...(target ? [target] : [])];
  const total = features[0]!.values.length;
  const rows: number[] = [];
  for (let row = 0; row < total; row++) if (!columns.some(({ values }) => isMissing(values, row))) rows.push(row);
  const leftOut = total - rows.length;
  const gappy = columns.filter(({ values }) => values.some((_, row) => isMissing(values, row)));
  if (leftOut > 0) {
    notices.push(`${count(leftOut, "row is", "rows are")} left out: no value in ${gappy.map(({ name }) => name).join(" or ")}.`);
  }
  return rows;
}

const isMissing = (values: Float64Array | Int32Array, row: number): boolean =>
  values instanceof Int32Array ? values[row]! < 0 : Number.isNaN(values[row]);

/** As many rows as the stage can show: those that come first in a random order, each row's place in it being its own. */
function someRows(rows: number[], seed: number, notices: string[]): number[] {
  if (rows.length <= maxPoints) return rows;
  notices.push(`${maxPoints} of the ${rows.length} rows are shown, drawn at random.`);
  const order = rows.map((row) => ({ row, priority: hash(seed, row) })).toSorted((a, b) => a.priority - b.priority);
  return order.slice(0, maxPoints).map(({ row }) => row).toSorted((a, b) => a - b);
}
