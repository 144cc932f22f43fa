/** A button that asks back before it does what cannot be undone. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  readonly label: string;
  readonly question: string;
  onYes(): void;
}

export function Confirm({ label, question, onYes }: Props) {
  const asking = useSignal(false);
  const asked = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone each time: the one in its place gets it.
  useEffect(() => {
    if (asking.value || asked.current) button.current?.focus();
    asked.current = asking.value;
  }, [asking.value]);

  if (!asking.value) {
    return (
      <button type="button" ref={button} onClick={() => (asking.value = true)}>
        {label}
      </button>
    );
  }
  return (
    <span class="exercise-confirm" role="group" aria-label={question}>
      <span>{question}</span>
      <button
        type="button"
        onClick={() => {
          asking.value = false;
          onYes();
        }}
      >
        Yes
      </button>
      <button type="button" ref={button} onClick={() => (asking.value = false)}>
        No
      </button>
    </span>
  );
}
