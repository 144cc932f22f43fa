/** A run's short name: what in its settings differs from how the page opens. */
import { generatorOf } from "../data/generators";
import { tableList } from "../data/tables";
import { countEdited } from "../data/edits";
import { defaultData, defaultState, ownSource, type Stage } from "./defaults";
import { handsIn, settingOf } from "./live";
import { phrase } from "./phrase";
import { defaultsOf, type Schema, type Value } from "./schema";
import type { DataState, Intervention, LabState, Seeds } from "./state";

/** More than this many differences are counted instead of named. */
const mostParts = 6;

/** @param ownName what the user's own table is called */
export function nameOf<S extends Schema>(state: LabState<S>, model: Stage<S>, ownName?: string): string {
  const usual = defaultState(model);
  const parts = [
    ...changed(model.parameters, state.parameters, usual.parameters),
    ...dataParts(state.data, usual.data, model, ownName),
    ...seedParts(state.seeds, usual.seeds),
    ...changesIn(model.parameters, state.interventions),
  ];
  if (parts.length === 0) return "as the page opens";
  const more = parts.length - mostParts;
  return [...parts.slice(0, mostParts), ...(more > 0 ? [`${more} more`] : [])].join(" · ");
}

function changed(schema: Schema, values: Readonly<Record<string, Value>>, usual: Readonly<Record<string, Value | undefined>>): string[] {
  return Object.entries(schema).flatMap(([name, parameter]) =>
    parameter.viewOnly || values[name] === undefined || Object.is(values[name], usual[name]) ? [] : [phrase(parameter, values[name])]);
}

function dataParts<S extends Schema>(data: DataState, usual: DataState, model: Stage<S>, ownName = "own table"): string[] {
  const base = defaultData(model, data.source);
  const generator = generatorOf(data.source);
  const name = generator?.name ?? (data.source === ownSource ? ownName : (tableList.find(({ id }) => id === data.source)?.name ?? data.source));
  const edited = countEdited(data.edits);
  return [
    ...(data.source === usual.source ? [] : [name]),
    ...(generator ? changed(generator.options, { ...defaultsOf(generator.options), ...data.options }, { ...defaultsOf(generator.options), ...base.options }) : []),
    ...(data.features && data.features.join() !== base.features?.join() ? [data.features.join(" × ")] : []),
    ...(data.scaling === base.scaling ? [] : [data.scaling === "standard" ? "standardised" : "not standardised"]),
    ...(data.testFraction === base.testFraction ? [] : [`test share ${data.testFraction}`]),
    ...(edited === 0 ? [] : [edited === 1 ? "1 edited point" : `${edited} edited points`]),
  ];
}

function seedParts(seeds: Seeds, usual: Seeds): string[] {
  return (["data", "split", "model"] as const).flatMap((name) => (seeds[name] === usual[name] ? [] : [`${name} seed ${seeds[name]}`]));
}

/** What was done on the way, in a few words each. */
export function changesIn(schema: Schema, interventions: readonly Intervention[]): string[] {
  return [...settingParts(schema, interventions), ...handParts(handsIn(schema, interventions))];
}

function settingParts(schema: Schema, interventions: readonly Intervention[]): string[] {
  return interventions.flatMap((intervention) => {
    const setting = settingOf(schema, intervention);
    return setting ? [`${phrase(setting.parameter, setting.value)} from step ${intervention.step}`] : [];
  });
}

function handParts(interventions: readonly Intervention[]): string[] {
  const steps = [...new Set(interventions.map(({ step }) => step))];
  if (steps.length === 0) return [];
  return [steps.length === 1 ? `changed by hand at step ${steps[0]}` : `changed by hand at ${steps.length} steps`];
}
