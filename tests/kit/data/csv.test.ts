import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildDataset } from "../../../src/kit/data/build";
import { importCsv, maxBytes, toCsv } from "../../../src/kit/data/csv";
import { readCsv, type ReadResult } from "../../../src/kit/data/csv/read";
import { noEdits, type Dataset, type Table } from "../../../src/kit/data/dataset";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string): ReadResult => readCsv(bytesOf(text), "mine.csv");

function tableOf(text: string): Table {
  const result = read(text);
  if ("error" in result) throw new Error(result.error);
  return result.table;
}

/** Column name → values, categories by their names. */
function valuesOf(table: Table): [name: string, values: (number | string | null)[]][] {
  return table.columns.map((column) => [column.name, column.kind === "numeric"
    ? Array.from(column.values)
    : Array.from(column.values, (id) => column.categories[id] ?? null)]);
}

const noticesOf = (text: string) => (read(text) as { notices: readonly string[] }).notices;
const errorOf = (text: string) => (read(text) as { error: string }).error;

describe("detects", () => {
  it.each([
    ["commas", "x,y,kind\n1,2.5,a\n-3,4e1,b\n"],
    ["semicolons", "x;y;kind\n1;2.5;a\n-3;4e1;b\n"],
    ["semicolons with decimal commas", "x;y;kind\n1;2,5;a\n-3;40,0;b\n"],
    ["tabs with decimal commas", "x\ty\tkind\n1\t2,5\ta\n-3\t4,0e1\tb\n"],
    ["pipes", "x|y|kind\n1|2.5|a\n-3|40|b"],
    ["CRLF", "x,y,kind\r\n1,2.5,a\r\n-3,40,b\r\n"],
    ["old Mac line ends", "x,y,kind\r1,2.5,a\r-3,40,b\r"],
    ["mixed line ends", "x,y,kind\r\n1,2.5,a\n-3,40,b\r"],
    ["a byte-order mark", "\ufeffx,y,kind\n1,2.5,a\n-3,40,b"],
    ["quotes", '"x","y","kind"\n"1","2.5","a"\n"-3","40","b"'],
    ["spaces around cells", " x , y , kind \n 1 , 2.5 , a \n -3 , +40 , b "],
    ["blank lines", "\n\nx,y,kind\n1,2.5,a\n\n,,\n-3,40,b\n\n"],
    ["a delimiter at every line's end", "x,y,kind,\n1,2.5,a,\n-3,40,b,\n"],
  ])("%s", (_name, text) => {
    expect(valuesOf(tableOf(text))).toEqual([["x", [1, -3]], ["y", [2.5, 40]], ["kind", ["a", "b"]]]);
  });

  it("a decimal comma even where there is no header to tell", () => {
    expect(valuesOf(tableOf("1,5;2,5\n3,5;4,5\n"))).toEqual([["column 1", [1.5, 3.5]], ["column 2", [2.5, 4.5]]]);
  });

  it("no header where the first line is data", () => {
    expect(valuesOf(tableOf("1,2,a\n3,4,b\n"))).toEqual([["column 1", [1, 3]], ["column 2", [2, 4]], ["column 3", ["a", "b"]]]);
    expect(valuesOf(tableOf("a,1,2\nNA,3,4\n"))).toEqual([["column 1", ["a", null]], ["column 2", [1, 3]], ["column 3", [2, 4]]]);
    expect(valuesOf(tableOf("NA,2\n3,4\n"))).toEqual([["column 1", [Number.NaN, 3]], ["column 2", [2, 4]]]);
  });

  it("a header of years", () => {
    expect(valuesOf(tableOf("id,2019,2020\n1,5,6\n2,7,8\n")).map(([name]) => name)).toEqual(["id", "2019", "2020"]);
  });

  it("every marker of a missing value, and counts them", () => {
    const text = "x,y,kind\n1,,a\nNA,2,?\nnan,3,b\n4,NULL,-\n5,6,null\n";
    expect(valuesOf(tableOf(text))).toEqual([
      ["x", [1, Number.NaN, Number.NaN, 4, 5]], ["y", [Number.NaN, 2, 3, Number.NaN, 6]], ["kind", ["a", null, "b", null, null]],
    ]);
    expect(noticesOf(text)).toEqual(["Missing values: 2 rows in “x”, 2 rows in “y”, 3 rows in “kind”."]);
  });

  it("UTF-16, as spreadsheets save “Unicode text”", () => {
    const text = "\ufeffx\ty\n1\t2\n3\t4\n";
    const bytes = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    expect(readCsv(bytes, "a.txt")).toMatchObject({ table: { columns: [{ name: "x" }, { name: "y" }] } });
  });

  it("Windows-1252, and says so", () => {
    const result = readCsv(Uint8Array.from("L\xe4nge,b\n1,2\n3,4\n", (letter) => letter.charCodeAt(0)), "a.csv");
    expect(result).toMatchObject({ table: { columns: [{ name: "Länge" }, { name: "b" }] }, notices: ["The file is not in UTF-8; it was read as Windows-1252."] });
  });

  it("the likely target", () => {
    expect(tableOf("species,x,y,site\na,1,2,n\nb,3,4,s\n").target).toBe("species");
    expect(tableOf("x,y,site\n1,2,n\n3,4,s\n").target).toBe("site");
    expect(tableOf("x,z,y\n1,2,3\n3,4,5\n").target).toBe("y");
    expect(tableOf("x,z\n1,2\n3,4\n").target).toBeUndefined();
    expect(tableOf("x,z,split\n1,2,train\n3,4,test\n").target).toBeUndefined();
  });
});

