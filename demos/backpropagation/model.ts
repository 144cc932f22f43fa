/** The backpropagation demo as a worker sees it. */
import { withEngines } from "../../src/kit/engines/ask";
import { warningOf } from "../../src/kit/engines/by";
import { defineModel, type RunInput } from "../../src/kit/lab/model";
import { describe } from "./describe";
import { createTrainers } from "./engines";
import type { Frame } from "./frame";
import { parameters, type Parameters } from "./parameters";
import { told } from "./story";

export const model = defineModel({
  slug: "backpropagation",
  parameters,
  data: {
    sources: [
      "circles", "xor", "two-gaussians", "spiral", "moons", "blobs", "anisotropic", "unequal-variances", "plane", "multi-gaussian",
      "iris", "penguins", "wine", "breast-cancer", "digits", "diabetes",
    ],
    target: "known",
    testFraction: 0.4,
  },
  // Four units draw four lines around the inner ring, in some seconds of watching.
  // Points are standardised, whatever the source: a network fails on grams, and generators' points lose nothing by it but
  // the second wave of sin x, which is back when “Standardise” is switched off.
  initial: { parameters: { units1: 4, units2: 2, learningRate: 0.03 }, data: { scaling: "standard" } },
  interventions: {
    /** Layer, from, to, value. */
    weight: 4,
    /** Layer, unit, value. */
    bias: 3,
    /** All weights and biases, layer by layer: weights row by row, then biases. */
    network: "any",
  },
  run: (input: RunInput<Parameters, Frame>) => withEngines(told(input), createTrainers(input.tell)),
  describe,
  warning: (frame: Frame) => warningOf(frame),
  trace: ({ epoch, train, test, penalty }: Frame) => ({
    epoch,
    trainLoss: train.loss,
    testLoss: test?.loss ?? null,
    /** What is minimised. */
    objective: train.loss + penalty,
    trainAccuracy: train.accuracy,
    testAccuracy: test?.accuracy ?? null,
    trainR2: train.r2,
    testR2: test?.r2 ?? null,
  }),
  resumes: true,
  speed: 30,
  lookAhead: 60,
});
