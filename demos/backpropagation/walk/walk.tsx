/** One example's way through the network, forward and back, node by node, with the numbers in the formulas. */
import type { JSX } from "preact";
import type { Lab } from "../../../src/kit/lab/lab";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";
import type { Selection } from "../selection";

export interface WalkProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly selection: Selection;
}

export function Walk(_props: WalkProps): JSX.Element {
  return <p>Pick a point.</p>;
}
