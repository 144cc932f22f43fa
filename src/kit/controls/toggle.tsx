/** On or off: a native checkbox that looks like a switch. */
import type { JSX } from "preact";
import type { ToggleParameter } from "../lab/schema";
import type { ControlProps } from "./controls";
import { Field, useFieldIds } from "./field";

export function ToggleControl({ parameter, value, defaultValue, disabled, onChange }: ControlProps<ToggleParameter, boolean>): JSX.Element {
  const ids = useFieldIds();
  const { label, help } = parameter;
  return (
    <Field
      ids={ids}
      label={label}
      help={help}
      resetLabel={value === defaultValue ? undefined : `Reset ${label} to ${defaultValue ? "on" : "off"}`}
      onReset={() => onChange(defaultValue)}
      aside={
        <input
          type="checkbox"
          role="switch"
          class="control-switch"
          id={ids.input}
          checked={value}
          aria-checked={value}
          disabled={disabled}
          aria-describedby={ids.help}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      }
    />
  );
}
