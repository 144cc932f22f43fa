import type { JSX } from "preact";
import type { ChartProps } from "./types";

/** A Vega-Lite chart. */
export function Chart({ title, description }: ChartProps): JSX.Element {
  return <figure class="chart" aria-label={description}><figcaption>{title}</figcaption></figure>;
}
