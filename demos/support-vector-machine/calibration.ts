/** The analysis behind the lesson's reliability diagram. What it measures with is loaded when it is asked for. */
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";
import type { Calibration } from "./reliability";

export async function* calibration({ parameters: { C } }: RunInput<Parameters>): AsyncGenerator<Calibration, void, void> {
  const { calibrationOf } = await import("./reliability");
  yield calibrationOf(C);
}
