/** A seed: seen, typed, or replaced by the next one. */
import type { JSX } from "preact";
import { integer } from "../../lab/schema";
import { IconButton } from "../icons";
import { useFieldIds } from "../field";
import { NumberField, useEntry } from "../number";

interface SeedProps {
  readonly label: string;
  /** What the next seed brings: the name of the button. */
  readonly news: string;
  readonly value: number;
  readonly onChange: (seed: number) => void;
}

const largest = 2 ** 32 - 1;

export function Seed({ label, news, value, onChange }: SeedProps): JSX.Element {
  const ids = useFieldIds();
  const parameter = integer({ label, help: "", min: 0, max: largest, default: 0 });
  const entry = useEntry({ parameter, value, onChange });
  return (
    <div class="control">
      <div class="control-head">
        <label class="control-label" for={ids.input}>{label}</label>
        <span class="control-space" />
        <IconButton icon="dice" label={news} onClick={() => onChange(value === largest ? 0 : value + 1)} class="kit-button-quiet" />
        <NumberField ids={ids} parameter={parameter} entry={entry} disabled={false} aria-describedby={entry.error && ids.error} />
      </div>
      <p class="control-error" id={ids.error} role="alert">{entry.error}</p>
    </div>
  );
}