describe("hostile files", () => {
  it("quotes, delimiters and line breaks inside cells", () => {
    expect(valuesOf(tableOf('x,y,"a ""b"", c"\n1,2,"p\nq"\n3,4,"r,s"\n'))).toEqual([["x", [1, 3]], ["y", [2, 4]], ['a "b", c', ["p\nq", "r,s"]]]);
  });

  it("repeated, empty and treacherous names", () => {
    const { columns } = tableOf("x,x,,__proto__,constructor,x (2)\n1,2,3,4,5,6\n1,2,3,4,5,7\n");
    expect(columns.map(({ name }) => name)).toEqual(["x", "x (2)", "column 3", "__proto__", "constructor", "x (2) (2)"]);
    expect(({} as Record<string, unknown>)["kind"]).toBeUndefined();
  });

  it("a treacherous column can be shown and be the target", () => {
    const table = tableOf("__proto__,x,class\n1,2,__proto__\n3,4,constructor\n");
    const data = { source: "own", options: {}, features: ["__proto__", "x"] as const, scaling: "none" as const, testFraction: 0, edits: noEdits };
    const { dataset } = buildDataset({ data, seeds: { data: 0, split: 0 }, table, target: "class" });
    expect(Array.from(dataset.X.data)).toEqual([1, 2, 3, 4]);
    expect(dataset.target).toMatchObject({ classNames: ["__proto__", "constructor"] });
  });

  it("formulas are text", () => {
    expect(valuesOf(tableOf('x,y,f\n1,2,=1+1\n3,4,"@SUM(A1)"\n'))[2]).toEqual(["f", ["=1+1", "@SUM(A1)"]]);
  });

  it.each(["0x10", "1e999", "Infinity", "1_000", "12 cm", "1.2.3", "1,5"])("%s is not a number", (cell) => {
    const text = `x,y,z\n1,2,3\n4,5,"${cell}"\n7,8,9\n`;
    expect(tableOf(text).columns.map(({ kind }) => kind)).toEqual(["numeric", "numeric", "category"]);
    expect(noticesOf(text)).toEqual([`Line 3: “${cell}” in column “z” is not a number, so that the column is read as text.`]);
  });

  it("leaves out columns without a value, and says so", () => {
    expect(noticesOf("x,y,z\n1,2,\n3,4,NA\n")).toEqual(["Left out, for they have no values: z."]);
    expect(tableOf("x,y,z\n1,2,\n3,4,NA\n").columns).toHaveLength(2);
  });

  it("whatever the bytes are, the answer is a table or a sentence", () => {
    const rule = (result: ReadResult) => ("error" in result ? result.error.endsWith(".") : result.table.columns.length >= 2);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => rule(readCsv(bytes, "noise"))), { numRuns: 300 });
    const pieces = fc.constantFrom("1", "2.5", "a", ",", ";", "\n", '"', "\r\n", "\t", "NA", "'", "=", "-");
    fc.assert(fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => rule(read(parts.join("")))), { numRuns: 1000 });
  });
});

