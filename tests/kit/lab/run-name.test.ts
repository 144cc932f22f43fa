import { expect, test } from "vitest";
import { noEdits } from "../../../src/kit/data/dataset";
import { applyPatch, defaultState, type Stage } from "../../../src/kit/lab/defaults";
import { nameOf } from "../../../src/kit/lab/run-name";
import { choice, integer, real, toggle } from "../../../src/kit/lab/schema";
import type { StatePatch } from "../../../src/kit/lab/state";

const help = "";
const parameters = {
  layers: integer({ label: "Hidden layers", help, min: 0, max: 6, default: 2 }),
  rate: real({ label: "Learning rate", help, min: 1e-5, max: 10, scale: "log", default: 0.1, live: true }),
  l1: real({ label: "L1 penalty", help, min: 0, max: 1, scale: "linear", default: 0 }),
  optimizer: choice({ label: "Optimizer", help, options: { sgd: "SGD", adam: "Adam" }, default: "sgd", live: true }),
  x1: toggle({ label: "x₁", help, default: true }),
  squared: toggle({ label: "x₁²", help, default: false }),
  logLoss: toggle({ label: "Logarithmic loss", help, default: false, viewOnly: true }),
};
const model: Stage<typeof parameters> = {
  parameters,
  data: { sources: ["blobs", "moons", "iris"], target: "class", testFraction: 0.4 },
  initial: { data: { options: { noise: 0.9 } }, seeds: { model: 1 } },
};
const name = (patch: StatePatch<typeof parameters>, own?: string): string => nameOf(applyPatch(defaultState(model), patch), model, own);

test.each<[StatePatch<typeof parameters>, string]>([
  [{}, "as the page opens"],
  [{ step: 9, parameters: { logLoss: true } }, "as the page opens"],
  [{ parameters: { rate: 0.3, layers: 4 } }, "hidden layers 4 · learning rate 0.3"],
  [{ parameters: { l1: 0.001234567, optimizer: "adam" } }, "L1 penalty 0.001235 · optimizer Adam"],
  [{ parameters: { x1: false, squared: true } }, "no x₁ · x₁²"],
  [{ data: { options: { noise: 0.5 } } }, "noise 0.5"],
  [{ data: { options: {} } }, "noise 0.7"],
  [{ data: { source: "moons" } }, "Moons"],
  [{ data: { source: "iris", features: ["a", "b"], scaling: "standard", testFraction: 0.2 } }, "Iris flowers · a × b · standardised · test share 0.2"],
  [{ data: { edits: { ...noEdits, moved: { 3: [0, 0], 4: [1, 1] }, deleted: [4] } } }, "2 edited points"],
  [{ seeds: { data: 0, split: 3, model: 2 } }, "split seed 3 · model seed 2"],
  [{ interventions: [{ step: 7, name: "rate", values: [1] }, { step: 9, name: "optimizer", values: [1] }] }, "learning rate 1 from step 7 · optimizer Adam from step 9"],
  [{ interventions: [{ step: 7, name: "rate", values: [1] }, { step: 8, name: "weight", values: [1, 1, 2] }] }, "learning rate 1 from step 7 · changed by hand at step 8"],
  [{ interventions: [{ step: 7, name: "weight", values: [1, 1, 2] }, { step: 9, name: "bias", values: [1, 2] }] }, "changed by hand at 2 steps"],
  [
    { parameters: { layers: 1, rate: 1, l1: 1, optimizer: "adam", x1: false, squared: true }, seeds: { model: 5, split: 6, data: 0 } },
    "hidden layers 1 · learning rate 1 · L1 penalty 1 · optimizer Adam · no x₁ · x₁² · 2 more",
  ],
])("%j is called “%s”", (patch, called) => {
  expect(name(patch)).toBe(called);
});

test("a table of one's own has its file's name", () => {
  expect(name({ data: { source: "own" } }, "people.csv")).toBe("people.csv");
});
