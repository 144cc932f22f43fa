import { expect, test } from "vitest";
import { buildDataset } from "../../../src/kit/data/build";
import { noEdits } from "../../../src/kit/data/dataset";
import { generatorOf, generators } from "../../../src/kit/data/generators";
import { noData } from "../../../src/kit/data/none";

test("a demo that brings its own data has no points, and nobody else is offered that", () => {
  expect(generatorOf(noData)?.options).toEqual({});
  expect(generators.map(({ id }) => id)).not.toContain(noData);
  const data = { source: noData, options: {}, features: null, scaling: "none", testFraction: 0, edits: noEdits } as const;
  const { dataset, notices } = buildDataset({ data, seeds: { data: 0, split: 0 }, target: "any" });
  expect([dataset.X.rows, dataset.ids.length, dataset.target, notices.length]).toEqual([0, 0, null, 0]);
});
