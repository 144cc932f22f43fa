/** Numbers as people read them. */

/** Five digits, which do not dance as they change; as 163,810 and not as 1.6381e+5, while it can be read so. */
export function readable(inertia: number): string {
  return inertia >= 1e9 ? inertia.toExponential(4) : inertia.toLocaleString("en", { minimumSignificantDigits: 5, maximumSignificantDigits: 5 });
}

/** A share of 0 … 1. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
