import { expect, test } from "vitest";
import { areLive, areViewOnly, beginTheSame, changesAt, parametersAt, problemWithIntervention, viewOnlyOf } from "../../../src/kit/lab/live";
import { choice, defaultsOf, integer, real, toggle } from "../../../src/kit/lab/schema";

const described = { label: "", help: "" };
const schema = {
  layers: integer({ ...described, min: 1, max: 6, default: 2 }),
  learningRate: real({ ...described, min: 1e-5, max: 1, scale: "log", default: 0.1, live: true }),
  optimizer: choice({ ...described, options: { sgd: "SGD", adam: "Adam" }, default: "sgd", live: true }),
  nesterov: toggle({ ...described, default: false, live: true }),
  logLoss: toggle({ ...described, default: false, viewOnly: true }),
};

const stage = { parameters: schema, data: { sources: ["blobs"], target: "any" }, interventions: { weight: 3, network: "any" } } as const;

test("values can be set on the way only if all of them are live", () => {
  expect(areLive(schema, { learningRate: 1, nesterov: true })).toBe(true);
  expect(areLive(schema, { learningRate: 1, layers: 3 })).toBe(false);
  expect(areLive(schema, { toString: 1 })).toBe(false);
  expect(areLive(schema, { learningRate: 1, logLoss: true })).toBe(true);
  expect(areViewOnly(schema, { learningRate: 1, logLoss: true })).toBe(false);
  expect(areViewOnly(schema, { logLoss: true })).toBe(true);
});

test("what was changed, of whatever kind, is in force from its step on", () => {
  const changes = [
    ...changesAt(3, schema, { learningRate: 0.01, optimizer: "adam" }),
    { step: 4, name: "layers", values: [7] },
    ...changesAt(5, schema, { nesterov: true, learningRate: 0.5, logLoss: true }),
  ];
  const initial = defaultsOf(schema);
  const at = (step: number) => parametersAt(schema, initial, changes, step);
  expect(at(2)).toBe(initial);
  expect(at(3)).toEqual({ layers: 2, learningRate: 0.01, optimizer: "adam", nesterov: false, logLoss: false });
  expect(at(4)).toEqual(at(3));
  expect(at(Infinity)).toEqual({ layers: 2, learningRate: 0.5, optimizer: "adam", nesterov: true, logLoss: false });
});

test("what is only drawn is no change of a run, and tells no two runs apart", () => {
  const initial = defaultsOf(schema);
  expect(changesAt(3, schema, { logLoss: true })).toEqual([]);
  expect(viewOnlyOf(schema, { learningRate: 1, logLoss: true })).toEqual({ logLoss: true });
  expect(beginTheSame(schema, initial, { ...initial, logLoss: true })).toBe(true);
  expect(beginTheSame(schema, initial, { ...initial, logLoss: true, layers: 3 })).toBe(false);
});

test.each([
  ["learningRate", [0.5], undefined],
  ["weight", [1, 2, 3], undefined],
  ["weight", [1, 2], "weight must be given 3 values; got 2"],
  ["network", [], undefined],
  ["network", [1, 2, 3, 4, 5, 6, 7], undefined],
  ["another", [1, 2, 3], "nothing named “another” can be done here"],
  ["learningRate", [5], "learningRate must be a number in 0.00001..1; got 5"],
  ["learningRate", [], "learningRate must be given 1 value; got 0"],
  ["optimizer", [2], "optimizer must be one of sgd, adam; got 2"],
  ["nesterov", [0.5], "nesterov must be on or off; got 0.5"],
  ["layers", [3], "nothing named “layers” can be done here"],
  ["logLoss", [1], "nothing named “logLoss” can be done here"],
])("a change of %s to %j can be read from a link, or not: %s", (name, values, problem) => {
  expect(problemWithIntervention(stage, { step: 1, name, values })).toBe(problem);
});
