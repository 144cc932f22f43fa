/**
 * The specification of the support vector machine, from the smallest piece to the whole. It fixes results and
 * invariants of any correct implementation. Oracle values are scikit-learn 1.2.1's (libsvm).
 */
import { toMatrix } from "@algorithms/core/matrix";
import * as machine from "@algorithms/support-vector-machine";
import type { Examples, Frame, Gram, Kernel, Model, Params } from "@algorithms/support-vector-machine";
import { describe, expect, test } from "vitest";

const { dualObjective, interceptOf, kernelValue, leastCurvature, residualsOf, selectPair, solvePair, vote } = machine;

/** Two crossing classes in the plane. */
const points = [[1, 1], [2, 1.5], [1.5, 3], [3, 2.5], [4, 4], [2.5, 4], [5, 3], [4.5, 5], [3, 5], [2, 3.2]];
const labels = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
/** Three corners, three classes. */
const corners = [[0, 0], [1, 0], [0, 1], [6, 0], [7, 1], [6, 1], [0, 6], [1, 7], [1, 6]];
const cornerLabels = [0, 0, 0, 1, 1, 1, 2, 2, 2];

// Each piece over plain arrays.
const settled = (kernel: Partial<Kernel>): Kernel => ({ kernel: "linear", gamma: 1, degree: 3, coef0: 0, ...kernel });
const K = (a: number[], b: number[], kernel: Partial<Kernel>) => kernelValue(toMatrix([a]), 0, toMatrix([b]), 0, settled(kernel));
const gram = (rows: number[][]): Gram => ({ row: (i) => Float64Array.from(rows[i]!), diagonal: Float64Array.from(rows, (row, i) => row[i]!) });
const list = (values: readonly number[]) => Float64Array.from(values);
const examples = (y: number[], C: number[], rows: number[][]): Examples => ({ y: list(y), C: list(C), K: gram(rows) });
const identity = (n: number) => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => Number(i === j)));
const select = (alpha: number[], r: number[], y: number[], rows = identity(y.length), C = y.map(() => 1)) =>
  selectPair(list(alpha), list(r), examples(y, C, rows));
const solve = (alpha: number[], r: number[], y: number[], rows = identity(y.length), C = y.map(() => 1)) =>
  solvePair(0, 1, list(alpha), list(r), examples(y, C, rows));
const intercept = (alpha: number[], r: number[], y: number[], C = y.map(() => 1)) => interceptOf(list(alpha), list(r), { y: list(y), C: list(C) });

/** A mistake in a piece may keep the whole from ever ending: it may take this many iterations, far more than any of these problems needs. */
const bound = { maxIter: 500 };
const fit = (X: number[][], y: number[], params: Partial<Params> = {}, start?: Model) => machine.fit(X, y, { ...bound, ...params }, start);

function story(params: Partial<Params>, X = points, y = labels): { frames: Frame[]; model: Model } {
  const frames: Frame[] = [];
  const steps = machine.steps(X, y, { ...bound, ...params });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { frames, model: value };
    frames.push(value);
  }
}
const decisions = (model: Model, X: number[][]) => Array.from(machine.decisionFunction(model, X).data);

describe("kernelValue", () => {
  test("linear: the inner product", () => {
    expect(K([1, 2, 3], [4, -5, 6], {}), "1·4 − 2·5 + 3·6").toBe(12);
  });

  test("poly: (γ⟨a, b⟩ + c₀) to the power of the degree", () => {
    expect(K([1, 2], [3, 4], { kernel: "poly", gamma: 0.5, coef0: 1, degree: 2 }), "(0.5 · 11 + 1)²: γ scales and c₀ is added before the power").toBe(42.25);
    expect(K([1, 2], [3, 4], { kernel: "poly", gamma: 0.5, coef0: 1, degree: 0 }), "to the power 0").toBe(1);
  });

  test("rbf: exp(−γ‖a − b‖²)", () => {
    expect(K([1, 2], [1, 2], { kernel: "rbf", gamma: 3 }), "equal examples have kernel 1").toBe(1);
    expect(K([0, 0], [3, 4], { kernel: "rbf", gamma: 0.04 }), "‖a − b‖² = 25 here: did you take the distance itself instead of its square?").toBeCloseTo(Math.exp(-1), 12);
    expect(K([0, 0], [3, 4], { kernel: "rbf", gamma: 0.4 }), "γ multiplies the squared distance").toBeCloseTo(Math.exp(-10), 12);
  });

  test("sigmoid: tanh(γ⟨a, b⟩ + c₀)", () => {
    expect(K([1, 2], [3, 4], { kernel: "sigmoid", gamma: 0.1, coef0: -1 }), "tanh(1.1 − 1)").toBeCloseTo(Math.tanh(0.1), 12);
  });
});

