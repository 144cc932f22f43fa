import { expect, it } from "vitest";
import { importCsv, toCsv } from "../../../src/kit/data/csv";
import { buildDataset } from "../../../src/kit/data/build";
import { noEdits } from "../../../src/kit/data/dataset";

const data = { source: "blobs", options: {}, features: null, scaling: "standard" as const, testFraction: 0.3, edits: noEdits };

it("what was exported is read back in a worker, point by point", async () => {
  const { dataset } = buildDataset({ data, seeds: { data: 3, split: 4 }, target: "any" });
  const result = await importCsv(new File([toCsv(dataset)], "blobs.csv", { type: "text/csv" }));
  if ("error" in result) throw new Error(result.error);
  const read = buildDataset({ data: { ...data, source: "own", scaling: "none" }, seeds: { data: 0, split: 0 }, table: result.table, target: "class" });
  expect(read.dataset.X).toEqual(dataset.X);
  expect(read.dataset.target).toEqual(dataset.target);
  expect(result.table.name).toBe("blobs.csv");
});

it("a file that cannot be used comes back as a sentence", async () => {
  expect(await importCsv(new File(["x,y\n1,2\n3\n"], "bad.csv"))).toEqual({ error: "Line 3 has 1 value, where the header has 2." });
});

it("a file that vanished comes back as a sentence, too", async () => {
  const gone = new File(["x,y\n"], "gone.csv");
  gone.arrayBuffer = () => Promise.reject(new DOMException("", "NotFoundError"));
  expect(await importCsv(gone)).toEqual({ error: "gone.csv could not be read." });
});
