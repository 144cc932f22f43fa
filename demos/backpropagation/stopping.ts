/** What ends a run. */
import type { Values } from "../../src/kit/lab/schema";
import type { Frame } from "./frame";
import type { Parameters } from "./parameters";

/** After so many epochs without a lower objective, a run that is to stop on a plateau does. */
export const patience = 20;
/** What counts as lower: by this share of the lowest so far. Without it, steps too small to matter would go on for ever. */
export const leastFall = 1e-4;

/** @param objective what is minimised, now; @param isEpochEnd the only places where it is looked at */
export function lowestAfter({ lowest }: Pick<Frame, "lowest">, objective: number, isEpochEnd: boolean): Frame["lowest"] {
  if (!isEpochEnd) return lowest;
  return objective < lowest.objective * (1 - leastFall) ? { objective, epochsAgo: 0 } : { ...lowest, epochsAgo: lowest.epochsAgo + 1 };
}

/** Why a run ends with this frame; null if it goes on. Of several reasons, the best news. */
export function endOf({ epoch, train, lowest }: Omit<Frame, "ended">, { epochs, stopWhen }: Values<Parameters>): Frame["ended"] {
  if (stopWhen === "perfect" && train.accuracy === 1) return "perfect";
  if (stopWhen === "plateau" && lowest.epochsAgo >= patience) return "plateau";
  return epoch >= epochs ? "epochs" : null;
}
