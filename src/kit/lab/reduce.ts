/**
 * Every change of a lab's state, as one pure function. Values come in checked (`check.ts`).
 *
 * Interventions belong to the story they were made in: a change of hyper-parameters, seeds, or of which data is shown
 * drops them; points edited by hand keep them, for then it is the same story with other points. Edits and generator
 * options are kept for each source (and pair of features), and are there again when one comes back to it.
 */
import { noEdits, type Edits, type Table } from "../data/dataset";
import { nextAddedId } from "../data/edits";
import { defaultData, ownSource, type Stage } from "./defaults";
import { changesAt, parametersAt, viewOnlyOf } from "./live";
import type { OwnTableLink } from "./permalink";
import type { Schema, Values } from "./schema";
import type { DataState, Intervention, LabState, Seeds } from "./state";

/** The user's own table, and how a link names it. */
export interface OwnTable {
  readonly table: Table;
  readonly link: OwnTableLink | null;
}

/** What undo goes back to: the state, and what the user made that is not on the stage just now. */
export interface Workbench<S extends Schema = Schema> {
  readonly state: LabState<S>;
  readonly own: OwnTable | null;
  /** The last data state of every source that was on the stage. */
  readonly sources: ReadonlyMap<string, DataState>;
  /** The edits of every source and pair of features. */
  readonly edits: ReadonlyMap<string, Edits>;
}

type AddedPoint = Edits["added"][number];

export type Action<S extends Schema = Schema> =
  | { readonly type: "parameters"; readonly values: Partial<Values<S>> }
  /** Parameters that are `live`, changed once a step was shown, or such as change only what is drawn. */
  | { readonly type: "steer"; readonly step: number; readonly values: Partial<Values<S>> }
  | { readonly type: "data"; readonly patch: Partial<Omit<DataState, "edits">> }
  | { readonly type: "seeds"; readonly patch: Partial<Seeds> }
  | { readonly type: "add"; readonly point: Omit<AddedPoint, "id"> }
  | { readonly type: "move"; readonly id: number; readonly x: number; readonly y: number }
  | { readonly type: "delete"; readonly id: number }
  | { readonly type: "clearEdits" }
  /** In the place of another, where one is named. */
  | { readonly type: "intervene"; readonly intervention: Intervention; readonly instead?: Intervention }
  | { readonly type: "own"; readonly own: OwnTable }
  | { readonly type: "keepOwn"; readonly link: OwnTableLink }
  | { readonly type: "step"; readonly step: number }
  | { readonly type: "open"; readonly state: LabState<S>; readonly own: OwnTable | null };

export function newWorkbench<S extends Schema>(state: LabState<S>, own: OwnTable | null = null): Workbench<S> {
  return { state, own, sources: new Map(), edits: new Map() };
}

export function reduce<S extends Schema>(model: Stage<S>, bench: Workbench<S>, action: Action<S>): Workbench<S> {
  const { state } = bench;
  switch (action.type) {
    case "parameters":
      return { ...bench, state: { ...state, parameters: { ...lastParameters(model, state), ...action.values }, interventions: [] } };
    case "steer": {
      const changes = changesAt(action.step, model.parameters, action.values as Partial<Values<Schema>>);
      const parameters = { ...state.parameters, ...viewOnlyOf(model.parameters, action.values) };
      return { ...bench, state: { ...state, parameters, interventions: steer(state.interventions, changes) } };
    }
    case "seeds": {
      const parameters = lastParameters(model, state);
      return { ...bench, state: { ...state, parameters, seeds: { ...state.seeds, ...action.patch }, interventions: [] } };
    }
    case "data":
      return showData(model, bench, action.patch);
    case "own":
      return showData(model, { ...withoutOwn(bench), own: action.own }, { source: ownSource });
    case "keepOwn":
      return { ...bench, own: bench.own && { ...bench.own, link: action.link } };
    case "intervene":
      return { ...bench, state: { ...state, interventions: intervene(state.interventions.filter((known) => known !== action.instead), action.intervention) } };
    case "step":
      return { ...bench, state: { ...state, step: action.step } };
    case "open":
      return { ...bench, state: action.state, own: action.own ?? bench.own };
    default:
      return { ...bench, state: { ...state, data: { ...state.data, edits: edit(state.data.edits, action) } } };
  }
}

