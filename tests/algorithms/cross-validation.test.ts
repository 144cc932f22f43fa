import { kFold } from "@algorithms/cross-validation";
import { describe, expect, it } from "vitest";

describe("kFold", () => {
  // sklearn 1.2.1: [test for _, test in KFold(3).split(range(10))]
  it("cuts the same stretches as scikit-learn's KFold, the first ones longer", () => {
    const tests = kFold(10, { nSplits: 3 }).map(({ test }) => [...test]);
    expect(tests).toEqual([[0, 1, 2, 3], [4, 5, 6], [7, 8, 9]]);
    expect([...kFold(10, { nSplits: 3 })[1]!.train]).toEqual([0, 1, 2, 3, 7, 8, 9]);
  });

  it.each([[7, 2], [23, 5], [10, 10]])("of %i rows in %i folds tests every row exactly once, and never where it trains", (n, nSplits) => {
    for (const shuffle of [false, true]) {
      const folds = kFold(n, { nSplits, shuffle, seed: 4 });
      expect(folds.length).toBe(nSplits);
      expect(folds.flatMap(({ test }) => [...test]).toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      for (const { train, test } of folds) {
        expect([...train, ...test].toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
        expect([...train]).toEqual([...train].toSorted((a, b) => a - b));
        expect(Math.abs(test.length - n / nSplits)).toBeLessThan(1);
      }
    }
  });

  it("deals the rows out by the seed alone", () => {
    const shuffled = (seed: number) => kFold(30, { nSplits: 3, shuffle: true, seed }).map(({ test }) => [...test]);
    expect(shuffled(1)).toEqual(shuffled(1));
    expect(shuffled(1)).not.toEqual(shuffled(2));
    expect(shuffled(1)).not.toEqual(kFold(30, { nSplits: 3 }).map(({ test }) => [...test]));
  });

  it.each([[1, 5], [11, 5], [2.5, 5], [Number.NaN, 5]])("refuses %d folds of %d rows, and says the rule", (nSplits, n) => {
    expect(() => kFold(n, { nSplits })).toThrow(`nSplits must be an integer in 2..n; got ${nSplits} for n = ${n}`);
  });
});
