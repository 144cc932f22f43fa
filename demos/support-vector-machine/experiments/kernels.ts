/** Going to another space, and not going there. */
import { supportVectorMachine } from "../../../algorithms";
import { row, toMatrix, type Matrix } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent, readable } from "../describe";
import { accuracy, averageOf, drawn, fit, halves, nDatasets, range, seeds, showing } from "./measuring";

const rows = (X: Matrix): number[][] => range(X.rows).map((i) => Array.from(row(X, i)));
const rings = { nSamples: 200 };

export const liftedCircles = experiment({
  id: "lifted-circles",
  claim: "No line separates a ring from the ring around it; with x₁² + x₂² as a third coordinate a plane does, and the polynomial kernel of degree 2 finds it in two.",
  predict: {
    question: "A ring around a ring. A linear kernel sees x₁ and x₂; then x₁² + x₂² as well. Accuracy on points held out?",
    options: ["About a half, then about a half", "About a half, then all", "All, both times"],
    answer: 1,
  },
  state: showing({ kernel: "poly", degree: 2, C: 10 }, "circles", rings),
  measure() {
    const lift = (X: Matrix): Matrix => toMatrix(rows(X).map(([x = 0, y = 0]) => [x, y, x * x + y * y]));
    const tries = seeds.map((seed) => {
      const { train, test } = halves(drawn("circles", rings, seed));
      return {
        flat: accuracy(fit(train.X, train.y, { kernel: "linear" }), test),
        lifted: accuracy(fit(lift(train.X), train.y, { kernel: "linear" }), { ...test, X: lift(test.X) }),
        kernel: accuracy(fit(train.X, train.y, { kernel: "poly", degree: 2, coef0: 1 }), test),
      };
    });
    const average = (key: "flat" | "lifted" | "kernel"): number => averageOf(tries.map((one) => one[key]));
    return { flat: average("flat"), lifted: average("lifted"), kernel: average("kernel") };
  },
  holds: ({ flat, lifted, kernel }) => flat < 0.65 && lifted > 0.99 && kernel > 0.99,
  rows: ({ flat, lifted, kernel }) => [
    { label: "a line in the plane", value: percent(flat) },
    { label: "a plane in the lifted space", value: percent(lifted) },
    { label: "the kernel of degree 2, in the plane", value: percent(kernel) },
  ],
});

export const kernelIsAnInnerProduct = experiment({
  id: "kernel-is-an-inner-product",
  claim: "⟨a, b⟩² is the inner product of (a₁², √2·a₁a₂, a₂²) and the same of b: the same model, whether one goes there or not.",
  predict: {
    question: "One machine is trained on x₁², √2·x₁x₂ and x₂² with a linear kernel, another on x₁ and x₂ with ⟨a, b⟩². By how much do their decisions differ?",
    options: ["A lot: they see other features", "A little: one is an approximation", "By rounding alone"],
    answer: 2,
  },
  state: showing({ kernel: "poly", degree: 2, coef0: 0, gammaRule: "own", gamma: 1 }, "circles", rings),
  measure() {
    const differences = seeds.map((seed) => {
      const { X, y } = drawn("circles", rings, seed);
      const mapped = toMatrix(rows(X).map(([a = 0, b = 0]) => [a * a, Math.SQRT2 * a * b, b * b]));
      const there = fit(mapped, y, { kernel: "linear", tol: 1e-8 });
      const here = fit(X, y, { kernel: "poly", degree: 2, coef0: 0, gamma: 1, tol: 1e-8 });
      const [f, g] = [supportVectorMachine.decisionFunction(there, mapped).data, supportVectorMachine.decisionFunction(here, X).data];
      return Math.max(...f.map((value, i) => Math.abs(value - g[i]!)));
    });
    return { difference: Math.max(...differences) };
  },
  holds: ({ difference }) => difference < 1e-5,
  rows: ({ difference }) => [{ label: `largest difference of f in ${nDatasets} data sets`, value: readable(difference) }],
});

const gammas = [0.001, 0.3, 300] as const;

export const gammaDecides = experiment({
  id: "gamma-decides",
  claim: "A tiny γ makes the machine nearly linear, a huge one learns every training point by heart: only between the two does it do well on others.",
  predict: {
    question: "Two noisy moons, an RBF kernel with γ = 0.001, 0.3 and 300. Which has every training point right, and which does best on points held out?",
    options: ["0.3, both", "300 on the training points, 0.3 held out", "300, both"],
    answer: 1,
  },
  state: showing({ kernel: "rbf", gammaRule: "own", gamma: 300, panel: "sweep" }, "moons", { noise: 0.75 }),
  measure() {
    const tries = seeds.map((seed) => {
      const { train, test } = halves(drawn("moons", { nSamples: 300, noise: 0.75 }, seed));
      return gammas.map((gamma) => {
        const model = fit(train.X, train.y, { gamma });
        return { train: accuracy(model, train), test: accuracy(model, test) };
      });
    });
    const at = (g: number) => ({ train: averageOf(tries.map((one) => one[g]!.train)), test: averageOf(tries.map((one) => one[g]!.test)) });
    return { tiny: at(0), middle: at(1), huge: at(2) };
  },
  holds: ({ tiny, middle, huge }) => huge.train > 0.995 && middle.test > tiny.test + 0.03 && middle.test > huge.test + 0.1,
  rows: ({ tiny, middle, huge }) => [
    { label: "γ = 0.001: training, held out", value: `${percent(tiny.train)}, ${percent(tiny.test)}` },
    { label: "γ = 0.3", value: `${percent(middle.train)}, ${percent(middle.test)}` },
    { label: "γ = 300", value: `${percent(huge.train)}, ${percent(huge.test)}` },
  ],
});
