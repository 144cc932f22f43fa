/** What holds of every support vector machine, over many random problems; and that the engine is the reference, only faster. */
import { createRandom } from "@algorithms/core/random";
import * as reference from "@algorithms/support-vector-machine";
import type { Frame, Model, Params } from "@algorithms/support-vector-machine";
import { createCache } from "@algorithms/support-vector-machine/shrinking-cache";
import { fillRow } from "@algorithms/support-vector-machine/shrinking-kernel";
import * as shrinking from "@algorithms/support-vector-machine/shrinking";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

interface Sample {
  X: number[][];
  y: number[];
}

/** Overlapping clouds; integer coordinates in half of them, so that rows coincide. */
function sample(n: number, d: number, nClasses: number, seed: number): Sample {
  const random = createRandom(seed);
  const round = seed % 2 === 0 ? Math.round : (value: number) => value;
  const y = Array.from({ length: n }, (_, i) => i % nClasses);
  const X = y.map((label) => Array.from({ length: d }, (_, j) => round((j === label % d ? 1.5 : 0) + 1.2 * random.normal())));
  return { X, y };
}

const kernels = fc.constantFrom<Partial<Params>>(
  { kernel: "linear" }, { kernel: "rbf" }, { kernel: "rbf", gamma: 2 }, { kernel: "poly", degree: 2, coef0: 1, gamma: 0.5 }, { kernel: "sigmoid", gamma: 0.05 },
);
const problem = fc.record({
  n: fc.integer({ min: 6, max: 60 }),
  d: fc.integer({ min: 1, max: 5 }),
  nClasses: fc.integer({ min: 2, max: 3 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
  C: fc.constantFrom(0.05, 1, 20),
  kernel: kernels,
});

function lastFrames(machine: Pick<typeof reference, "steps">, { X, y }: Sample, params: Partial<Params>): { last: Frame[]; model: Model } {
  const last = new Map<string, Frame>();
  const steps = machine.steps(X, y, params);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { last: [...last.values()], model: value };
    last.set(`${value.pair.first} ${value.pair.second}`, value);
  }
}

/** Which conditions an optimum does not satisfy, to a tolerance. */
function broken({ alpha, residuals, intercept, problem: { y } }: Frame, C: number, tol: number): string[] {
  const problems: string[] = [];
  alpha.forEach((value, i) => {
    // y f(x) = 1 + y(b − r)
    const excess = y[i]! * (intercept - residuals[i]!);
    const isKept = value >= 0 && value <= C && (value === C || excess >= -tol) && (value === 0 || excess <= tol);
    if (!isKept) problems.push(`example ${i}: α = ${value}, y f(x) − 1 = ${excess}`);
  });
  const balance = alpha.reduce((sum, value, i) => sum + y[i]! * value, 0);
  if (Math.abs(balance) > 1e-9 * C * alpha.length) problems.push(`Σ yα = ${balance}`);
  return problems;
}

function expectAlike(actual: ArrayLike<number>, expected: ArrayLike<number>, digits: number): void {
  Array.from(actual).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, digits));
}


