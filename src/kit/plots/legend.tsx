import type { JSX } from "preact";
import { classColour, rampGradient, type Ramp } from "./colours";
import { shapePath } from "./shapes";

interface LegendProps {
  /** What the groups are: "species". */
  readonly title?: string;
  /** Entry i names group i. */
  readonly names: readonly string[];
  /** Whether hollow marks stand for points held out for testing. */
  readonly withTest?: boolean;
}

/** Colour, shape and name of every group. */
export function Legend({ title, names, withTest }: LegendProps): JSX.Element {
  return (
    <ul class="legend" aria-label={title ?? "Legend"}>
      {title && <li class="legend-title" aria-hidden="true">{title}</li>}
      {names.map((name, group) => (
        <li key={group} class="legend-entry">
          <Mark group={group} />
          {name}
        </li>
      ))}
      {withTest && <li class="legend-entry"><Mark group={-1} hollow />held out for testing</li>}
    </ul>
  );
}

interface RampLegendProps {
  readonly title: string;
  readonly ramp: Ramp;
  readonly low: string;
  readonly high: string;
}

/** What the ends of a ramp stand for. */
export function RampLegend({ title, ramp, low, high }: RampLegendProps): JSX.Element {
  return (
    <p class="legend">
      <span class="legend-title">{title}</span>
      <span>{low}</span>
      <span class="legend-ramp" style={{ background: rampGradient(ramp) }} aria-hidden="true" />
      <span class="visually-hidden">to</span>
      <span>{high}</span>
    </p>
  );
}

/** One class's mark by itself, as tall as the text beside it. */
export function Mark({ group, hollow = false }: { readonly group: number; readonly hollow?: boolean }): JSX.Element {
  return (
    <svg class="legend-mark" data-hollow={hollow} viewBox="-8 -8 16 16" style={{ color: classColour(group) }} aria-hidden="true">
      <path d={shapePath(group, 5)} />
    </svg>
  );
}