describe("residualsOf", () => {
  const rows = [[1, 0.5, 0], [0.5, 1, 0.25], [0, 0.25, 1]];

  test("is the labels as long as no multiplier says anything", () => {
    expect(Array.from(residualsOf(list([0, 0, 0]), list([1, -1, 1]), gram(rows))), "y − 0").toEqual([1, -1, 1]);
  });

  test("takes away yⱼαⱼK(xᵢ, xⱼ) for every j", () => {
    const residuals = residualsOf(list([0, 2, 0]), list([1, -1, 1]), gram(rows));
    expect(Array.from(residuals), "what example 1 says counts with its label, yⱼ·αⱼ·K: did you leave the label out, or take that of example i?").toEqual([2, 1, 1.5]);
    expect(Array.from(residualsOf(list([1, 2, 4]), list([1, -1, 1]), gram(rows))), "all of them add up").toEqual([1, -0.5, -2.5]);
  });

  test("changes nothing that it is given", () => {
    const [alpha, y] = [list([1, 1, 0]), list([1, -1, 1])];
    residualsOf(alpha, y, gram(rows));
    expect([Array.from(alpha), Array.from(y)], "work on your own arrays").toEqual([[1, 1, 0], [1, -1, 1]]);
  });
});

describe("selectPair", () => {
  test("pairs the highest residual that can rise with one that can fall", () => {
    const { pair, violation } = select([0, 0, 0, 0], [0.5, 2, -3, -1], [1, 1, -1, -1]);
    expect(pair, "all curvatures are alike here: then the greatest disagreement gains most").toEqual({ i: 1, j: 2 });
    expect(violation, "the highest residual that can rise less the lowest that can fall").toBe(5);
  });

  test("knows in which direction a bound holds", () => {
    const atBounds = select([1, 0, 0, 1], [9, 1, -1, -9], [1, 1, -1, -1]);
    expect(atBounds.pair, "α = C stops a positive example from rising, and a negative one from falling: did you leave the label out?").toEqual({ i: 1, j: 2 });
    expect(atBounds.violation, "those at a bound on that side do not count").toBe(2);
    const negatives = select([0, 0.5, 0.5, 0], [9, 3, -2, -9], [-1, -1, 1, 1]);
    expect(negatives.pair, "a negative example's yα rises where its α falls, so α = 0 stops it: did you leave the label out?").toEqual({ i: 1, j: 2 });
  });

  test("of those that disagree, takes the partner that gains most", () => {
    // Row 0 has curvature 2 − 2·K with each: 0.2, 2 and 4.
    const rows = [[1, 0.9, 0, -1], [0.9, 1, 0, 0], [0, 0, 1, 0], [-1, 0, 0, 1]];
    const { pair, violation } = select([0, 0, 0, 0], [1, -1, -1.5, -2], [1, -1, -1, -1], rows);
    expect(pair, "gains are 2²/0.2, 2.5²/2 and 3²/4: did you take the lowest residual rather than the greatest gain?").toEqual({ i: 0, j: 1 });
    expect(violation, "the violation is about the lowest residual of all, not that of the chosen partner").toBe(3);
  });

  test("takes leastCurvature where two examples coincide", () => {
    const rows = [[1, 1, 0], [1, 1, 0], [0, 0, 1]];
    expect(select([0, 0, 0], [1, -1, -9], [1, -1, -1], rows).pair, "a curvature of zero stands for a huge gain").toEqual({ i: 0, j: 1 });
  });

  test("has no pair where all agree", () => {
    expect(select([0.5, 0.5], [2, 2], [1, -1]), "nobody disagrees").toEqual({ pair: null, violation: 0 });
    expect(select([1, 1], [3, -2], [1, -1]).pair, "neither can go where its residual points").toBeNull();
  });
});

