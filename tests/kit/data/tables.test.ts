import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Column, Table } from "../../../src/kit/data/dataset";
import { loadTable, tableList } from "../../../src/kit/data/tables";
import golden from "./tables.golden.json";

const folder = path.resolve(import.meta.dirname, "../../../src/kit/data/tables");

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
function deviation(values: ArrayLike<number>): number {
  const center = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - center) ** 2)));
}

function column(table: Table, name: string | undefined): Column {
  const found = table.columns.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
}

const counts = (target: Column) =>
  target.kind === "category" ? target.categories.map((_, k) => target.values.filter((value) => value === k).length) : [];

const missing = ({ values }: Column) => values.filter((value) => Number.isNaN(value) || value === -1).length;

describe("the list", () => {
  it("agrees with the files", async () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "list.json");
    expect(files.toSorted()).toEqual(tableList.map(({ id }) => `${id}.json`).toSorted());
    for (const { rows, columns, ...listed } of tableList) {
      const table = await loadTable(listed.id);
      expect(table).toMatchObject(listed);
      expect([table.columns[0]!.values.length, table.columns.length]).toEqual([rows, columns]);
    }
  });

  it("names every source and licence beside the files, too", () => {
    const readme = readFileSync(path.join(folder, "README.md"), "utf8");
    for (const { id, rows, columns, target, licence } of tableList) {
      expect(readme).toContain(`| \`${id}.json\` | ${rows} × ${columns} | ${target} |`);
      expect(readme).toContain(`| ${licence} |`);
    }
  });

  it.each(tableList)("$id: every column is as long, and the ones shown first and the target exist", async ({ id, rows }) => {
    const table = await loadTable(id);
    expect(table.columns.map(({ values }) => values.length)).toEqual(table.columns.map(() => rows));
    expect(column(table, table.target).kind).toBe(id === "diabetes" ? "numeric" : "category");
    expect(table.features!.map((name) => column(table, name).kind)).toEqual(["numeric", "numeric"]);
  });
});

describe("against scikit-learn's loaders", () => {
  it.each(["iris", "wine", "breast-cancer", "diabetes", "digits"] as const)("%s", async (id) => {
    const oracle = golden[id];
    const table = await loadTable(id);
    const features = table.columns.filter(({ name }) => name !== table.target && !name.startsWith("component"));
    expect([features[0]!.values.length, features.length]).toEqual(oracle.shape);
    features.forEach(({ values }, j) => {
      expect(mean(values)).toBeCloseTo(oracle.means[j]!, 9);
      expect(deviation(values)).toBeCloseTo(oracle.deviations[j]!, 9);
      expect([values[0], values.at(-1)]).toEqual([oracle.firstRow[j], oracle.lastRow[j]]);
    });
    const target = column(table, table.target);
    const seen = target.kind === "category" ? counts(target) : [mean(target.values)];
    const known = "classCounts" in oracle ? oracle.classCounts : [oracle.targetMean];
    expect(seen).toHaveLength(known.length);
    seen.forEach((value, k) => expect(value).toBeCloseTo(known[k]!, 9));
  });

  it("the digits' components have the variances of scikit-learn's PCA", async () => {
    const table = await loadTable("digits");
    const variances = table.features!.map((name) => {
      const { values } = column(table, name);
      return (deviation(values) ** 2 * values.length) / (values.length - 1);
    });
    golden.digits.componentVariances.forEach((variance, j) => expect(variances[j]).toBeCloseTo(variance, 3));
  });
});

describe("penguins", () => {
  it("keep their real missing values", async () => {
    const table = await loadTable("penguins");
    expect(Object.fromEntries(table.columns.map((values) => [values.name, missing(values)]))).toEqual({
      "beak length (mm)": 2, "beak depth (mm)": 2, "flipper length (mm)": 2, "body mass (g)": 2, island: 0, sex: 11, species: 0,
    });
    expect(counts(column(table, "species"))).toEqual([152, 68, 124]);
  });
});

it("refuses a table that it does not have, in a sentence", async () => {
  await expect(loadTable("titanic")).rejects.toThrow("There is no table named “titanic”.");
  await expect(loadTable("list")).rejects.toThrow("There is no table named “list”.");
});
