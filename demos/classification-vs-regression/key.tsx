/** How the heads are told apart everywhere: by the stroke of their lines, for colours belong to classes. */
import type { JSX } from "preact";
import type { HeadName } from "./parameters";

/** What each head is, in words. */
export const headTitles: Readonly<Record<HeadName, string>> = { regression: "least squares", classification: "logistic", ordinal: "thresholds" };

/** For Vega: lengths of dashes and gaps. */
export const dashes: Readonly<Record<HeadName, readonly number[]>> = { regression: [6, 4], classification: [1, 0], ordinal: [1, 3] };

export const headColours: Readonly<Record<HeadName, string>> = { regression: "var(--ink-soft)", classification: "var(--ink)", ordinal: "var(--ink-soft)" };

export function HeadLine({ head }: { readonly head: HeadName }): JSX.Element {
  return (
    <p class="legend-entry">
      <svg class="classification-vs-regression-stroke" viewBox="0 0 24 8" aria-hidden="true">
        <path d="M1 4h22" stroke-dasharray={dashes[head].join(" ")} />
      </svg>
      {headTitles[head]}
    </p>
  );
}
