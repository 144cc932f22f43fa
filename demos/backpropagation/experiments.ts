/** The claims of the lesson and of the answers. */
import type { Experiment } from "../../src/kit/lab/experiment";

export const experiments: readonly Experiment[] = [];
