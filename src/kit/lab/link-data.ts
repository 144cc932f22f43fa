/** Which data are on the stage, as a link says it. */
import { defaultData, defaultState, ownSource, type Stage } from "./defaults";
import { readEdits, writeEdits } from "./link-edits";
import type { Attempt, Link } from "./link-pairs";
import { LinkProblem, quote, readNumber, readText, writeNumber, writeText } from "./link-text";
import { readValue, writeValue } from "./link-values";
import type { Schema } from "./schema";
import type { DataState } from "./state";

/** What a link is read against. */
export interface LinkContext<S extends Schema> {
  readonly model: Stage<S>;
  /** The schema of a generator's options; nothing for a table. */
  readonly optionsOf: (source: string) => Schema | undefined;
}

/** The keys that differ from how the demo opens these data. */
export function writeData<S extends Schema>(data: DataState, model: Stage<S>): [string, string][] {
  const base = defaultData(model, data.source);
  const pairs: [string, string][] = [];
  const write = (key: string, differs: boolean, text: () => string): void => {
    if (differs) pairs.push([key, text()]);
  };
  write("data", data.source !== defaultState(model).data.source, () => writeText(data.source));
  for (const name of new Set([...Object.keys(base.options), ...Object.keys(data.options)])) {
    const value = Object.hasOwn(data.options, name) ? data.options[name] : undefined;
    // An empty value: the generator's own default, where the demo opens with another one.
    const isUsual = Object.is(value, Object.hasOwn(base.options, name) ? base.options[name] : undefined);
    write(`data.${writeText(name)}`, !isUsual, () => (value === undefined ? "" : writeValue(value)));
  }
  write("show.features", JSON.stringify(data.features) !== JSON.stringify(base.features), () => data.features?.map(writeText).join(",") ?? "");
  write("show.scaling", data.scaling !== base.scaling, () => data.scaling);
  write("show.test", !Object.is(data.testFraction, base.testFraction), () => writeNumber(data.testFraction));
  return [...pairs, ...writeEdits(data.edits, base.edits)];
}

export function readData<S extends Schema>(link: Link, { model, optionsOf }: LinkContext<S>, attempt: Attempt): DataState {
  const usual = defaultState(model).data;
  const source = attempt(() => link.take("data", (text) => readSource(model, text))) ?? usual.source;
  const base = defaultData(model, source);
  const features = attempt(() => link.take("show.features", readFeatures));
  return {
    source,
    options: readOptions(link, base.options, optionsOf(source) ?? {}, attempt),
    features: features === undefined ? base.features : features,
    scaling: attempt(() => link.take("show.scaling", readScaling)) ?? base.scaling,
    testFraction: attempt(() => link.take("show.test", readTestFraction)) ?? base.testFraction,
    edits: attempt(() => readEdits((key, read) => link.take(key, read), base.edits)) ?? base.edits,
  };
}

function readSource<S extends Schema>(model: Stage<S>, text: string): string {
  const source = readText("data", text);
  if (source === ownSource || model.data.sources.includes(source)) return source;
  throw new LinkProblem(`data must be one of ${model.data.sources.join(", ")}; got ${quote(source)}`);
}

function readOptions(link: Link, base: DataState["options"], schema: Schema, attempt: Attempt): DataState["options"] {
  const options = new Map(Object.entries(base));
  for (const [name, parameter] of Object.entries(schema)) {
    attempt(() => link.take(`data.${writeText(name)}`, (text) => {
      if (text === "") options.delete(name);
      else options.set(name, readValue(`data.${name}`, parameter, text));
    }));
  }
  return Object.fromEntries(options);
}

function readFeatures(text: string): DataState["features"] {
  const names = text === "" ? [] : text.split(",").map((name) => readText("show.features", name));
  if (names.length === 0) return null;
  if (names.length === 2 && names.every((name) => name.length <= 200)) return [names[0]!, names[1]!];
  throw new LinkProblem(`show.features must be two column names; got ${quote(text)}`);
}

function readScaling(text: string): DataState["scaling"] {
  if (text === "none" || text === "standard") return text;
  throw new LinkProblem(`show.scaling must be none or standard; got ${quote(text)}`);
}

function readTestFraction(text: string): number {
  const share = readNumber("show.test", text);
  if (share >= 0 && share <= 0.9) return share;
  throw new LinkProblem(`show.test must be in 0..0.9; got ${quote(text)}`);
}
