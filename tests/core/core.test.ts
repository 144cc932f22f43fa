import { checkClassIds, checkColumns, checkInteger, checkReal } from "@algorithms/core/check";
import { squaredDistance } from "@algorithms/core/distance";
import { InvalidInput } from "@algorithms/core/errors";
import { drain } from "@algorithms/core/generator";
import { toMatrix } from "@algorithms/core/matrix";
import { describe, expect, test } from "vitest";

const thrownBy = (check: () => void): string | undefined => {
  try {
    check();
  } catch (error) {
    return error instanceof InvalidInput ? error.message : `not InvalidInput: ${String(error)}`;
  }
};

describe("checks name the value and the rule", () => {
  test.each([
    [() => checkInteger("k", 3, { min: 1, max: 3 }), undefined],
    [() => checkInteger("k", 4, { min: 1, max: 3 }), "k must be an integer in 1..3; got 4"],
    [() => checkInteger("k", 0, { min: 1 }), "k must be an integer at least 1; got 0"],
    [() => checkInteger("k", 2.5, { min: 1 }), "k must be an integer at least 1; got 2.5"],
    [() => checkInteger("k", NaN, { min: 1 }), "k must be an integer at least 1; got NaN"],
    [() => checkInteger("k", Infinity, { min: 1 }), "k must be an integer at least 1; got Infinity"],
    [
      () => checkInteger("k", 5, { min: 1, max: 3, bounds: "1..n", context: "n = 3" }),
      "k must be an integer in 1..n; got 5 for n = 3",
    ],
    [() => checkReal("tol", 0, { min: 0 }), undefined],
    [() => checkReal("tol", -0.1, { min: 0 }), "tol must be a finite number of at least 0; got -0.1"],
    [() => checkReal("tol", Infinity, { min: 0 }), "tol must be a finite number of at least 0; got Infinity"],
    [() => checkReal("tol", NaN, { min: 0 }), "tol must be a finite number of at least 0; got NaN"],
    [() => checkColumns(2, 2), undefined],
    [() => checkColumns(3, 2), "X must have the 2 columns the model was fitted on; got 3"],
    [() => checkClassIds("y", Int32Array.of(0, 2), { length: 2 }), undefined],
    [() => checkClassIds("y", [0], { length: 2 }), "y must have one id for each of the 2 rows; got 1"],
    [() => checkClassIds("y", [], { min: 1 }), "y must have at least 1 ids; got 0"],
    [() => checkClassIds("y", [0, 0.5], {}), "y must be integer ids; got 0.5 at index 1"],
  ])("%#: %s", (check, message) => {
    expect(thrownBy(check)).toBe(message);
  });
});

describe("squaredDistance", () => {
  test("adds up squared differences over the columns of one row of each matrix", () => {
    const [A, B] = [toMatrix([[9, 9], [1, 2]]), toMatrix([[0, 0], [5, 5], [4, 6]])];
    expect(squaredDistance(A, 1, B, 2)).toBe(25);
  });

  test("is exact for near points far from the origin", () => {
    expect(squaredDistance(toMatrix([[2 ** 40 + 1]]), 0, toMatrix([[2 ** 40]]), 0)).toBe(1);
  });
});

describe("drain", () => {
  test("runs a generator to its end and returns what it returns", () => {
    const seen: number[] = [];
    const result = drain(
      (function* () {
        for (const step of [1, 2, 3]) {
          seen.push(step);
          yield step;
        }
        return "done";
      })(),
    );
    expect([seen, result]).toEqual([[1, 2, 3], "done"]);
  });
});
