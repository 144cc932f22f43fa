/** The regularization demo as a worker sees it. */
import { defineModel } from "../../src/kit/lab/model";
import { columnsPath } from "./columns-path";
import { parameters } from "./parameters";
import { polynomials } from "./polynomials";
import { short } from "./readable";
import { story, type Frame } from "./story";

export const model = defineModel({
  slug: "regularization",
  parameters,
  data: {
    sources: ["two-columns", "plane", "diabetes", "breast-cancer", "wine", "penguins"],
    target: "real",
    testFraction: 0.3,
    // The stage shows coefficients.
    takesPoints: false,
  },
  initial: { data: { options: { nSamples: 60 } }, seeds: { data: 1, model: 0 } },
  run: story,
  analyses: { columnsPath, polynomials },
  describe,
  usesChance: () => false,
  speed: 8,
});

function describe({ iteration, leastSquares, solution, penalty, proximal, subgradient }: Frame): string {
  const zeros = solution.filter((value) => value === 0).length;
  const exactly = zeros === 0 ? "neither exactly 0" : zeros === 1 ? "one exactly 0" : "both exactly 0";
  const found = penalty.alpha === 0
    ? `Without a penalty the coefficients are ${pair(leastSquares)}.`
    : `The penalty takes the coefficients from ${pair(leastSquares)} to ${pair(solution)}, ${exactly}.`;
  if (iteration === 0) return `${found} Two descents are about to look for them.`;
  return `${found} After ${iteration} ${iteration === 1 ? "step" : "steps"}, exact zeros: ${proximal.zeros} by proximal steps, ${subgradient.zeros} by subgradient steps.`;
}

const pair = (coef: readonly number[]): string => coef.map(short).join(" and ");