describe("solvePair", () => {
  const rows = [[2, 0.5], [0.5, 1]];

  test("goes to the top of the parabola", () => {
    const { unclipped, size } = solve([0, 0], [1, -1], [1, -1], rows, [5, 5]);
    expect(unclipped, "(1 − (−1)) / (2 + 1 − 2·0.5): the curvature is Kᵢᵢ + Kⱼⱼ − 2Kᵢⱼ").toBe(1);
    expect(size, "nothing is in the way").toBe(1);
  });

  test("stops at the edge of the box", () => {
    expect(solve([0, 0], [1, -1], [1, -1], rows, [0.25, 5]).size, "α of the first may rise to its C and no further: did you forget to clip?").toBe(0.25);
    expect(solve([0, 0], [1, -1], [1, -1], rows, [5, 0.125]).size, "so may that of the second: both have to stay in the box").toBe(0.125);
    expect(solve([0, 0], [1, -1], [1, -1], rows, [0.25, 0.125]).unclipped, "the unclipped step does not know the box").toBe(1);
  });

  test("has room down to 0 where yα moves against α", () => {
    const both = solve([0.25, 0.5], [1, -1], [-1, 1], rows, [5, 5]);
    expect(both.size, "a negative example's yα rises as its α falls to 0, so its room is α: did you leave the label out?").toBe(0.25);
    const falling = solve([0, 0.125], [1, -1], [1, 1], rows, [5, 5]);
    expect(falling.size, "a positive example's yα falls with its α, so its room is α").toBe(0.125);
  });

  test("goes to the edge where two examples coincide", () => {
    const { unclipped, size } = solve([0, 0], [1, -1], [1, -1], [[1, 1], [1, 1]]);
    expect(unclipped, "with leastCurvature for a curvature of zero").toBe(2 / leastCurvature);
    expect(size).toBe(1);
  });
});

describe("interceptOf", () => {
  test("is the residual of the free examples, on the average", () => {
    expect(intercept([0.5, 0.5], [0.75, 0.25], [1, -1]), "0 < α < C means exactly on the margin").toBe(0.5);
    const withBound = intercept([0.5, 1, 0, 0.5], [0.5, -7, -9, 0.5], [1, 1, 1, -1]);
    expect(withBound, "examples with α at 0 or at C are not on the margin: did you average over them too?").toBe(0.5);
  });

  test("lies between the two thresholds where none is free", () => {
    expect(intercept([0, 1, 0, 1], [-1, 4, 5, -3], [1, 1, -1, -1]), "those that can rise want at least −1, those that can fall at most 4").toBe(1.5);
  });
});

describe("dualObjective", () => {
  test("is Σα − ½ΣΣ αᵢαⱼyᵢyⱼKᵢⱼ", () => {
    const [alpha, y, K] = [list([1, 2, 0.5]), list([1, -1, 1]), gram([[2, 0.5, 1], [0.5, 1, 0], [1, 0, 3]])];
    const residuals = residualsOf(alpha, y, K);
    // 3.5 − ½ (2 + 4 + 0.75 − 2·1 + 2·0.5)
    expect(dualObjective(alpha, residuals, y), "the double sum counts half: did you forget the ½?").toBeCloseTo(0.625, 12);
  });

  test("is zero where all multipliers are", () => {
    expect(dualObjective(list([0, 0]), list([1, -1]), list([1, -1]))).toBe(0);
  });
});

describe("vote", () => {
  test("counts one vote for every pair of classes", () => {
    expect(vote([1, 1, -1], 3), "class 0 beats both others").toBe(0);
    expect(vote([-1, 1, 1], 3), "class 1 beats 0 and 2").toBe(1);
    expect(vote([1, -1, -1], 3), "class 2 beats 0 and 1").toBe(2);
  });

  test("does not ask by how much", () => {
    expect(vote([0.1, 0.1, 90], 3), "two narrow votes against one clear one: did you add up decisions instead of votes?").toBe(0);
  });

  test("gives a tie to the lowest", () => {
    expect(vote([1, -1, 1], 3), "one vote each: a tie goes to the lowest class").toBe(0);
  });

  test("takes a decision of 0 as a vote for the second", () => {
    expect(vote([0], 2), "above 0 is the first's, anything else the second's").toBe(1);
  });
});

