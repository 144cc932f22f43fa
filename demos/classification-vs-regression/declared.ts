/** What the page needs to know of the model. The run is not here: with it the matrix library would come to the main thread, which never uses it. */
import type { DemoModel } from "../../src/kit/lab/model";
import { describe } from "./describe";
import type { Frame } from "./frame";
import { parameters, type Parameters } from "./parameters";

export const declared: Omit<DemoModel<Parameters, Frame>, "run"> = {
  slug: "classification-vs-regression",
  parameters,
  data: {
    sources: [
      "far-point", "two-gaussians", "rare-class", "ratings", "blobs", "moons", "plane", "multi-gaussian",
      "iris", "breast-cancer", "penguins", "wine", "diabetes",
    ],
    target: "known",
    testFraction: 0,
  },
  initial: { seeds: { data: 1 } },
  // In which order the points come.
  usesChance: ({ solver }) => solver === "mini-batch" || solver === "stochastic",
  describe,
  trace: ({ iteration, epoch, loss }) => ({ iteration, epoch, regression: loss.regression, classification: loss.classification }),
  lookAhead: 600,
};
