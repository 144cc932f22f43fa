/** Numbers as people read them. */

/** Three digits, an exact zero as 0, and with a real minus. */
export function short(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size >= 1e5 || size < 1e-3 ? value.toExponential(1).replace("e+", "e") : String(Number(value.toPrecision(3)));
  return text.replaceAll("-", "−");
}

export const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

export const penaltyNames = { l1: "the lasso", l2: "ridge", elasticnet: "the elastic net" } as const;