describe("fit", () => {
  test("two examples: the boundary half-way between them, the margin's lines through them", () => {
    const model = fit([[0, 0], [2, 0]], [0, 1], { kernel: "linear", C: 10 });
    expect(decisions(model, [[0, 5], [1, -3], [2, 0]]), "−1, 0 and 1").toEqual([-1, 0, 1]);
    expect(Array.from(model.dualCoef.data), "α = 2/‖x₁ − x₂‖², negative for the first class").toEqual([-0.5, 0.5]);
  });

  test("is scikit-learn's model", () => {
    const model = fit(points, labels, { kernel: "linear", tol: 1e-8 });
    expect(Array.from(model.support)).toEqual([2, 3, 5, 6, 9]);
    expect(Array.from(model.nSupport)).toEqual([2, 3]);
    model.dualCoef.data.forEach((value, s) => expect(value).toBeCloseTo([-0.96939, -1, 0.72857, 0.24082, 1][s]!, 4));
    expect(model.intercept[0]).toBeCloseTo(-6.14286, 4);
  });

  test("never lowers the dual objective, and ends where nobody disagrees", () => {
    const { frames, model } = story({ gamma: 0.5, C: 2 });
    for (let f = 1; f < frames.length; f++) expect(frames[f]!.objective).toBeGreaterThanOrEqual(frames[f - 1]!.objective - 1e-12);
    expect(frames.at(-1)!.violation).toBeLessThan(1e-3);
    expect(model.converged).toBe(true);
    expect(Array.from(model.nIter)).toEqual([frames.length - 1]);
  });

  test("never changes a frame that it has shown", () => {
    const steps = machine.steps(points, labels, { ...bound, gamma: 0.5 });
    const first = steps.next().value as Frame;
    const copy = structuredClone(first);
    for (const _ of steps) void _;
    expect(first, "give every frame arrays of its own").toEqual(copy);
  });

  test("meets the dual from above: the two objectives agree at the end", () => {
    const { alpha, residuals, problem, objective } = story({ gamma: 0.5, tol: 1e-9 }).frames.at(-1)!;
    expect(machine.primalObjective(alpha, residuals, problem)).toBeCloseTo(objective, 7);
  });

  test("starts from a model", () => {
    const cold = fit(points, labels, { C: 5, tol: 1e-6 });
    const warm = fit(points, labels, { C: 5, tol: 1e-6 }, cold);
    expect(Array.from(warm.nIter), "it is there already").toEqual([0]);
    const cheaper = fit(points, labels, { C: 0.5, tol: 1e-6 }, cold);
    const fresh = fit(points, labels, { C: 0.5, tol: 1e-6 });
    decisions(cheaper, points).forEach((value, i) => expect(value).toBeCloseTo(decisions(fresh, points)[i]!, 4));
  });

  test("stops after maxIter, and says so", () => {
    const model = fit(points, labels, { C: 100, gamma: 2, maxIter: 3 });
    expect([Array.from(model.nIter), model.converged]).toEqual([[3], false]);
  });

  test("weighs classes", () => {
    const [X, y] = [[[0], [1], [2], [3], [4]], [0, 0, 0, 0, 1]];
    const at = (classWeight: Params["classWeight"]) => decisions(fit(X, y, { kernel: "linear", C: 0.02, classWeight }), [[2.6]])[0]!;
    expect(at("balanced"), "the lone example counts four times as much").toBeGreaterThan(at(null));
    expect(at("balanced")).toBeCloseTo(at([5 / 8, 5 / 2]), 12);
  });

  test("trains every pair of classes", () => {
    const model = fit(corners, cornerLabels, { kernel: "linear" });
    expect(Array.from(machine.predict(model, corners))).toEqual(cornerLabels);
    expect([model.intercept.length, model.dualCoef.rows, Array.from(model.classes)]).toEqual([3, 2, [0, 1, 2]]);
    const shape = machine.decisionFunction(model, corners);
    expect([shape.rows, shape.columns], "a column for each of three classes").toEqual([9, 3]);
  });

  test("takes ids that are not 0 … K − 1", () => {
    const model = fit(corners, cornerLabels.map((id) => [9, -4, 2][id]!));
    expect(Array.from(model.classes)).toEqual([-4, 2, 9]);
    expect(Array.from(machine.predict(model, corners))).toEqual(cornerLabels.map((id) => [9, -4, 2][id]!));
  });

  test("survives a structured clone and JSON", () => {
    const model = fit(points, labels);
    expect(decisions(structuredClone(model), points)).toEqual(decisions(model, points));
  });

  test("scale makes no difference to gamma: \"scale\"", () => {
    const large = points.map((row) => row.map((value) => 1000 * value));
    const [one, other] = [fit(points, labels, { tol: 1e-9 }), fit(large, labels, { tol: 1e-9 })];
    decisions(one, points).forEach((value, i) => expect(decisions(other, large)[i]).toBeCloseTo(value, 5));
  });

  test.each([
    ["C", { C: 0 }, "C must be a finite number above 0; got 0"],
    ["gamma", { gamma: -1 }, "gamma must be a finite number above 0; got -1"],
    ["a kernel", { kernel: "cosine" as "rbf" }, 'kernel must be "linear" or "poly" or "rbf" or "sigmoid"; got "cosine"'],
    ["a degree", { degree: 1.5 }, "degree must be an integer at least 0; got 1.5"],
    ["tol", { tol: Number.NaN }, "tol must be a finite number above 0; got NaN"],
    ["maxIter", { maxIter: -2 }, "maxIter must be an integer at least -1; got -2"],
    ["a rule for gamma", { gamma: "wide" as "auto" }, 'gamma must be "scale", "auto" or a number; got "wide"'],
    ["class weights", { classWeight: [1, 2, 3] }, "classWeight must have one number for each of the 2 classes; got 3"],
    ["a class weight", { classWeight: [1, -2] }, "classWeight[1] must be a finite number above 0; got -2"],
  ])("refuses a wrong %s", (_, params, message) => expect(() => fit(points, labels, params)).toThrow(message));

  test("refuses what cannot be learnt from", () => {
    expect(() => fit(points, labels.map(() => 1))).toThrow("y must have at least two classes; got only class 1");
    expect(() => fit(points, labels.slice(1))).toThrow("y must have one id for each of the 10 rows; got 9");
    expect(() => fit(points, labels.map((id) => id / 2))).toThrow("y must be integer ids; got 0.5 at index 4");
    expect(() => fit([[1, 2], [3]], [0, 1])).toThrow("X must have rows of one length");
    expect(() => fit([[1], [Number.NaN]], [0, 1])).toThrow("X must be finite; got NaN in row 1, column 0");
    expect(() => fit([], [])).toThrow("X must have at least one row");
  });

  test("refuses to start from another table's model", () => {
    const model = fit(points, labels);
    expect(() => fit(points, labels.map((id) => id + 1), {}, model)).toThrow("start must be of the classes 1, 2; got 0, 1");
    expect(() => fit(points.slice(2), labels.slice(2), {}, model)).toThrow("start must be of the same rows and classes");
  });
});

