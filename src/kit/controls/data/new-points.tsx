/** Which class or value the next point has that a hand adds, where the demo needs to know. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Target } from "../../data/dataset";
import { real, type RealParameter, type Schema } from "../../lab/schema";
import { Mark } from "../../plots/legend";
import { useFieldIds } from "../field";
import { NumberField, useEntry } from "../number";
import type { BarProps } from "../player";

export function NewPoints<S extends Schema, Frame>({ lab }: BarProps<S, Frame>): JSX.Element | null {
  const chosen = lab.newTarget.value;
  const target = lab.dataset.value?.target;
  if (chosen === null || !target) return null;
  const props = { chosen, onChange: lab.setNewTarget };
  return target.kind === "class" ? <ClassOfNew target={target} {...props} /> : <ValueOfNew target={target} {...props} />;
}

interface ChooserProps<Kind extends Target["kind"]> {
  readonly target: Extract<Target, { kind: Kind }>;
  readonly chosen: number;
  readonly onChange: (target: number) => void;
}

function ClassOfNew({ target: { classNames }, chosen, onChange }: ChooserProps<"class">): JSX.Element {
  const id = useId();
  return (
    <>
      <div class="new-points" role="radiogroup" aria-labelledby={id}>
        <span class="control-label" id={id}>New points are</span>
        {classNames.map((name, group) => (
          <label key={group} class="new-points-class" title={group < 9 ? `Key ${group + 1}` : undefined}>
            <input type="radio" class="kit-only-spoken" name={id} checked={group === chosen} onChange={() => onChange(group)} />
            <Mark group={group} />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {/* The keys change it while the focus is on the picture. */}
      <p class="kit-only-spoken" role="status">New points are {classNames[chosen]}</p>
    </>
  );
}

function ValueOfNew({ target, chosen, onChange }: ChooserProps<"real">): JSX.Element {
  const ids = useFieldIds();
  const parameter = parameterFor(target);
  const entry = useEntry({ parameter, value: chosen, onChange });
  return (
    <div class="control">
      <div class="control-head">
        <label class="control-label" for={ids.input}>New points have {target.name}</label>
        <span class="control-space" />
        <NumberField ids={ids} parameter={parameter} entry={entry} disabled={false} aria-describedby={entry.error && ids.error} />
      </div>
      <p class="control-error" id={ids.error} role="alert">{entry.error}</p>
    </div>
  );
}

/** An arrow key goes about a fiftieth of the way through the values that there are. */
function parameterFor({ name, values }: ChooserProps<"real">["target"]): RealParameter {
  const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [0, 0]);
  const step = Number(`1e${Math.floor(Math.log10((high - low) / 20 || 1))}`);
  return real({ label: name, help: "", min: -1e12, max: 1e12, scale: "linear", step, default: 0 });
}
