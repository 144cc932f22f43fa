/** Parameters that may change while a run goes on. A change is an intervention of the parameter's name: a link replays it. */
import type { Stage } from "./defaults";
import { problemWith, type Parameter, type Schema, type Value, type Values } from "./schema";
import type { Intervention } from "./state";

/** Whether a run can take these values on its way. */
export function areLive(schema: Schema, values: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(values).every((name) => isLive(schema, name));
}

function isLive(schema: Schema, name: string): boolean {
  return Object.hasOwn(schema, name) && Boolean(schema[name]!.live);
}

/** What is written down of values that were set at a step. */
export function changesAt(step: number, schema: Schema, values: Partial<Values<Schema>>): Intervention[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ step, name, values: [toNumber(schema[name]!, value)] }]);
}

/** The values in force once a step was shown: those that the run began with, and what was changed since. */
export function parametersAt<S extends Schema>(schema: S, initial: Values<S>, interventions: readonly Intervention[], step: number): Values<S> {
  const changes = interventions.filter((intervention) => intervention.step <= step && isLive(schema, intervention.name));
  if (changes.length === 0) return initial;
  return { ...initial, ...Object.fromEntries(changes.map(({ name, values }) => [name, fromNumber(schema[name]!, values[0]!)])) };
}

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
