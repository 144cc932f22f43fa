/** What a plane leaves unexplained. */
import { linearRegression, metrics } from "../../../algorithms";
import { generatorOf } from "../../../src/kit/data/generators";
import { experiment } from "../../../src/kit/lab/experiment";
import { averageOf, nDatasets, range, showing, theEnd } from "./measuring";

/** How much of the target's variation a plane explains, on average over data sets. */
function explained(source: "plane" | "multi-gaussian"): number {
  return averageOf(range(nDatasets).map((seed) => {
    const { X, target } = generatorOf(source)!.generate({}, seed);
    return metrics.r2(target!.values, linearRegression.predict(linearRegression.fit(X, target!.values), X));
  }));
}

export const hillsRemain = experiment({
  id: "hills-remain",
  claim: "A plane explains nearly all of a target that rises evenly, and next to nothing of hills and hollows: those remain, whole, in the residuals.",
  predict: {
    question: "Six hills and hollows alternate over the plane, with hardly any noise. How much of the target's variation does least squares explain?",
    options: ["Nearly all: there is hardly any noise", "About half", "Less than a tenth"],
    answer: 2,
  },
  state: { parameters: { shown: "regression", charts: "residuals" }, ...showing("multi-gaussian", {}, 0), step: theEnd },
  measure: () => ({ even: explained("plane"), hills: explained("multi-gaussian") }),
  holds: ({ even, hills }) => even > 0.9 && hills < 0.1,
  rows: ({ even, hills }) => [
    { label: "R² on a target that rises evenly", value: even.toFixed(3) },
    { label: "R² on hills and hollows", value: hills.toFixed(3) },
  ],
});
