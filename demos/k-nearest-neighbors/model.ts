/** The k-nearest-neighbours demo as a worker sees it. */
import { defineModel } from "../../src/kit/lab/model";
import { curve } from "./curve";
import { describe } from "./describe";
import { digits } from "./digits";
import { line } from "./line";
import { parameters } from "./parameters";
import { story } from "./story";
import { surface } from "./surface";

export const model = defineModel({
  slug: "k-nearest-neighbors",
  parameters,
  data: {
    sources: [
      "moons", "blobs", "two-gaussians", "circles", "xor", "spiral", "anisotropic", "unequal-variances", "plane", "multi-gaussian",
      "iris", "penguins", "wine", "breast-cancer", "diabetes", "digits",
    ],
    target: "known",
    testFraction: 0.3,
  },
  initial: { data: { options: { nSamples: 100, noise: 0.9 } }, seeds: { data: 1 }, parameters: { queryX: 0.6, queryY: 0.44 } },
  run: story,
  analyses: { surface, curve, digits, line },
  usesChance: ({ noiseFeatures }) => noiseFeatures > 0,
  describe,
});
