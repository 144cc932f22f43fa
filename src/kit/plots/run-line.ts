/** How the curves of earlier runs are drawn: dashed, for the current one's are solid, and each in its own way. */
import { classColour } from "./colours";

export interface RunLine {
  /** A token, for CSS and for a chart's specification. */
  readonly stroke: string;
  /** Lengths of dashes and gaps in pixels, as `strokeDash` and `stroke-dasharray` take them. */
  readonly dash: readonly number[];
}

/** The first two colours are left to the current run. */
const firstColour = 2;
const colours = 8;
const dashes = [[7, 3], [2, 3], [9, 3, 2, 3]];

/** @param colour a kept run's number: up to 24 differ */
export function runLine(colour: number): RunLine {
  return { stroke: classColour(firstColour + (colour % colours)), dash: dashes[(colour + 2 * Math.floor(colour / colours)) % dashes.length]! };
}
