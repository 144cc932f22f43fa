/**
 * While a point is dragged: the engine starts from the multipliers that were optimal before, which are feasible still and
 * nearly optimal, and solves again in a few steps.
 */
import * as supportVectorMachine from "../../algorithms/support-vector-machine";
import { plainly } from "../../src/kit/engines/ask";
import type { RunInput } from "../../src/kit/lab/model";
import type { Frame } from "./frame";
import type { Parameters } from "./parameters";
import { tell } from "./story";
import { taskOf } from "./task";

/** The intervention that carries the model to start from. */
export const startName = "start";

/** A model in one list of numbers: how many classes, their ids and counts, the support vectors' rows and coefficients. */
export function packStart({ classes, nSupport, support, dualCoef }: supportVectorMachine.Model): number[] {
  return [classes.length, ...classes, ...nSupport, ...support, ...dualCoef.data];
}

function unpackStart([nClasses = 0, ...values]: readonly number[]): supportVectorMachine.Start {
  const take = (count: number): number[] => values.splice(0, count);
  const [classes, nSupport] = [Int32Array.from(take(nClasses)), Int32Array.from(take(nClasses))];
  const support = Int32Array.from(take(nSupport.reduce((sum, count) => sum + count, 0)));
  return { classes, nSupport, support, dualCoef: { data: Float64Array.from(values), rows: nClasses - 1, columns: support.length } };
}

export function* resolve({ parameters, dataset, interventionsAt }: RunInput<Parameters>): Generator<Frame, void, void> {
  const start = interventionsAt(0).find(({ name }) => name === startName);
  yield* plainly(tell(taskOf(parameters, dataset), "typescript", undefined, start && unpackStart(start.values)));
}
