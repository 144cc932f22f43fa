/** The controls of a schema: one for each parameter, in the order declared. */
import type { JSX } from "preact";
import type { Parameter, Schema, Value, Values } from "../lab/schema";
import { ChoiceControl } from "./choice";
import { NumberControl } from "./number";
import { ToggleControl } from "./toggle";

export interface ControlsProps<S extends Schema> {
  readonly schema: S;
  readonly values: Values<S>;
  /** What "reset" goes back to: the demo's opening values, which may differ from the schema's. */
  readonly defaults: Values<S>;
  /** Called with valid values only; for a slider, while it is dragged. */
  readonly onChange: (name: keyof S & string, value: Value) => void;
  /** Parameters that have no effect at present. */
  readonly disabledNames?: readonly (keyof S & string)[];
}

/** What every control is given, whatever its kind. */
export interface ControlProps<P extends Parameter, V extends Value> {
  readonly parameter: P;
  readonly value: V;
  readonly defaultValue: V;
  readonly disabled: boolean;
  readonly onChange: (value: V) => void;
}

export function Controls<S extends Schema>({ schema, values, defaults, onChange, disabledNames = [] }: ControlsProps<S>): JSX.Element {
  return (
    <div class="controls">
      {Object.entries(schema).map(([name, parameter]) => (
        <Control
          key={name}
          parameter={parameter}
          value={values[name]!}
          defaultValue={defaults[name]!}
          disabled={disabledNames.includes(name)}
          onChange={(value) => onChange(name, value)}
        />
      ))}
    </div>
  );
}

function Control({ parameter, value, defaultValue, ...rest }: ControlProps<Parameter, Value>): JSX.Element | null {
  switch (parameter.kind) {
    case "integer":
    case "real":
      return <NumberControl parameter={parameter} value={Number(value)} defaultValue={Number(defaultValue)} {...rest} />;
    case "choice":
      return <ChoiceControl parameter={parameter} value={String(value)} defaultValue={String(defaultValue)} {...rest} />;
    case "toggle":
      return <ToggleControl parameter={parameter} value={Boolean(value)} defaultValue={Boolean(defaultValue)} {...rest} />;
    case "code":
      return null;
  }
}
