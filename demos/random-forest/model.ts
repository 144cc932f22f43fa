/** The random-forest demo as a worker sees it. */
import { defineModel } from "../../src/kit/lab/model";
import { correlation, heat, importance } from "./analyses";
import type { Frame } from "./frame";
import { oneTree } from "./one-tree";
import { parameters } from "./parameters";
import { percent, short } from "./readable";
import { story } from "./story";

export const model = defineModel({
  slug: "random-forest",
  parameters,
  data: {
    sources: ["spiral", "moons", "circles", "xor", "blobs", "two-gaussians", "multi-gaussian", "plane", "iris", "penguins", "wine", "breast-cancer", "diabetes"],
    target: "known",
    testFraction: 0.3,
  },
  initial: { data: { options: { nSamples: 400, noise: 0.4, turns: 1 } }, seeds: { data: 3, model: 1 } },
  run: story,
  analyses: { correlation, importance, heat, oneTree },
  describe,
  trace: ({ trees, error, logLoss }) => ({
    trees,
    outOfBag: error.outOfBag,
    test: error.test,
    train: error.train,
    lossOutOfBag: logLoss.outOfBag,
    lossTest: logLoss.test,
    lossTrain: logLoss.train,
  }),
  speed: 12,
});

function describe({ method, trees, error, nClasses, leaves }: Frame): string {
  const say = (value: number): string => (nClasses > 0 ? `${percent(value)} wrong` : `mean squared error ${short(value)}`);
  const unseen = error.test === null ? "" : ` On points held out: ${say(error.test)}.`;
  if (method === "boosting") {
    if (trees === 0) return `Before the first round every point is told the same.${unseen}`;
    return `After ${trees === 1 ? "one round" : `${trees} rounds`} of boosting.${unseen} On its own points: ${say(error.train!)}.`;
  }
  const bag = error.outOfBag === null ? "" : ` Out of the bag: ${say(error.outOfBag)}.`;
  return `${trees === 1 ? "One tree" : `${trees} trees`}; the newest has ${leaves} ${leaves === 1 ? "leaf" : "leaves"}.${bag}${unseen}`;
}
