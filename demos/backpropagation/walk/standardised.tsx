/** How a point's own value became the y of the formulas. */
import type { JSX } from "preact";
import type { TargetScale } from "../target";
import { readableTo } from "./digits";
import { bracketed, Equation } from "./equation";

/** The value that a point has, in its own units, and how such values are scaled. */
export interface Truth {
  readonly name: string;
  readonly value: number;
  readonly scale: TargetScale;
}

export function Standardised({ truth: { name, value, scale }, target }: { readonly truth: Truth; readonly target: number }): JSX.Element {
  const { mean, standardDeviation } = scale;
  // So that the quotient has the digits that are shown of it.
  const grain = Math.min(1, standardDeviation / 1000);
  return (
    <Equation formula={<><var>y</var> = ({name} − training mean) / standard deviation</>} result={target}>
      <span>({readableTo(value, grain)} − {bracketed(readableTo(mean, grain))}) / {readableTo(standardDeviation, grain)}</span>
    </Equation>
  );
}
