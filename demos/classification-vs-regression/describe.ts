/** One sentence that says what the picture of a frame shows. */
import type { Frame } from "./frame";

export function describe({ phase, iteration, epoch, loss }: Frame): string {
  const losses = `half mean square ${readable(loss.regression)}, log loss ${readable(loss.classification)}`;
  switch (phase) {
    case "start":
      return `All coefficients are zero: ${losses}.`;
    case "step":
      return `${Number.isInteger(epoch) && epoch === iteration ? `Step ${iteration}` : `Update ${iteration}, epoch ${readable(epoch)}`}: ${losses}.`;
    case "done":
      return `Solved in ${iteration} ${iteration === 1 ? "step" : "steps"}: ${losses}.`;
    case "stopped":
      return `Stopped after ${iteration} updates, the budget spent: ${losses}.`;
    case "separable":
      return `A line separates the classes and nothing is penalised: larger coefficients are always better, and these are where the solver gave up.`;
  }
}

/** Three digits, for people. */
export function readable(value: number): string {
  if (value === 0) return "0";
  const text = Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
  return text.replace("-", "−");
}