describe("files that cannot be used say which line and why", () => {
  it.each([
    ["", "The file is empty."],
    [" \n\n,,\n", "The file is empty."],
    ["x,y\n", "There are no rows of data; at least two are needed."],
    ["x,y\n1,2\n", "There is only one row of data; at least two are needed."],
    ["x,y\n1,2\n3\n5,6\n", "Line 3 has 1 value, where the header has 2."],
    ["x,y\n1,2\n\n3,4,5\n", "Line 4 has 3 values, where the header has 2."],
    ["1,2\n3,4,5\n", "Line 2 has 3 values, where line 1 has 2."],
    ['x,y,t\n1,2,"two\nlines"\n3,4\n', "Line 4 has 2 values, where the header has 3."],
    ["name,x\na,1\nb,2\n", "Two columns of numbers are needed, and only one was found."],
    ["a,b\nc,d\ne,f\n", "Two columns of numbers are needed, and none was found."],
    ["x,y\n1,2\n3,oops\n5,6\n7,8\n", "Line 3: “oops” in column “y” is not a number. Two columns of numbers are needed, and only one was found without it."],
    ['x,y\n1,2\n"3,4\n5,6\n', "Line 3: a quotation mark has no pair, or text follows it."],
    ['x,y\n1,2\n"3"x,4\n5,6\n', "Line 3: a quotation mark has no pair, or text follows it."],
    ["x,y\n1,\u0000\n3,4\n", "This is a binary file, not a CSV file."],
    ["PK\u0003\u0004xl/workbook.xml", "This is a workbook or an archive, not a CSV file. Save the sheet as CSV first."],
  ])("%j", (text, message) => expect(errorOf(text)).toBe(message));

  it("too many columns", () => {
    expect(errorOf(`${"x,".repeat(200)}y\n`)).toBe("Line 1: there are 201 columns, where 200 can be read.");
  });

  it("too many rows", () => {
    expect(errorOf(`x,y\n${"1,2\n".repeat(100_001)}`)).toBe("There are more than the 100000 rows that can be read.");
    expect(errorOf("1,2\n".repeat(100_001))).toBe("There are 100001 rows, where 100000 can be read.");
    expect(errorOf(`x,y\n${"\n".repeat(1_000_000)}`)).toBe("There are more than the 100000 rows that can be read.");
    expect(tableOf(`x,y\n${"1,2\n".repeat(100_000)}`).columns[0]!.values).toHaveLength(100_000);
  });

  it("too large a file, before it is read", async () => {
    const file = new File([new Uint8Array(maxBytes + 1)], "huge.csv");
    expect(await importCsv(file)).toEqual({ error: "huge.csv has 21 MB, where 20 MB can be read." });
  });
});

describe("export", () => {
  const dataset = (given: Partial<Dataset>): Dataset => ({
    X: { data: Float64Array.of(0.1, -0, 1e-300, 2 ** 53, 5, 6), rows: 3, columns: 2 },
    featureNames: ["x", "y"], target: null, ids: Int32Array.of(0, 1, 2), train: Int32Array.of(0, 2), test: Int32Array.of(1), ...given,
  });

  it("holds the features, the target and the part of every point", () => {
    const target = { kind: "class" as const, name: "kind", values: Int32Array.of(1, 0, 1), classNames: ["a", "b"] };
    expect(toCsv(dataset({ target }))).toBe("x,y,kind,split\r\n0.1,-0,b,train\r\n1e-300,9007199254740992,a,test\r\n5,6,b,train\r\n");
  });

  it("defuses what a spreadsheet would run as a formula", () => {
    const target = { kind: "class" as const, name: "@kind", values: Int32Array.of(0, 1, 0), classNames: ['=HYPERLINK("x")', "-1+1"] };
    const [header, first, second] = toCsv(dataset({ target, featureNames: ["=x", "+y"] })).split("\r\n");
    expect(header).toBe("'=x,'+y,'@kind,split");
    expect(first).toBe(`0.1,-0,"'=HYPERLINK(""x"")",train`);
    expect(second).toContain(",'-1+1,");
  });

  it("reads back to the same points exactly, with the same classes or targets", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).map((text) => text.replace(/\r\n?/g, "\n").trim()).filter((text) => text !== "" && text !== "split");
    const tricky = fc.oneof(name, fc.constantFrom("=1+1", "NA", "'NA", "?", "-", "2019", "__proto__", 'a"b', "a,b", "a\nb", "''=", "1,5"));
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    const arbitrary = fc.integer({ min: 2, max: 20 }).chain((rows) => fc.record({
      values: fc.array(finite, { minLength: 2 * rows, maxLength: 2 * rows }),
      names: fc.uniqueArray(tricky, { minLength: 3, maxLength: 3 }),
      classNames: fc.uniqueArray(tricky.filter((text) => Number.isNaN(Number(text))), { minLength: 2, maxLength: 4 }),
      classes: fc.array(fc.nat(), { minLength: rows, maxLength: rows }),
      targets: fc.option(fc.array(finite, { minLength: rows, maxLength: rows })),
      test: fc.array(fc.boolean(), { minLength: rows, maxLength: rows }),
    }));
    fc.assert(fc.property(arbitrary, ({ values, names: [x, y, t], classNames, classes, targets, test }) => {
      const ids = Int32Array.from(test.keys());
      const target = targets
        ? { kind: "real" as const, name: t!, values: Float64Array.from(targets) }
        : { kind: "class" as const, name: t!, values: Int32Array.from(classes, (id) => id % classNames.length), classNames };
      const before: Dataset = {
        X: { data: Float64Array.from(values), rows: ids.length, columns: 2 }, featureNames: [x!, y!], target, ids,
        train: ids.filter((i) => !test[i]), test: ids.filter((i) => test[i]),
      };
      const [first, second, third, part] = valuesOf(tableOf(toCsv(before)));
      expect(first).toEqual([x, values.filter((_, entry) => entry % 2 === 0)]);
      expect(second).toEqual([y, values.filter((_, entry) => entry % 2 === 1)]);
      expect(third).toEqual([t, target.kind === "real" ? targets : Array.from(target.values, (id) => classNames[id])]);
      expect(part).toEqual(["split", test.map((held) => (held ? "test" : "train"))]);
    }), { numRuns: 500 });
  });
});