/** What was kept for an earlier table of one's own means nothing for the next. */
function withoutOwn<S extends Schema>(bench: Workbench<S>): Workbench<S> {
  const { state } = bench;
  const data = state.data.source === ownSource ? { ...state.data, features: null, edits: noEdits } : state.data;
  return { ...bench, state: { ...state, data }, sources: ofOthers(bench.sources), edits: ofOthers(bench.edits) };
}

function ofOthers<Kept>(kept: ReadonlyMap<string, Kept>): ReadonlyMap<string, Kept> {
  return new Map([...kept].filter(([place]) => sourceOf(place) !== ownSource));
}

function showData<S extends Schema>(model: Stage<S>, bench: Workbench<S>, patch: Partial<DataState>): Workbench<S> {
  const now = bench.state.data;
  const sources = new Map(bench.sources).set(now.source, now);
  const edits = new Map(bench.edits).set(placeOf(now), now.edits);
  const source = patch.source ?? now.source;
  const { scaling, testFraction } = now;
  const before = source === now.source ? now : { ...(sources.get(source) ?? defaultData(model, source)), scaling, testFraction };
  const next = { ...before, ...patch };
  const isSamePlace = placeOf(next) === placeOf(before);
  const data = { ...next, edits: isSamePlace ? before.edits : (edits.get(placeOf(next)) ?? noEdits) };
  const parameters = lastParameters(model, bench.state);
  return { ...bench, sources, edits, state: { ...bench.state, parameters, data, interventions: [] } };
}

/** Where edits were made: coordinates mean nothing under other features. */
function placeOf({ source, features }: DataState): string {
  return [source, ...(features ?? [])].join("\n");
}

function sourceOf(place: string): string {
  return place.split("\n")[0]!;
}

/** What was done at later steps was done in a story that will not be told any more. */
function intervene(interventions: readonly Intervention[], added: Intervention): readonly Intervention[] {
  return [...interventions.filter(({ step }) => step <= added.step), added];
}

/** A value that is set again at the same step, as in a drag, counts once. */
function steer(interventions: readonly Intervention[], changes: readonly Intervention[]): readonly Intervention[] {
  if (changes.length === 0) return interventions;
  const isReplaced = (known: Intervention): boolean => changes.some(({ step, name }) => step === known.step && name === known.name);
  return changes.reduce(intervene, interventions.filter((known) => !isReplaced(known)));
}

/** Another story begins with the values that the controls had come to. */
function lastParameters<S extends Schema>(model: Stage<S>, { parameters, interventions }: LabState<S>): Values<S> {
  return parametersAt(model.parameters, parameters, interventions, Infinity);
}

type EditAction = Extract<Action, { type: "add" | "move" | "delete" | "clearEdits" }>;

function edit(edits: Edits, action: EditAction): Edits {
  switch (action.type) {
    case "add":
      return { ...edits, added: [...edits.added, { id: nextAddedId(edits), ...action.point }] };
    case "move": {
      const { id, x, y } = action;
      if (!isAdded(edits, id)) return { ...edits, moved: { ...edits.moved, [id]: [x, y] } };
      return { ...edits, added: edits.added.map((point) => (point.id === id ? { ...point, x, y } : point)) };
    }
    case "delete": {
      if (isAdded(edits, action.id)) return { ...edits, added: edits.added.filter(({ id }) => id !== action.id) };
      const moved = Object.fromEntries(Object.entries(edits.moved).filter(([id]) => Number(id) !== action.id));
      return { ...edits, moved, deleted: [...edits.deleted.filter((id) => id !== action.id), action.id] };
    }
    case "clearEdits":
      return noEdits;
  }
}

function isAdded({ added }: Edits, id: number): boolean {
  return added.some((point) => point.id === id);
}