describe("the optimum", () => {
  it("stays in the box, balances the classes, and satisfies the conditions of Karush, Kuhn and Tucker", () => {
    fc.assert(fc.property(problem, ({ n, d, nClasses, seed, C, kernel }) => {
      const { last } = lastFrames(reference, sample(n, d, nClasses, seed), { C, ...kernel });
      expect(last.flatMap((frame) => broken(frame, C, 1e-3))).toEqual([]);
    }), { numRuns: 20, seed: 1 });
  });

  it("is bounded by the primal from above, closely at the end", () => {
    fc.assert(fc.property(problem, ({ n, d, seed, C, kernel }) => {
      if (kernel.kernel === "sigmoid") return;
      for (const { alpha, residuals, objective, problem } of lastFrames(reference, sample(n, d, 2, seed), { C, ...kernel, tol: 1e-6 }).last) {
        const primal = reference.primalObjective(alpha, residuals, problem);
        expect(primal).toBeGreaterThanOrEqual(objective - 1e-9 * (1 + Math.abs(objective)));
        expect(primal - objective).toBeLessThan(1e-5 * n * C);
      }
    }), { numRuns: 30, seed: 2 });
  });

  it("does not know the examples that are no support vectors: without them it is the same", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), kernels, (seed, kernel) => {
      if (kernel.kernel === "sigmoid") return;
      const { X, y } = sample(40, 2, 2, 2 * seed + 1);
      const params = { ...kernel, tol: 1e-8, gamma: 0.5 };
      const whole = reference.fit(X, y, params);
      const rows = Array.from(whole.support);
      if (new Set(rows.map((row) => y[row])).size < 2) return;
      const alone = reference.fit(rows.map((row) => X[row]!), rows.map((row) => y[row]!), params);
      const [before, after] = [whole, alone].map((model) => reference.decisionFunction(model, X).data);
      before!.forEach((value, i) => expect(after![i]).toBeCloseTo(value, 5));
    }), { numRuns: 20, seed: 3 });
  });

  it("is the same whichever class is called the first, with the sign turned around", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
      const { X, y } = sample(30, 2, 2, 2 * seed + 1);
      const swapped = y.map((label) => 1 - label);
      const [one, other] = [y, swapped].map((labels) => reference.decisionFunction(reference.fit(X, labels, { tol: 1e-9 }), X).data);
      one!.forEach((value, i) => expect(other![i]).toBeCloseTo(-value, 6));
    }), { numRuns: 15, seed: 4 });
  });
});

describe("the engine", () => {
  it("finds the reference's model", () => {
    fc.assert(fc.property(problem, ({ n, d, nClasses, seed, C, kernel }) => {
      // Where the kernel is no inner product there may be several optima, and rounding decides.
      if (kernel.kernel === "sigmoid") return;
      const data = sample(n, d, nClasses, seed);
      const params = { C, ...kernel, tol: 1e-8 };
      const [slow, fast] = [lastFrames(reference, data, params), lastFrames(shrinking, data, params)];
      fast.last.forEach(({ objective, violation }, p) => {
        expect(violation).toBeLessThan(1e-8);
        expect(objective).toBeCloseTo(slow.last[p]!.objective, 6);
      });
      const [expected, actual] = [slow, fast].map(({ model }) => reference.pairDecisions(model, matrixOf(data.X)).data);
      // Without a free example any intercept within an interval is optimal.
      if (slow.last.every(({ alpha }) => alpha.some((value) => value > 0 && value < C))) expectAlike(actual!, expected!, 4);
    }), { numRuns: 20, seed: 5 });
  });

  it("sets examples aside and brings them back without losing its way", () => {
    const { X, y } = sample(1200, 2, 2, 11);
    const params = { C: 5, gamma: 0.5 };
    const [slow, fast] = [lastFrames(reference, { X, y }, params), lastFrames(shrinking, { X, y }, params)];
    expect(fast.last[0]!.violation).toBeLessThan(1e-3);
    expect(Math.abs(fast.last[0]!.objective - slow.last[0]!.objective)).toBeLessThan(1e-3 * slow.last[0]!.objective);
  });

  it("starts from a model, and is there at once", () => {
    const { X, y } = sample(120, 2, 2, 5);
    const model = shrinking.fit(X, y, { tol: 1e-6 });
    expect(Array.from(shrinking.fit(X, y, { tol: 1e-5 }, model).nIter)).toEqual([0]);
    const moved = X.map((row, i) => (i === 7 ? [row[0]! + 0.3, row[1]!] : row));
    const [warm, cold] = [shrinking.fit(moved, y, { tol: 1e-7 }, model), shrinking.fit(moved, y, { tol: 1e-7 })];
    expect(warm.nIter[0]).toBeLessThan(cold.nIter[0]!);
    reference.decisionFunction(warm, X).data.forEach((value, i) => expect(value).toBeCloseTo(reference.decisionFunction(cold, X).data[i]!, 4));
  });
});

