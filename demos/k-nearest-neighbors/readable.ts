/** Numbers as people read them. */

/** Three digits: 163,000, 16.3, 0.00163. */
export function readable(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e9 || size < 1e-4)) return value.toExponential(1).replace("-", "−").replace("e+", "e");
  return value.toLocaleString("en", { maximumSignificantDigits: 3 }).replace("-", "−");
}

/** A share of 0 … 1. */
export const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;
