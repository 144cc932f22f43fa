import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column, Table } from "../../../src/kit/data/dataset";
import { decodeTable, encodeTable, maxLength } from "../../../src/kit/data/inline";
import { loadTable } from "../../../src/kit/data/tables";

const own = (columns: readonly Column[], target?: string, name = "mine.csv"): Table =>
  ({ id: "own", name, columns, target, source: "Your own file", licence: "" });

const numeric = (name: string, ...values: number[]): Column => ({ kind: "numeric", name, values: Float64Array.from(values) });

const category = (name: string, categories: string[], ...values: number[]): Column =>
  ({ kind: "category", name, categories, values: Int32Array.from(values) });

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const number = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer(), fc.constantFrom(-0, Number.NaN, 5e-324, 1.7976931348623157e308, 0.1));

const tables = fc.integer({ min: 1, max: 12 }).chain((rows) => {
  const exactly = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { minLength: rows, maxLength: rows });
  const numbers = exactly(number).map((values) => numeric("", ...values));
  const categories = fc.array(text, { maxLength: 4 }).chain((names) =>
    exactly(fc.integer({ min: -1, max: names.length - 1 })).map((ids) => category("", names, ...ids)));
  return fc.record({
    columns: fc.array(fc.oneof(numbers, categories), { minLength: 1, maxLength: 5 }),
    names: fc.uniqueArray(text, { minLength: 5, maxLength: 5 }),
    target: fc.integer({ min: 0, max: 6 }),
    name: text,
  }).map(({ columns, names, target, name }) => own(columns.map((column, j) => ({ ...column, name: names[j]! })), columns[target] && names[target], name));
});

describe("round trip", () => {
  it("gives the same table: every bit of every number, every letter of every name", () => {
    fc.assert(fc.property(tables, (table) => {
      expect(decodeTable(encodeTable(table)!)).toEqual(table);
    }), { numRuns: 300 });
  });

  it("needs no letter that an address would escape", () => {
    fc.assert(fc.property(tables, (table) => {
      const encoded = encodeTable(table)!;
      expect(encodeURIComponent(encoded)).toBe(encoded);
      expect(new URLSearchParams([["t", encoded]]).toString()).toBe(`t=${encoded}`);
    }), { numRuns: 100 });
  });

  it("keeps the two columns shown and the target, and their rows", () => {
    const table = own([numeric("a", 1, 2), numeric("b", 3, Number.NaN), numeric("c", 5, 6), category("d", ["x", "y"], 1, -1)], "d");
    expect(decodeTable(encodeTable(table, ["c", "a"])!)).toEqual(own([table.columns[0]!, table.columns[2]!, table.columns[3]!], "d"));
  });

  it("turns half a character into one that can be written", () => {
    expect(decodeTable(encodeTable(own([numeric("\ud800", 1)]))!).columns[0]!.name).toBe("\ufffd");
  });
});

describe("how much fits", () => {
  const measured = (rows: number) => own(["x", "y"].map((name, j) => numeric(name, ...Array.from({ length: rows }, (_, i) => ((i * 7919 + j) % 10_000) / 1000))));

  it("600 rows of ordinary measurements do, 601 do not", () => {
    expect(encodeTable(measured(600))!.length).toBeLessThanOrEqual(maxLength);
    expect(encodeTable(measured(601))).toBeUndefined();
  });

  it("real tables by two of their columns, but not with all", async () => {
    const wine = await loadTable("wine");
    expect(encodeTable(wine, ["alcohol", "proline"])!.length).toBeLessThan(3000);
    expect(encodeTable(wine)).toBeUndefined();
  });

  it("long numbers and long names are refused rather than cut", () => {
    expect(encodeTable(own([numeric("x", ...new Float64Array(500).fill(1 / 3))]))).toBeUndefined();
    expect(encodeTable(own([numeric("x".repeat(9000), 1)]))).toBeUndefined();
  });
});

describe("hostile text", () => {
  const good = encodeTable(own([numeric("a", 1.5, 2), category("d", ["x", "y"], 1, -1)], "d"))!;

  it.each([
    ["", "The table in the link is of an unknown version."],
    ["2_x_1_f_n_a_1", "The table in the link is of an unknown version."],
    ["1", "The table in the link is cut off."],
    ["1_x_999999999_f_n_a_1", "The table in the link has an unreadable number of rows: “999999999”."],
    ["1_x_0", "The table in the link has an unreadable number of rows: “0”."],
    ["1_x_1e9", "The table in the link has an unreadable number of rows: “1e9”."],
    ["1_x_600_f_n_a_1", "The table in the link is cut off."],
    ["1_x_1_z_n_a_1", "The table in the link has an unreadable role: “z”."],
    ["1_x_1_f_constructor_a_1", "The table in the link has an unreadable kind: “constructor”."],
    ["1_x_1_f_n_a_Infinity", "The table in the link has an unreadable number: “Infinity”."],
    ["1_x_1_f_n_a_1e999", "The table in the link has an unreadable number: “1e999”."],
    ["1_x_1_f_n_a_0x10", "The table in the link has an unreadable number: “0x10”."],
    ["1_*e2*28_1_f_n_a_1", "The table in the link has an unreadable text: “*e2*28”."],
    ["1_x_1_f_c_a_500_y_0", "The table in the link is cut off."],
    ["1_x_1_f_c_a_1_y_1", "The table in the link has an unreadable category: “1”."],
    ["1_x_1_f_c_a_0_0", "The table in the link has an unreadable category: “0”."],
    ["1_x_1_f_n_a_1_f_n_a_2", "The table in the link has two columns of one name."],
  ])("%s", (encoded, message) => expect(() => decodeTable(encoded)).toThrow(message));

  it("too many columns, or too much of anything", () => {
    const wide = Array.from({ length: 65 }, (_, j) => `_f_n_a${j}_1`).join("");
    expect(() => decodeTable(`1_x_1${wide}`)).toThrow("The table in the link has too many columns.");
    expect(() => decodeTable("1".repeat(9000))).toThrow("The table in the link is too long: 9000 characters.");
  });

  it("cut anywhere or changed in any letter, is either a table or an Error that says why", () => {
    const attempt = (encoded: string) => {
      try {
        return decodeTable(encoded).id;
      } catch (error) {
        return (error as Error).message;
      }
    };
    const rule = /^own$|^The table in the link (is|has) .*\.$/su;
    for (let end = 0; end < good.length; end++) expect(attempt(good.slice(0, end))).toMatch(rule);
    fc.assert(fc.property(fc.nat(good.length - 1), fc.constantFrom(..."_*-.e09ntfc%\u0000"), (place, letter) =>
      rule.test(attempt(good.slice(0, place) + letter + good.slice(place + 1)))));
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (noise) => rule.test(attempt(`1_${noise}`))));
  });

  it("names no property of an object", () => {
    const table = decodeTable("1_x_1_t_n_*5f*5fproto*5f*5f_7");
    expect(table.target).toBe("__proto__");
    expect(table.columns[0]!.name).toBe("__proto__");
    expect(({} as Record<string, unknown>)["values"]).toBeUndefined();
  });
});
