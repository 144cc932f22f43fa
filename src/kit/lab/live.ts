/** Parameters that may change while a run goes on. A change is an intervention of the parameter's name: a link replays it. */
import type { Stage } from "./defaults";
import { problemWith, type Parameter, type Schema, type Value, type Values } from "./schema";
import type { Intervention } from "./state";

/** Whether a run can take these values on its way: what is only drawn with them it does not even see. */
export function areLive(schema: Schema, values: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(values).every((name) => isLive(schema, name) || isViewOnly(schema, name));
}

/** Whether these values change only what is drawn of a frame. */
export function areViewOnly(schema: Schema, values: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(values).every((name) => isViewOnly(schema, name));
}

function isLive(schema: Schema, name: string): boolean {
  return Object.hasOwn(schema, name) && Boolean(schema[name]!.live) && !isViewOnly(schema, name);
}

function isViewOnly(schema: Schema, name: string): boolean {
  return Object.hasOwn(schema, name) && Boolean(schema[name]!.viewOnly);
}

/** What is written down of values that were set at a step. A run knows nothing of those that are only drawn with. */
export function changesAt(step: number, schema: Schema, values: Partial<Values<Schema>>): Intervention[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined || isViewOnly(schema, name) ? [] : [{ step, name, values: [toNumber(schema[name]!, value)] }]);
}

/** The values among these that change only what is drawn. */
export function viewOnlyOf<S extends Schema>(schema: S, values: Partial<Values<S>>): Partial<Values<S>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isViewOnly(schema, name))) as Partial<Values<S>>;
}

/** Whether a run begun with one is the same as a run begun with the other. */
export function beginTheSame<S extends Schema>(schema: S, one: Values<S>, other: Values<S>): boolean {
  return one === other || Object.keys(schema).every((name) => Object.is(one[name], other[name]) || isViewOnly(schema, name));
}

/** The values in force once a step was shown: those that the run began with, and what was changed since. */
export function parametersAt<S extends Schema>(schema: S, initial: Values<S>, interventions: readonly Intervention[], step: number): Values<S> {
  const changes = interventions.filter((intervention) => intervention.step <= step && isLive(schema, intervention.name));
  if (changes.length === 0) return initial;
  return { ...initial, ...Object.fromEntries(changes.map(({ name, values }) => [name, fromNumber(schema[name]!, values[0]!)])) };
}

/** The parameter that an intervention sets, and to what; null if it does something else. */
export function settingOf(schema: Schema, { name, values }: Intervention): { readonly parameter: Parameter; readonly value: Value } | null {
  return isLive(schema, name) ? { parameter: schema[name]!, value: fromNumber(schema[name]!, values[0]!) } : null;
}

/** What was done in a run otherwise than by setting a parameter: a step of its own each. */
export const handsIn = (schema: Schema, interventions: readonly Intervention[]): readonly Intervention[] => interventions.filter(({ name }) => !isLive(schema, name));

/** What is wrong with an intervention; undefined if it sets a live parameter to a fitting value, or is one that the demo knows. */
export function problemWithIntervention({ parameters, interventions = {} }: Stage, { name, values }: Intervention): string | undefined {
  const live = isLive(parameters, name);
  if (!live && !Object.hasOwn(interventions, name)) return `nothing named “${name}” can be done here`;
  const count = live ? 1 : interventions[name]!;
  if (count !== "any" && values.length !== count) return `${name} must be given ${count} ${count === 1 ? "value" : "values"}; got ${values.length}`;
  return live ? problemWith(name, parameters[name]!, fromNumber(parameters[name]!, values[0]!)) : undefined;
}

function toNumber(parameter: Parameter, value: Value): number {
  return parameter.kind === "choice" ? Object.keys(parameter.options).indexOf(String(value)) : Number(value);
}

/** A number that means nothing stays one, for `problemWith` to refuse. */
function fromNumber(parameter: Parameter, number: number): Value {
  switch (parameter.kind) {
    case "choice":
      return Object.keys(parameter.options)[number] ?? number;
    case "toggle":
      return number === 0 || number === 1 ? number === 1 : number;
    default:
      return number;
  }
}
