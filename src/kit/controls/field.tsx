/** What surrounds every control: its label, its help on demand, and the way back to its default. */
import type { ComponentChildren, JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { Icon, IconButton } from "./icons";

export interface FieldIds {
  readonly input: string;
  readonly label: string;
  readonly help: string;
  readonly error: string;
}

export function useFieldIds(): FieldIds {
  const id = useId();
  return { input: `${id}-input`, label: `${id}-label`, help: `${id}-help`, error: `${id}-error` };
}

interface FieldProps {
  readonly ids: FieldIds;
  readonly label: string;
  readonly help: string;
  /** What the button says that goes back to the default, as "Reset k to 3"; undefined where there is nothing to reset. */
  readonly resetLabel: string | undefined;
  readonly onReset: () => void;
  readonly error?: string | undefined;
  /** Whether several inputs share the label, so that it names a group and belongs to none of them. */
  readonly isGroup?: boolean;
  /** What stands at the end of the label's line. */
  readonly aside?: ComponentChildren;
  readonly children?: ComponentChildren;
}

export function Field({ ids, label, help, resetLabel, onReset, error, isGroup, aside, children }: FieldProps): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const reset = (): void => {
    onReset();
    // The button is about to vanish: the focus goes to what it has just changed.
    root.current?.querySelector<HTMLElement>("input:not([type=radio]), input:checked, select")?.focus();
  };
  return (
    <div class="control" ref={root}>
      <div class="control-head">
        {isGroup ? <span class="control-label" id={ids.label}>{label}</span> : <label class="control-label" id={ids.label} for={ids.input}>{label}</label>}
        <Help ids={ids} label={label} />
        <span class="control-space" />
        {resetLabel && <IconButton icon="undo" label={resetLabel} onClick={reset} class="control-reset" />}
        {aside}
      </div>
      {children}
      <p class="control-error" id={ids.error} role="alert">{error}</p>
      <p class="control-help" id={ids.help}>{help}</p>
    </div>
  );
}

/** The help line is hidden until asked for, yet read out with the control: `aria-describedby` reaches hidden text. */
function Help({ ids, label }: { readonly ids: FieldIds; readonly label: string }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <button
      type="button"
      class="control-ask"
      aria-label={`What is ${label}?`}
      aria-expanded={open}
      aria-controls={ids.help}
      onClick={() => setOpen(!open)}
    >
      <Icon name="question" />
    </button>
  );
}

/** The ids that describe an input, for `aria-describedby`. */
export function describedBy(ids: FieldIds, error: string | undefined): string {
  return error ? `${ids.error} ${ids.help}` : ids.help;
}
