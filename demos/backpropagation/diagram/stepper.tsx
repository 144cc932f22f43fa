/** One fewer, one more: for small counts, right where what is counted is seen. */
import type { JSX } from "preact";

interface StepperProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The count in words. */
  readonly said: string;
  /** What the buttons do. */
  readonly fewer: string;
  readonly more: string;
  readonly onChange: (value: number) => void;
}

export function Stepper({ value, min, max, said, fewer, more, onChange }: StepperProps): JSX.Element {
  return (
    <span class="backpropagation-stepper" role="group" aria-label={said}>
      <Step label={fewer} sign="M4 8h8" isOver={value <= min} onClick={() => onChange(value - 1)} />
      <output aria-label={said}>{value}</output>
      <Step label={more} sign="M4 8h8M8 4v8" isOver={value >= max} onClick={() => onChange(value + 1)} />
    </span>
  );
}

/** One that can do nothing more keeps the focus: it is not disabled. */
function Step({ label, sign, isOver, onClick }: { label: string; sign: string; isOver: boolean; onClick: () => void }): JSX.Element {
  return (
    <button type="button" aria-label={label} title={label} aria-disabled={isOver} onClick={() => isOver || onClick()}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d={sign} /></svg>
    </button>
  );
}
