/** How the multipliers are found, and how one knows that they are. */
import { supportVectorMachine } from "../../../algorithms";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent, readable } from "../describe";
import { averageOf, drawn, fit, seeds, showing } from "./measuring";

const moons = { nSamples: 100, noise: 0.6 };

export const dualMeetsPrimal = experiment({
  id: "dual-meets-primal",
  claim: "With every step of SMO the dual objective rises, never above the primal, and at the end the two meet.",
  predict: {
    question: "The dual objective is what SMO raises, the primal is what we want to be small. Where do they end?",
    options: ["The dual ends above the primal", "They end at the same number", "A gap remains between them"],
    answer: 1,
  },
  state: showing({ kernel: "rbf", panel: "solution" }, "moons", moons),
  measure() {
    const tries = seeds.slice(0, 5).map((seed) => {
      const { X, y } = drawn("moons", moons, seed);
      const frames = Array.from(supportVectorMachine.steps(X, y, { tol: 1e-4 }));
      const primals = frames.map(({ alpha, residuals, problem }) => supportVectorMachine.primalObjective(alpha, residuals, problem));
      const rises = frames.every(({ objective }, f) => f === 0 || objective >= frames[f - 1]!.objective - 1e-9);
      const isBounded = frames.every(({ objective }, f) => objective <= primals[f]! + 1e-9);
      return { rises, isBounded, steps: frames.length - 1, gap: (primals.at(-1)! - frames.at(-1)!.objective) / primals.at(-1)! };
    });
    return {
      rises: tries.every(({ rises }) => rises),
      isBounded: tries.every(({ isBounded }) => isBounded),
      steps: averageOf(tries.map(({ steps }) => steps)),
      gap: Math.max(...tries.map(({ gap }) => gap)),
    };
  },
  holds: ({ rises, isBounded, gap }) => rises && isBounded && gap < 1e-3,
  rows: ({ rises, isBounded, steps, gap }) => [
    { label: "the dual never falls", value: rises ? "yes" : "no" },
    { label: "it is never above the primal", value: isBounded ? "yes" : "no" },
    { label: "steps, on average", value: readable(steps) },
    { label: "gap at the end, at most, as a share of the primal", value: percent(gap) },
  ],
});

export const warmStart = experiment({
  id: "warm-start",
  claim: "When one point moves a little, starting from the multipliers that were optimal takes less than half as many steps as starting from zero.",
  predict: {
    question: "200 points, one of which is dragged a little. From the old multipliers, how many steps of SMO does it take, compared with a start from zero?",
    options: ["As many", "Less than half as many", "More: it has to unlearn first"],
    answer: 1,
  },
  state: showing({ kernel: "rbf" }, "moons", { ...moons, nSamples: 200 }),
  measure() {
    const tries = seeds.flatMap((seed) => {
      const { X, y } = drawn("moons", { ...moons, nSamples: 200 }, seed);
      const before = fit(X, y);
      // Support vectors, for the others would cost no step at all.
      return Array.from(before.support.filter((_, s) => s % 10 === 0), (row) => {
        const moved = { ...X, data: X.data.slice() };
        moved.data[2 * row]! += 0.1;
        return { warm: fit(moved, y, {}, before).nIter[0]!, cold: fit(moved, y).nIter[0]! };
      });
    });
    return { warm: averageOf(tries.map(({ warm }) => warm)), cold: averageOf(tries.map(({ cold }) => cold)) };
  },
  holds: ({ warm, cold }) => warm < cold / 2,
  rows: ({ warm, cold }) => [
    { label: "steps from the old multipliers, on average", value: readable(warm) },
    { label: "steps from zero", value: readable(cold) },
  ],
});