const matrixOf = (X: number[][]) => ({ data: Float64Array.from(X.flat()), rows: X.length, columns: X[0]?.length ?? 0 });

describe("rows of the kernel matrix", () => {
  it("are the reference's kernels, whatever the number of columns", () => {
    fc.assert(fc.property(problem, ({ n, d, seed, kernel }) => {
      const X = matrixOf(sample(n, d, 2, seed).X);
      const settled = { kernel: "rbf" as const, degree: 3, coef0: 0, ...kernel, gamma: typeof kernel.gamma === "number" ? kernel.gamma : 0.3 };
      const row = new Float64Array(n);
      fillRow(row, 1, 0, n, X, settled);
      row.forEach((value, j) => expect(value).toBeCloseTo(reference.kernelValue(X, 1, X, j, settled), 12));
    }), { numRuns: 30, seed: 6 });
  });

  it.each([["many examples", 1300, 3], ["examples of many columns", 7, 100_001]])("are the reference's for %s, from any position on", (_, n, d) => {
    const X = matrixOf(sample(n, d, 2, 1).X);
    const kernel = { kernel: "rbf" as const, gamma: 0.5 / d, degree: 3, coef0: 0 };
    const row = new Float32Array(n).fill(-1);
    fillRow(row, 5, 2, n - 1, X, kernel);
    row.forEach((value, p) => expect(value).toBeCloseTo(p < 2 || p === n - 1 ? -1 : reference.kernelValue(X, 5, X, p, kernel), 6));
  });

  it("are exponentials to the last digits, from 1 to the smallest", () => {
    const distances = Array.from({ length: 2000 }, (_, i) => (i * i) / 5000);
    const data = Float64Array.from(distances, Math.sqrt);
    const row = new Float64Array(data.length);
    fillRow(row, 0, 0, data.length, { data, rows: data.length, columns: 1 }, { kernel: "rbf", gamma: 1, degree: 3, coef0: 0 });
    row.forEach((value, i) => expect(Math.abs(value - Math.exp(-distances[i]!))).toBeLessThanOrEqual(1e-12 * value + Number.MIN_VALUE));
  });
});

describe("the cache", () => {
  it("keeps doubles where all rows fit, and else single precision", () => {
    const third = (bytes: number): number => createCache(8, bytes, (row, _, from, to) => row.fill(1 / 3, from, to)).row(0, 8)[0]!;
    expect([third(8 * 64), third(8 * 64 - 1)]).toEqual([1 / 3, Math.fround(1 / 3)]);
  });

  const valueOf = (i: number, p: number): number => 100 * i + p;

  it.each([["memory of its own", 0], ["room for half of the rows", 12], ["room for all rows", 24]])("gives the row that is asked for, whatever was forgotten, reordered or known in part, with %s", (_, room) => {
    fc.assert(fc.property(fc.array(fc.record({ i: fc.nat(7), length: fc.integer({ min: 1, max: 8 }), shuffle: fc.integer({ min: 0, max: 8 }) }), { maxLength: 60 }), fc.nat(100), (requests, seed) => {
      const random = createRandom(seed);
      const exampleAt = Array.from({ length: 8 }, (_, p) => p);
      const cache = createCache(8, 3 * 64, (row, i, from, to) => {
        for (let p = from; p < to; p++) row[p] = valueOf(exampleAt[i]!, exampleAt[p]!);
      }, new Float64Array(room));
      for (const { i, length, shuffle } of requests) {
        if (shuffle > 6) {
          const order = random.permutation(shuffle);
          const before = exampleAt.slice();
          order.forEach((from, to) => (exampleAt[to] = before[from]!));
          cache.reorder(order);
        }
        const row = cache.row(i, length);
        for (let p = 0; p < length; p++) expect(row[p]).toBe(valueOf(exampleAt[i]!, exampleAt[p]!));
      }
    }), { numRuns: 50, seed: 7 });
  });
});
