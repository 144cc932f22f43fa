/**
 * State ⇄ the hash of an address. Readable, and complete: what differs from the demo's default is written, everything
 * else is the default, and `decode(encode(state))` is the state. A link comes from anywhere: whatever is wrong with it
 * becomes a problem in words, never an exception and never a state outside the schema.
 */
import { applyPatch, defaultData, defaultState, ownSource, type Stage } from "./defaults";
import { readEdits, writeEdits } from "./link-edits";
import { LinkProblem, quote, readInteger, readList, readNumber, readText, writeList, writeNumber, writeText } from "./link-text";
import { problemWithChange } from "./live";
import { problemWith, type Parameter, type Schema, type Value, type Values } from "./schema";
import type { DataState, Intervention, LabState, Seeds } from "./state";

/** The user's own table as a link names it: whole, or by the key under which this browser keeps it. */
export type OwnTableLink = { readonly kind: "inline"; readonly text: string } | { readonly kind: "kept"; readonly key: string };

export interface LinkContext<S extends Schema> {
  readonly model: Stage<S>;
  /** The schema of a generator's options; nothing for a table. */
  readonly optionsOf: (source: string) => Schema | undefined;
}

export interface Decoded<S extends Schema> {
  readonly state: LabState<S>;
  readonly ownTable: OwnTableLink | null;
  /** Why the default state was opened instead; empty if the link was in order. */
  readonly problems: readonly string[];
}

export const version = 1;
export const longestLink = 65_536;
const largestSeed = 2 ** 32 - 1;
const largestStep = 1e9;
const bareKeys = new Set(["v", "step", "did"]);
const seedNames = ["data", "split", "model"] as const;

/** Whether a hash is a link to a state, and not to a heading of the page. */
export function isLink(hash: string): boolean {
  return hash.includes("=");
}

/** The hash, "#" included. */
export function encode<S extends Schema>(state: LabState<S>, { model }: Pick<LinkContext<S>, "model">, ownTable: OwnTableLink | null = null): string {
  const usual = defaultState(model);
  const pairs: [key: string, value: string][] = [["v", String(version)]];
  for (const [name, value] of Object.entries(state.parameters)) {
    if (!Object.is(value, usual.parameters[name])) pairs.push([parameterKey(name), writeValue(value)]);
  }
  pairs.push(...writeData(state.data, model));
  if (ownTable && state.data.source === ownSource) pairs.push([`table.${ownTable.kind}`, writeText(ownTable.kind === "inline" ? ownTable.text : ownTable.key)]);
  for (const name of seedNames) {
    if (state.seeds[name] !== usual.seeds[name]) pairs.push([`seed.${name}`, String(state.seeds[name])]);
  }
  if (state.interventions.length > 0 || usual.interventions.length > 0) pairs.push(["did", writeInterventions(state.interventions)]);
  if (state.step !== usual.step) pairs.push(["step", String(state.step)]);
  return `#${pairs.map(([key, value]) => `${key}=${value}`).join("&")}`;
}

