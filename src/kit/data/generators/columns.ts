/** Two columns whose weighted sum is the target: for what happens to their coefficients, rather than to the points. */
import { real } from "../../lab/schema";
import { defineGenerator, noise, normalPair, nSamples } from "./generator";

const weight = (column: string, declared: { readonly default: number }) => real({
  label: `True weight of ${column}`, help: `What one standard deviation of ${column} adds to the target.`, min: -5, max: 5, scale: "linear", step: 0.1, ...declared,
});

export const twoColumns = defineGenerator({
  id: "two-columns",
  name: "Two columns",
  help: "The target is a weighted sum of two columns, as alike as you want them, the second in a unit of your choice.",
  options: {
    nSamples,
    noise: noise({ default: 1, help: "The standard deviation added to the target." }),
    weight1: weight("x₁", { default: 2 }),
    weight2: weight("x₂", { default: 0.7 }),
    correlation: real({
      label: "Correlation", help: "How alike the two columns are; at 1 the second is a copy of the first.", min: -1, max: 1, scale: "linear", step: 0.05, default: 0.5,
    }),
    unit: real({
      label: "Unit of x₂", help: "Multiplies the numbers of the second column, as millimetres for metres would; the target stays.", min: 0.1, max: 10, scale: "log", default: 1,
    }),
  },
  target: "real",
  sketch({ weight1, weight2, correlation, unit }, _shared, points) {
    const own = Math.sqrt(1 - correlation ** 2);
    return () => {
      const [x1, other] = normalPair(points);
      const x2 = correlation * x1 + own * other;
      return { base: [x1, unit * x2], displacement: [0, 0], target: weight1 * x1 + weight2 * x2, targetDisplacement: points.normal() };
    };
  },
});
