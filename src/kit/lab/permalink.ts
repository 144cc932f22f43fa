/**
 * State ⇄ the hash of an address. Readable, and complete: what differs from the demo's default is written, everything
 * else is the default, and `decode(encode(state))` is the state. A link comes from anywhere: whatever is wrong with it
 * becomes a problem in words, never an exception and never a state outside the schema.
 */
import { applyPatch, defaultState, ownSource, type Stage } from "./defaults";
import { readData, writeData, type LinkContext } from "./link-data";
import { splitLink, version, type Attempt, type Link } from "./link-pairs";
import { LinkProblem, quote, readInteger, readList, readNumber, readText, writeList, writeNumber, writeText } from "./link-text";
import { readValue, writeValue } from "./link-values";
import { problemWithIntervention } from "./live";
import type { Schema, Value, Values } from "./schema";
import type { Intervention, LabState, Seeds } from "./state";

/** The user's own table as a link names it: whole, or by the key under which this browser keeps it. */
export type OwnTableLink = { readonly kind: "inline"; readonly text: string } | { readonly kind: "kept"; readonly key: string };

export interface Decoded<S extends Schema> {
  readonly state: LabState<S>;
  readonly ownTable: OwnTableLink | null;
  /** Why the default state was opened instead; empty if the link was in order. */
  readonly problems: readonly string[];
}

const largestSeed = 2 ** 32 - 1;
const largestStep = 1e9;
const bareKeys = new Set(["v", "step", "did"]);
const seedNames = ["data", "split", "model"] as const;

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
  const interventions = attempt(() => link.take("did", (text) => readInterventions(context.model, text)));
  const step = attempt(() => link.take("step", (text) => readInteger("step", text, 0, largestStep)));
  const ownTable = data.source === ownSource ? (attempt(() => readOwnTable(link)) ?? null) : null;
  for (const key of link.rest()) problems.push(`${quote(key)} means nothing here`);

  if (problems.length > 0) return { state: usual, ownTable: null, problems };
  const state = applyPatch(usual, { parameters: parameters as Partial<Values<S>>, seeds, interventions, step });
  return { state: { ...state, data }, ownTable, problems };
}

/** Names that mean something else in a link are marked. */
function parameterKey(name: string): string {
  return bareKeys.has(name) || name.includes(".") || name === "data" ? `p.${writeText(name)}` : writeText(name);
}

function readParameters(link: Link, schema: Schema, attempt: Attempt): Record<string, Value> {
  return Object.fromEntries(Object.entries(schema).flatMap(([name, parameter]) => {
    const value = attempt(() => link.take(parameterKey(name), (text) => readValue(name, parameter, text)));
    return value === undefined ? [] : [[name, value]];
  }));
}

function writeInterventions(interventions: readonly Intervention[]): string {
  return writeList(interventions, ({ step, name, values }) => [String(step), writeText(name), ...values.map(writeNumber)]);
}

function readInterventions(model: Stage, text: string): Intervention[] {
  return readList(text, ([step = "", name = "", ...values]) => {
    const intervention = {
      step: readInteger("did", step, 0, largestStep),
      name: readText("did", name),
      values: values.map((value) => readNumber("did", value)),
    };
    const problem = problemWithIntervention(model, intervention);
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
