/** Numbers in a formula, with more digits than three where three would make it say something that is not so. */
import { readable, typeset } from "../diagram/shape";

/** More than a double's are none. */
const most = 17;

const decade = (value: number): number => Math.floor(Math.log10(Math.abs(value)));

/** With as many digits as it takes to see a change by `grain`, and no fewer than everywhere else. */
export function readableTo(value: number, grain: number): string {
  const digits = decade(value) - decade(grain) + 1;
  return digits > 3 ? typeset(String(Number(value.toPrecision(Math.min(most, digits))))) : readable(value);
}

/** Where what counts is how far it is from another number: three significant digits of that too. 1 − 0.99956 is no 0. */
export const readableBeside = (value: number, other: number): string =>
  value === other ? readable(value) : readableTo(value, Math.abs(value - other) / 100);

/** In the exponent of an e. A hundredth more is there a hundredth of the result, however large the exponent. */
export const readableExponent = (value: number): string => readableTo(value, 0.001);
