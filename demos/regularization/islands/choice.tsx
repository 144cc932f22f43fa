/** The small controls of the islands: one of a few, on or off, and a slider over a list of values. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface OneOfProps<Option extends string> {
  readonly label: string;
  readonly options: Readonly<Record<Option, string>>;
  readonly value: Option;
  readonly onChange: (option: Option) => void;
}

export function OneOf<Option extends string>({ label, options, value, onChange }: OneOfProps<Option>): JSX.Element {
  const id = useId();
  return (
    <span class="regularization-control">
      <label for={id}>{label}</label>
      <select id={id} class="control-menu" value={value} onChange={(event) => onChange(event.currentTarget.value as Option)}>
        {Object.entries<string>(options).map(([option, name]) => <option key={option} value={option}>{name}</option>)}
      </select>
    </span>
  );
}

export function Switch({ label, value, onChange }: { readonly label: string; readonly value: boolean; readonly onChange: (value: boolean) => void }): JSX.Element {
  return (
    <label class="regularization-control">
      <input type="checkbox" class="control-switch" role="switch" aria-checked={value} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

interface SlideProps {
  readonly label: string;
  /** Of the slider: a place in a list, or a number. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** What the value is called. */
  readonly shown: string;
  readonly onChange: (value: number) => void;
}

export function Slide({ label, value, min, max, step = 1, shown, onChange }: SlideProps): JSX.Element {
  const id = useId();
  return (
    <span class="regularization-control regularization-slide">
      <label for={id}>{label}</label>
      <input id={id} type="range" class="control-range" min={min} max={max} step={step} value={value} aria-valuetext={shown} onInput={(event) => onChange(event.currentTarget.valueAsNumber)} />
      <output for={id}>{shown}</output>
    </span>
  );
}
