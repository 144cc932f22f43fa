/** One sentence for a frame, and numbers as people read them. */
import type { Frame } from "./frame";

/** Four digits, which do not dance as they change. */
export function readable(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-3)) return value.toExponential(2).replace("-", "−");
  return value.toLocaleString("en", { maximumSignificantDigits: 4 }).replace("-", "−");
}

/** A share of 0 … 1. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

export const supportOf = ({ alpha, model }: Pick<Frame, "alpha" | "model">): number => model?.support.length ?? alpha.filter((value) => value > 0).length;

/** 2/‖w‖: from margin line to margin line. */
export const widthOf = ({ squaredNorm }: Pick<Frame, "squaredNorm">): number | null => (squaredNorm > 0 ? 2 / Math.sqrt(squaredNorm) : null);

export function describe(frame: Frame): string {
  const { phase, pair, iteration, step, rows, moved } = frame;
  const of = pair.count > 1 ? `Class ${pair.first} against class ${pair.second} (${pair.number} of ${pair.count}): ` : "";
  const steps = `${iteration.toLocaleString("en")} ${iteration === 1 ? "step" : "steps"}`;
  const support = supportOf(frame);
  const vectors = `${support} of ${frame.model ? nTrain(frame) : rows.length} training points ${support === 1 ? "is a support vector" : "are support vectors"}`;
  switch (phase) {
    case "start":
      return `${of}${of ? "all" : "All"} multipliers are 0, and there is no boundary yet.`;
    case "step":
      return `${of}${of ? "step" : "Step"} ${iteration}${step ? `, ${wayOf(step)}` : ""}. ${readable(frame.violation)} from agreement.`;
    case "solved":
      return `${of}solved in ${steps}; ${vectors}.`;
    case "done":
      return `Solved in ${steps}: ${vectors}.${moved === null ? "" : ` Without all others, f is the same to ${readable(moved)}.`}`;
    case "stopped":
      return `Stopped after ${steps}, as many as are allowed, with examples that still disagree by ${readable(frame.violation)}.`;
  }
}

const nTrain = ({ rows, model, pair }: Frame): number => (pair.count === 1 ? rows.length : Math.max(rows.length, model!.support.length));

function wayOf({ after, C }: NonNullable<Frame["step"]>): string {
  const atBound = after.filter((alpha, t) => alpha === 0 || alpha === C[t]).length;
  if (atBound === 2) return "both multipliers at a bound";
  return atBound === 1 ? "one multiplier at a bound" : "both multipliers free";
}
