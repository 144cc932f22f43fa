/** Parameters that may change while a run goes on. A change is an intervention of the parameter's name: a link replays it. */
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

/** What is wrong with an intervention that changes a parameter; undefined if nothing is, or if it is one of the demo's own. */
export function problemWithChange(schema: Schema, { name, values }: Intervention): string | undefined {
  if (!isLive(schema, name)) return undefined;
  const parameter = schema[name]!;
  if (values.length !== 1) return `${name} must be given one value; got ${values.length}`;
  return problemWith(name, parameter, fromNumber(parameter, values[0]!));
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
