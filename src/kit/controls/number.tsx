/** A number: a slider to feel it with, and a field for exact values. */
import type { JSX, TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { lowest, problemWith } from "../lab/schema";
import type { ControlProps } from "./controls";
import { describedBy, Field, useFieldIds, type FieldIds } from "./field";
import { formatNumber, nudge, sliderFor, type NumericParameter } from "./slider";

type NumberProps = ControlProps<NumericParameter, number>;

export function NumberControl({ parameter, value, defaultValue, disabled, onChange }: NumberProps): JSX.Element {
  const ids = useFieldIds();
  const slider = sliderFor(parameter);
  const { label, help } = parameter;
  const entry = useEntry({ parameter, value, onChange });
  const shared = { disabled, "aria-describedby": describedBy(ids, entry.error) };
  return (
    <Field
      ids={ids}
      label={label}
      help={help}
      error={entry.error}
      resetLabel={value === defaultValue && !entry.error ? undefined : `Reset ${label} to ${formatNumber(defaultValue)}`}
      onReset={() => {
        entry.restore();
        onChange(defaultValue);
      }}
      aside={<NumberField ids={ids} parameter={parameter} entry={entry} {...shared} />}
    >
      <input
        type="range"
        class="control-range"
        aria-labelledby={ids.label}
        aria-valuetext={formatNumber(value)}
        min={slider.min}
        max={slider.max}
        step={slider.step}
        value={slider.positionOf(value)}
        onInput={(event) => {
          entry.restore();
          onChange(slider.valueAt(event.currentTarget.valueAsNumber));
        }}
        {...shared}
      />
    </Field>
  );
}

export interface NumberFieldProps {
  readonly ids: FieldIds;
  readonly parameter: NumericParameter;
  readonly entry: Entry;
  readonly disabled: boolean;
  readonly "aria-describedby": string | undefined;
}

export function NumberField({ ids, parameter, entry, ...shared }: NumberFieldProps): JSX.Element {
  return (
    <input
      type="number"
      class="control-number"
      id={ids.input}
      inputMode={parameter.kind === "integer" && parameter.min >= 0 ? "numeric" : "decimal"}
      min={lowest(parameter)}
      max={parameter.max}
      step="any"
      value={entry.text}
      aria-invalid={entry.error !== undefined}
      onInput={entry.type}
      onChange={entry.commit}
      onKeyDown={entry.press}
      {...shared}
    />
  );
}

export interface Entry {
  readonly text: string;
  readonly error: string | undefined;
  readonly type: (event: TargetedInputEvent<HTMLInputElement>) => void;
  readonly commit: (event: { readonly currentTarget: HTMLInputElement }) => void;
  readonly press: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
  readonly restore: () => void;
}

/**
 * What is in the field while it is typed: applied on Enter or on leaving it, for on the way to 12 stands a 1.
 * What cannot be used stays there with the reason, and the value stays what it was.
 */
export function useEntry({ parameter, value, onChange }: Pick<NumberProps, "parameter" | "value" | "onChange">): Entry {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [error, setError] = useState<string | undefined>(undefined);
  const restore = (): void => {
    setDraft(undefined);
    setError(undefined);
  };
  useEffect(restore, [value]);

  const commit = ({ currentTarget: field }: { readonly currentTarget: HTMLInputElement }): void => {
    const problem = problemWith(parameter.label, parameter, entered(field));
    setError(problem);
    if (problem) return;
    restore();
    if (field.valueAsNumber !== value) onChange(field.valueAsNumber);
  };
  const type = ({ currentTarget: field }: TargetedInputEvent<HTMLInputElement>): void => {
    setDraft(field.value);
    if (error) setError(problemWith(parameter.label, parameter, entered(field)));
  };
  const press = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
    if (direction) onChange(nudge(parameter, value, direction));
    else if (event.key === "Escape") event.currentTarget.value = formatNumber(value);
    else return;
    event.preventDefault();
    restore();
  };
  return { text: draft ?? formatNumber(value), error, type, commit, press, restore };
}

/** A number, or what to call something that is none. */
function entered(field: HTMLInputElement): number | string {
  if (field.validity.badInput) return "something that is not a number";
  return field.value === "" ? "nothing" : field.valueAsNumber;
}
