/** The support vector machine demo as a worker sees it. */
import { withEngines } from "../../src/kit/engines/ask";
import { warningOf } from "../../src/kit/engines/by";
import { defineModel, type RunInput } from "../../src/kit/lab/model";
import { calibration } from "./calibration";
import { describe } from "./describe";
import { createMachines } from "./engines";
import type { Frame } from "./frame";
import { parameters, type Parameters } from "./parameters";
import { resolve } from "./resolve";
import { told } from "./story";
import { sweep } from "./sweep";

export const model = defineModel({
  slug: "support-vector-machine",
  parameters,
  data: {
    sources: [
      "two-gaussians", "moons", "circles", "xor", "spiral", "rare-class", "far-point", "blobs", "anisotropic", "unequal-variances",
      "iris", "penguins", "wine", "breast-cancer", "digits",
    ],
    target: "class",
    testFraction: 0.3,
  },
  // Clouds that touch: a few examples pay, and the margin is wide enough to be seen.
  initial: { data: { options: { nSamples: 120, noise: 1.3 }, scaling: "none" } },
  run: (input: RunInput<Parameters>) => withEngines(told(input), createMachines(input.tell)),
  analyses: { sweep, resolve, calibration },
  usesChance: () => false,
  describe,
  warning: (frame: Frame) => warningOf(frame),
  speed: 12,
});
