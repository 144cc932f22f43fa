/** Formulas with their numbers in them: sums whose terms say where they come from. */
import type { ComponentChildren, JSX } from "preact";
import { readable } from "../diagram/shape";
import { readableBeside } from "./digits";

/** A negative factor has brackets, as it would have on paper. */
export const bracketed = (text: string): string => (text.startsWith("−") ? `(${text})` : text);

export const factor = (value: number): string => bracketed(readable(value));

interface EquationProps {
  /** The left side, and what it means: z = b + Σ w a. */
  readonly formula: ComponentChildren;
  /** The same with numbers; breaks between its parts. */
  readonly children: ComponentChildren;
  readonly result: number;
  /** What the result's distance from counts for. */
  readonly beside?: number;
}

export function Equation({ formula, children, result, beside }: EquationProps): JSX.Element {
  return (
    <p class="backpropagation-equation">
      <span class="backpropagation-formula">{formula}</span>
      <span>=</span>
      {children}
      <span>= <b>{beside === undefined ? readable(result) : readableBeside(result, beside)}</b></span>
    </p>
  );
}

/** One part of a sum, above the name of what it comes from. */
export function Term({ children, from, isFirst }: { readonly children: ComponentChildren; readonly from: string; readonly isFirst: boolean }): JSX.Element {
  return (
    <span class="backpropagation-term">
      <span>{!isFirst && "+ "}{children}</span>
      <small>{from}</small>
    </span>
  );
}
