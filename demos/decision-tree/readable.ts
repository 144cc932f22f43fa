/** Numbers and questions as people read them. */

/** Three digits of what is small, whole numbers of what is large. */
export function readable(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) return value.toExponential(2);
  return String(Number(value.toPrecision(size >= 1000 ? 4 : 3)));
}

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Accuracy as a percentage, R² as it is. */
export function score(value: number | null, task: "classification" | "regression"): string | undefined {
  if (value === null) return undefined;
  return task === "classification" ? percent(value) : value.toFixed(3);
}

export const counted = (n: number, one: string, many: string): string => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** "x₁ ≤ 2.5" */
export const question = (name: string, threshold: number): string => `${name} ≤ ${readable(threshold)}`;
