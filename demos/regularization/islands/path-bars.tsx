/** The coefficients at one alpha, as bars around zero; an exact zero has none. */
import type { JSX } from "preact";
import { classColour } from "../../../src/kit/plots/colours";
import { short } from "../readable";

interface BarsProps {
  readonly names: readonly string[];
  readonly coef: Float64Array;
  /** The colour of each. */
  readonly colours: readonly string[];
}

/** Each column's own; where it is known which matter, all others are neutral. */
export function coloursOf(names: readonly string[], truth: ReadonlySet<string> | null): string[] {
  const coloured = names.filter((name) => truth === null || truth.has(name));
  return names.map((name) => classColour(coloured.indexOf(name)));
}

export function Bars({ names, coef, colours }: BarsProps): JSX.Element {
  const most = coef.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  return (
    <ul class="regularization-bars" aria-label="Coefficients">
      {names.map((name, j) => {
        const value = coef[j] ?? 0;
        const share = (50 * Math.abs(value)) / most;
        return (
          <li key={name} data-zero={value === 0}>
            <span class="regularization-bar-name" title={name}>{name}</span>
            <span class="regularization-bar" aria-hidden="true">
              <span style={{ insetInlineStart: `${value < 0 ? 50 - share : 50}%`, inlineSize: `${share}%`, background: colours[j] }} />
            </span>
            <span class="regularization-bar-value">{short(value)}</span>
          </li>
        );
      })}
    </ul>
  );
}
