/** The run that the player plays. */
import type { RunInput } from "../../src/kit/lab/model";
import type { Frame } from "./frame";
import type { Parameters } from "./parameters";

export function* story(_input: RunInput<Parameters, Frame>): Generator<Frame, void, void> {
  yield* [];
}
