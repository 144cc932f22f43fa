/** One of a few: side by side where they fit, and otherwise a native menu. */
import type { JSX } from "preact";
import type { ChoiceParameter } from "../lab/schema";
import type { ControlProps } from "./controls";
import { Field, useFieldIds, type FieldIds } from "./field";

type ChoiceProps = ControlProps<ChoiceParameter, string>;

export function ChoiceControl(props: ChoiceProps): JSX.Element {
  const ids = useFieldIds();
  const { parameter, value, defaultValue, onChange } = props;
  const { label, help, options } = parameter;
  const sideBySide = fitSideBySide(Object.values(options));
  return (
    <Field
      ids={ids}
      label={label}
      help={help}
      isGroup={sideBySide}
      resetLabel={value === defaultValue ? undefined : `Reset ${label} to ${options[defaultValue]}`}
      onReset={() => onChange(defaultValue)}
    >
      {sideBySide ? <Segments ids={ids} {...props} /> : <Menu ids={ids} {...props} />}
    </Field>
  );
}

/** Whether the options can be shown in one row of the narrowest panel, 260 px: about 30 letters and their padding. */
export function fitSideBySide(labels: readonly string[]): boolean {
  return labels.length <= 4 && labels.join("").length + 3 * labels.length <= 36;
}

function Segments({ ids, parameter, value, disabled, onChange }: ChoiceProps & { readonly ids: FieldIds }): JSX.Element {
  return (
    <div class="control-segments" role="radiogroup" aria-labelledby={ids.label} aria-describedby={ids.help}>
      {Object.entries(parameter.options).map(([option, shown]) => (
        <label key={option} class="control-segment">
          <input type="radio" name={ids.input} value={option} checked={option === value} disabled={disabled} onChange={() => onChange(option)} />
          <span>{shown}</span>
        </label>
      ))}
    </div>
  );
}

function Menu({ ids, parameter, value, disabled, onChange }: ChoiceProps & { readonly ids: FieldIds }): JSX.Element {
  return (
    <select
      class="control-menu"
      id={ids.input}
      value={value}
      disabled={disabled}
      aria-describedby={ids.help}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {Object.entries(parameter.options).map(([option, shown]) => <option key={option} value={option}>{shown}</option>)}
    </select>
  );
}