describe("predict", () => {
  test("refuses other columns", () => {
    const model = fit(points, labels);
    expect(() => machine.predict(model, [[1, 2, 3]])).toThrow("X must have the 2 columns the model was fitted on; got 3");
    expect(() => machine.decisionFunction(model, [[1]])).toThrow("X must have the 2 columns");
  });

  test("takes the side on which the decision is", () => {
    const model = fit(points, labels);
    expect(Array.from(machine.predict(model, points))).toEqual(decisions(model, points).map((value) => Number(value >= 0)));
  });
});

describe("plattScaling", () => {
  test("fits a curve that rises with the score, and is a half where the classes balance", () => {
    const scores = [-3, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 3];
    const sigmoid = machine.plattScaling(scores, [0, 0, 0, 0, 1, 0, 1, 1, 1, 1]);
    const probabilities = scores.map((score) => machine.plattProbability(sigmoid, score));
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => a - b));
    expect(machine.plattProbability(sigmoid, 0)).toBeCloseTo(0.5, 6);
  });

  test("never says 0 or 1 of separated scores, and does not overflow", () => {
    const sigmoid = machine.plattScaling([-1, -1, 1, 1], [0, 0, 1, 1]);
    expect(machine.plattProbability(sigmoid, 1)).toBeCloseTo(0.75, 4);
    expect([machine.plattProbability(sigmoid, 1e6), machine.plattProbability(sigmoid, -1e6)]).toEqual([1, 0]);
  });

  test("refuses what is no score or class", () => {
    expect(() => machine.plattScaling([1, Number.NaN], [0, 1])).toThrow("scores must be finite; got NaN at index 1");
    expect(() => machine.plattScaling([1, 2], [0, 2])).toThrow("y must be 0 or 1 for every score");
    expect(() => machine.plattScaling([1, 2], [1, 1])).toThrow("y must have both classes; got only class 1");
  });
});
