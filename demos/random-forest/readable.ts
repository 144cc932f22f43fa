/** Numbers as people read them. */

/** A share of 0 … 1. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Three significant digits. */
export const short = (value: number): string =>
  (value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential(1) : Number(value.toPrecision(3)).toLocaleString("en")).replace("-", "−");
