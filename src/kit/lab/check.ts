/** Keeps what a state may not hold out of it, and says so. */
import type { Table } from "../data/dataset";
import { ownSource, type Stage } from "./defaults";
import { problemWith, type Schema, type Values } from "./schema";
import type { DataState, Seeds } from "./state";

export interface Checked<Patch> {
  /** The part that is in order. */
  readonly patch: Patch;
  readonly problems: readonly string[];
}

/** Splits named values into those that are in order and the problems of the others. */
function sift<Patch extends object>(values: Patch, problemOf: (name: string, value: unknown) => string | undefined): Checked<Patch> {
  const problems: string[] = [];
  const kept = Object.entries(values).filter(([name, value]) => {
    const problem = problemOf(name, value);
    if (problem !== undefined) problems.push(problem);
    return problem === undefined;
  });
  return { patch: Object.fromEntries(kept) as Patch, problems };
}

export function checkParameters<S extends Schema>(schema: S, values: Partial<Values<S>>): Checked<Partial<Values<S>>> {
  return sift(values, (name, value) => problemUnder(schema, name, value));
}

export function checkSeeds(seeds: Partial<Seeds>): Checked<Partial<Seeds>> {
  return sift(seeds, (name, value) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32 ? undefined : `The ${name} seed must be an integer in 0..4294967295; got ${value}`);
}

type DataPatch = Partial<Omit<DataState, "edits">>;

/** @param own whether there is a table of the user's own */
export function checkData<S extends Schema>(
  patch: DataPatch,
  { model, source, own, optionsOf }: { model: Stage<S>; source: string; own: Table | null; optionsOf: (source: string) => Schema | undefined },
): Checked<DataPatch> {
  const wanted = patch.source ?? source;
  const options = sift(patch.options ?? {}, (name, value) => problemUnder(optionsOf(wanted) ?? {}, name, value));
  const { patch: kept, problems } = sift(patch, (name, value) => {
    if (name === "source") return problemWithSource(model, wanted, own);
    if (name === "testFraction" && !(Number(value) >= 0 && Number(value) <= 0.9)) return `The test share must be in 0..0.9; got ${value}`;
    return undefined;
  });
  return { patch: patch.options ? { ...kept, options: options.patch } : kept, problems: [...problems, ...options.problems] };
}

function problemWithSource<S extends Schema>(model: Stage<S>, source: string, own: Table | null): string | undefined {
  if (source === ownSource) return own ? undefined : "There is no table of your own yet: open a CSV file first.";
  return model.data.sources.includes(source) ? undefined : `There is no data set named ${source} here.`;
}

function problemUnder(schema: Schema, name: string, value: unknown): string | undefined {
  return Object.hasOwn(schema, name) ? problemWith(name, schema[name]!, value) : `There is nothing named ${name} to set.`;
}
