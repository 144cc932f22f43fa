import { copy, row, takeRows, toMatrix, toMatrixWithGaps, zeros } from "@algorithms/core/matrix";
import { describe, expect, test } from "vitest";

describe("toMatrix", () => {
  test("lays rows out one after the other", () => {
    expect(toMatrix([[1, 2, 3], [4, 5, 6]])).toEqual({ data: Float64Array.of(1, 2, 3, 4, 5, 6), rows: 2, columns: 3 });
  });

  test("returns a matrix as it is", () => {
    const X = zeros(2, 2);
    expect(toMatrix(X)).toBe(X);
  });

  test("copies rows, so that later changes to them do not show", () => {
    const rows = [[1, 2]];
    const X = toMatrix(rows);
    rows[0]![0] = 9;
    expect(X.data[0]).toBe(1);
  });

  test.each([
    ["nothing", undefined, "X must be a table of numbers; got undefined"],
    ["null", null, "X must be a table of numbers; got null"],
    ["a number", 7, "X must be a table of numbers; got 7"],
    ["a flat array", [1, 2], "X must be an array of rows; row 0 is 1"],
    ["no rows", [], "X must have at least one row and one column; got 0 × 0"],
    ["empty rows", [[], []], "X must have at least one row and one column; got 2 × 0"],
    ["ragged rows", [[1, 2], [3, 4], [5]], "X must have rows of one length; row 0 has 2, row 2 has 1"],
    ["NaN", [[1, 2], [3, Number.NaN]], "X must be finite; got NaN in row 1, column 1"],
    ["-Infinity", [[-Infinity]], "X must be finite; got -Infinity in row 0, column 0"],
    ["huge entries", [[-2e100]], "X must be at most 1e+100 in size, or its square overflows; got -2e+100 in row 0, column 0"],
    ["data of another length", { data: new Float64Array(5), rows: 2, columns: 3 }, "X.data must have rows × columns = 6 entries; got 5"],
    ["a matrix with NaN", { data: Float64Array.of(0, NaN), rows: 2, columns: 1 }, "X must be finite; got NaN in row 1, column 0"],
  ])("refuses %s", (_, X, message) => {
    expect(() => toMatrix(X as number[][])).toThrow(expect.objectContaining({ name: "InvalidInput", message }));
  });

  test.each([
    ["a category", [[1, 2], [3, "red"]], 'X must hold numbers, and categories be encoded as some first; got "red" in row 1, column 1'],
    ["a gap that is not NaN", [[1, null]], "X must hold numbers, and categories be encoded as some first; got null in row 0, column 1"],
  ])("refuses %s instead of taking it for a missing value", (_, X, message) => {
    for (const door of [toMatrix, toMatrixWithGaps]) {
      expect(() => door(X as number[][])).toThrow(expect.objectContaining({ name: "InvalidInput", message }));
    }
  });

  test("lets missing values pass where it is asked to, and only those", () => {
    expect(toMatrixWithGaps([[1, Number.NaN]]).data).toEqual(Float64Array.of(1, Number.NaN));
    expect(() => toMatrixWithGaps([[Number.NaN, 1], [2, -Infinity]])).toThrow("X must be finite; got -Infinity in row 1, column 1");
    expect(() => toMatrixWithGaps([[1e200]])).toThrow("X must be at most 1e+100 in size");
  });

  test("calls the value what its caller does", () => {
    expect(() => toMatrix([[NaN]], "init")).toThrow("init must be finite");
  });
});

describe("rows", () => {
  const X = toMatrix([[1, 2], [3, 4], [5, 6]]);

  test("row is a view: writing to it writes to the matrix", () => {
    const Y = copy(X);
    row(Y, 1)[0] = 30;
    expect(Array.from(Y.data)).toEqual([1, 2, 30, 4, 5, 6]);
  });

  test("copy shares nothing with its source", () => {
    copy(X).data[0] = 9;
    expect(X.data[0]).toBe(1);
  });

  test("takeRows takes the given rows in the given order, repeated ones too", () => {
    expect(takeRows(X, [2, 0, 2])).toEqual(toMatrix([[5, 6], [1, 2], [5, 6]]));
  });
});
