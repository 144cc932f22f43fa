/** How a demo opens, and how what differs from that becomes a whole state again. */
import { noEdits } from "../data/dataset";
import type { DemoModel } from "./model";
import { defaultsOf, type Schema } from "./schema";
import type { DataState, LabState, StatePatch } from "./state";

/** The part of a model that decides which states there are. */
export type Stage<S extends Schema = Schema> = Pick<DemoModel<S>, "parameters" | "data" | "initial" | "interventions">;

/** The id of a table that the user brought. */
export const ownSource = "own";

export function defaultState<S extends Schema>(model: Stage<S>): LabState<S> {
  const blank: LabState<S> = {
    parameters: defaultsOf(model.parameters),
    data: freshData(model, model.data.sources[0]!),
    seeds: { data: 0, split: 0, model: 0 },
    interventions: [],
    step: 0,
  };
  return model.initial ? applyPatch(blank, model.initial) : blank;
}

/** A data source as it opens when it is chosen: the demo's own wishes hold for the source they were made for. */
export function defaultData<S extends Schema>(model: Stage<S>, source: string): DataState {
  const initial = { ...freshData(model, model.data.sources[0]!), ...model.initial?.data };
  return initial.source === source ? initial : freshData(model, source);
}

export function applyPatch<S extends Schema>(state: LabState<S>, patch: StatePatch<S>): LabState<S> {
  return {
    parameters: { ...state.parameters, ...patch.parameters },
    data: { ...(isElsewhere(state, patch) ? { ...state.data, options: {}, features: null, edits: noEdits } : state.data), ...patch.data },
    seeds: { ...state.seeds, ...patch.seeds },
    interventions: patch.interventions ?? state.interventions,
    step: patch.step ?? state.step,
  };
}

/** Options, columns and edits belong to the source they were made for. */
function isElsewhere(state: LabState, { data }: StatePatch): boolean {
  return data?.source !== undefined && data.source !== state.data.source;
}

function freshData<S extends Schema>(model: Stage<S>, source: string): DataState {
  return { source, options: {}, features: null, scaling: "none", testFraction: model.data.testFraction ?? 0, edits: noEdits };
}