/** @param hash with or without "#"; empty opens the default state */
export function decode<S extends Schema>(hash: string, context: LinkContext<S>): Decoded<S> {
  const usual = defaultState(context.model);
  const problems: string[] = [];
  /** What a reading gives, or nothing and a problem more. */
  function attempt<Result>(read: () => Result): Result | undefined {
    try {
      return read();
    } catch (problem) {
      if (!(problem instanceof LinkProblem)) throw problem;
      problems.push(problem.message);
      return undefined;
    }
  }
  const link = attempt(() => splitLink(hash.replace(/^#/, "")));
  if (!link) return { state: usual, ownTable: null, problems };

  const parameters = readParameters(link, context.model.parameters, attempt);
  const data = readData(link, context, attempt);
  const seeds = Object.fromEntries(seedNames.flatMap((name) => {
    const seed = attempt(() => link.take(`seed.${name}`, (text) => readInteger(`seed.${name}`, text, 0, largestSeed)));
    return seed === undefined ? [] : [[name, seed]];
  })) as Partial<Seeds>;
  const interventions = attempt(() => link.take("did", (text) => readInterventions(context.model.parameters, text)));
  const step = attempt(() => link.take("step", (text) => readInteger("step", text, 0, largestStep)));
  const ownTable = data.source === ownSource ? (attempt(() => readOwnTable(link)) ?? null) : null;
  for (const key of link.rest()) problems.push(`${quote(key)} means nothing here`);

  if (problems.length > 0) return { state: usual, ownTable: null, problems };
  const state = applyPatch(usual, { parameters: parameters as Partial<Values<S>>, seeds, interventions, step });
  return { state: { ...state, data }, ownTable, problems };
}

type Attempt = <Result>(read: () => Result) => Result | undefined;

interface Link {
  /** Reads a key's value if the key is there. Every key is taken once. */
  take<Result>(key: string, read: (text: string) => Result): Result | undefined;
  /** The keys that nobody took. */
  rest(): Iterable<string>;
}

function splitLink(text: string): Link {
  if (text.length > longestLink) throw new LinkProblem(`it is ${text.length} characters long, and ${longestLink} are allowed`);
  const pairs = new Map<string, string>();
  for (const part of text.split("&").filter(Boolean)) {
    const [key, ...value] = part.split("=");
    if (pairs.has(key!)) throw new LinkProblem(`${quote(key!)} is there twice`);
    pairs.set(key!, value.join("="));
  }
  const made = pairs.get("v") ?? String(version);
  if (made !== String(version)) throw new LinkProblem(`it was made by version ${quote(made)} of this page, and this is version ${version}`);
  pairs.delete("v");
  return {
    take(key, read) {
      const value = pairs.get(key);
      pairs.delete(key);
      return value === undefined ? undefined : read(value);
    },
    rest: () => pairs.keys(),
  };
}

/** Names that mean something else in a link are marked. */
function parameterKey(name: string): string {
  return bareKeys.has(name) || name.includes(".") || name === "data" ? `p.${writeText(name)}` : writeText(name);
}

function writeValue(value: Value): string {
  if (typeof value === "number") return writeNumber(value);
  return typeof value === "string" ? writeText(value) : value ? "on" : "off";
}

function readValue(name: string, parameter: Parameter, text: string): Value {
  const word = readText(name, text);
  const value = parameter.kind === "choice" ? word
    : parameter.kind === "toggle" && (word === "on" || word === "off") ? word === "on"
    : parameter.kind === "toggle" ? word
    : readNumber(name, word);
  // A long text is shortened in the sentence that refuses it.
  if (problemWith(name, parameter, value) === undefined) return value;
  throw new LinkProblem(problemWith(name, parameter, quote(word))!);
}

function readParameters(link: Link, schema: Schema, attempt: Attempt): Record<string, Value> {
  return Object.fromEntries(Object.entries(schema).flatMap(([name, parameter]) => {
    const value = attempt(() => link.take(parameterKey(name), (text) => readValue(name, parameter, text)));
    return value === undefined ? [] : [[name, value]];
  }));
}

function writeData<S extends Schema>(data: DataState, model: Stage<S>): [string, string][] {
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

function readData<S extends Schema>(link: Link, { model, optionsOf }: LinkContext<S>, attempt: Attempt): DataState {
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

function writeInterventions(interventions: readonly Intervention[]): string {
  return writeList(interventions, ({ step, name, values }) => [String(step), writeText(name), ...values.map(writeNumber)]);
}

function readInterventions(schema: Schema, text: string): Intervention[] {
  return readList(text, ([step = "", name = "", ...values]) => {
    const intervention = {
      step: readInteger("did", step, 0, largestStep),
      name: readText("did", name),
      values: values.map((value) => readNumber("did", value)),
    };
    const problem = problemWithChange(schema, intervention);
    if (problem !== undefined) throw new LinkProblem(problem);
    return intervention;
  });
}

function readOwnTable(link: Link): OwnTableLink {
  const text = link.take("table.inline", (value) => readText("table.inline", value));
  if (text !== undefined) return { kind: "inline", text };
  const key = link.take("table.kept", (value) => readText("table.kept", value));
  if (key !== undefined && /^[\w-]{1,64}$/.test(key)) return { kind: "kept", key };
  throw new LinkProblem("it names a table of one’s own and does not say which");
}
