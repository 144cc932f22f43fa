/** The k-means demo as a worker sees it. */
import { withEngines } from "../../src/kit/engines/ask";
import { warningOf } from "../../src/kit/engines/by";
import { defineModel, type RunInput } from "../../src/kit/lab/model";
import { chooseK } from "./choose-k";
import { createAssigners } from "./engines";
import { parameters, type Parameters } from "./parameters";
import { readable } from "./readable";
import { toldColors } from "./quantize";
import { told, type Frame } from "./story";

export const model = defineModel({
  slug: "k-means",
  parameters,
  data: {
    sources: [
      "blobs",
      "anisotropic",
      "unequal-variances",
      "moons",
      "circles",
      "uniform",
      "iris",
      "penguins",
      "wine",
      "breast-cancer",
      "diabetes",
      "digits",
    ],
    target: "any",
  },
  initial: { data: { options: { noise: 0.9 } }, seeds: { data: 4, model: 1 } },
  // Cluster, x, y.
  interventions: { center: 3 },
  run: (input: RunInput<Parameters>) => withEngines(told(input), createAssigners(input.tell)),
  analyses: { chooseK, quantize: (input: RunInput<Parameters>) => withEngines(toldColors(input), createAssigners(input.tell)) },
  describe,
  warning: (frame: Frame) => warningOf(frame),
});

function describe({ phase, start, iteration, clusterCenters, inertia }: Frame): string {
  const k = clusterCenters.rows;
  const cost = inertia === null ? "" : ` Inertia ${readable(inertia)}.`;
  const clusters = k === 1 ? "one cluster" : `${k} clusters`;
  const iterations = `${iteration} ${iteration === 1 ? "iteration" : "iterations"}${start > 0 ? ` of start ${start + 1}, the best` : ""}`;
  const place = start > 0 ? `Start ${start + 1}, iteration ${iteration}` : `Iteration ${iteration}`;
  switch (phase) {
    case "initialize":
      return `Start ${start + 1}: ${k === 1 ? "one first centre" : `${k} first centres`}; no point belongs to any of them yet.`;
    case "assign":
      return `${place}, assign: every point goes to its nearest centre and takes its colour.${cost}`;
    case "update":
      return `${place}, update: every centre moves to the mean of its points.${cost}`;
    case "moved":
      return `${place}: you moved a centre.${cost}`;
    case "done":
      return `Done after ${iterations}: ${clusters}.${cost}`;
    case "stopped":
      return `Stopped after ${iterations}, as many as are allowed, though another would lower the inertia further.${cost}`;
  }
}
