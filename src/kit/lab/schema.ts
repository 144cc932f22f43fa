/**
 * Hyper-parameters, declared once: controls, permalinks, validation and experiments all come from the declaration.
 */
interface Described<Value> {
  readonly label: string;
  /** One line that says what turning it does. */
  readonly help: string;
  readonly default: Value;
  /** Whether a run takes a new value on its way (a learning rate), rather than beginning again (the number of layers). */
  readonly live?: boolean;
  /** Whether it changes only what is drawn of a frame (a logarithmic axis), so that no run begins again. */
  readonly viewOnly?: boolean;
}

export interface IntegerParameter extends Described<number> {
  readonly kind: "integer";
  readonly min: number;
  readonly max: number;
}

export interface RealParameter extends Described<number> {
  readonly kind: "real";
  readonly min: number;
  readonly max: number;
  /** How the slider runs; "log" needs min > 0. */
  readonly scale: "linear" | "log";
  /** Of a logarithmic slider: its left end is exactly 0, one step below `min`. Then any value from 0 on may be typed. */
  readonly zero?: true;
  /** The slider's step on a linear scale; typed values are exact whatever it is. */
  readonly step?: number;
}

export interface ChoiceParameter<Option extends string = string> extends Described<Option> {
  readonly kind: "choice";
  /** Value → what the page calls it, in the order shown. */
  readonly options: Readonly<Record<Option, string>>;
}

export interface ToggleParameter extends Described<boolean> {
  readonly kind: "toggle";
}

/** What a hand made, in letters: as a drawing. It has no control of its own, and is never live. */
export interface CodeParameter extends Described<string> {
  readonly kind: "code";
  /** What a value must be, in words; and whether one is. */
  readonly rule: string;
  fits(value: string): boolean;
}

export type Parameter = IntegerParameter | RealParameter | ChoiceParameter | ToggleParameter | CodeParameter;
export type Schema = Readonly<Record<string, Parameter>>;
export type Value = number | string | boolean;

type ValueOf<P extends Parameter> = P extends ChoiceParameter<infer Option> ? Option
  : P extends ToggleParameter ? boolean
  : P extends CodeParameter ? string
  : number;

/** The typed values that a schema describes. */
export type Values<S extends Schema> = { readonly [Name in keyof S]: ValueOf<S[Name]> };

type Declared<P extends Parameter> = Omit<P, "kind">;

export const integer = (declared: Declared<IntegerParameter>): IntegerParameter => ({ kind: "integer", ...declared });
export const real = (declared: Declared<RealParameter>): RealParameter => ({ kind: "real", ...declared });
export const toggle = (declared: Declared<ToggleParameter>): ToggleParameter => ({ kind: "toggle", ...declared });
export const code = (declared: Declared<CodeParameter>): CodeParameter => ({ kind: "code", ...declared });
export const choice = <const Option extends string>(
  declared: Omit<ChoiceParameter<Option>, "kind" | "default"> & { readonly default: NoInfer<Option> },
): ChoiceParameter<Option> => ({ kind: "choice", ...declared });

export function defaultsOf<S extends Schema>(schema: S): Values<S> {
  return Object.fromEntries(Object.entries(schema).map(([name, parameter]) => [name, parameter.default])) as Values<S>;
}

/** The least value that may be set. */
export function lowest(parameter: IntegerParameter | RealParameter): number {
  return parameter.kind === "real" && parameter.zero ? 0 : parameter.min;
}

/** What is wrong with a value, as one sentence naming the value and the rule; undefined if nothing is. */
export function problemWith(name: string, parameter: Parameter, value: unknown): string | undefined {
  switch (parameter.kind) {
    case "integer":
    case "real": {
      const { kind, max } = parameter;
      const min = lowest(parameter);
      const fits = typeof value === "number" && value >= min && value <= max && (kind === "real" || Number.isInteger(value));
      return fits ? undefined : `${name} must be ${kind === "integer" ? "an integer" : "a number"} in ${min}..${max}; got ${value}`;
    }
    case "choice": {
      const options = Object.keys(parameter.options);
      return options.includes(value as string) ? undefined : `${name} must be one of ${options.join(", ")}; got ${value}`;
    }
    case "toggle":
      return typeof value === "boolean" ? undefined : `${name} must be on or off; got ${value}`;
    case "code":
      return typeof value === "string" && parameter.fits(value) ? undefined : `${name} must be ${parameter.rule}; got ${value}`;
  }
}
