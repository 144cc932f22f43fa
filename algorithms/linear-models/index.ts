/**
 * Linear models: the prediction is a weighted sum of the columns plus an intercept, ŷ = X coef + intercept. What differs is
 * what is minimised: squares (`linearRegression`), squares and a penalty on the coefficients (`ridge`, `lasso`,
 * `elasticNet`), or the surprise at the classes (`logisticRegression`). Each is an algorithm of its own, with its docstring;
 * below them, the pieces that they are made of, in the order in which they build on each other.
 *
 * Objectives, names and defaults are scikit-learn's. No intercept is ever penalised.
 */
export * as elasticNet from "./elastic-net";
export * as gradientDescent from "./gradient-descent";
export * as lasso from "./lasso";
export * as linearRegression from "./linear-regression";
export * as logisticRegression from "./logistic-regression";
export * as ridge from "./ridge";

export { bestCoefficient, dualityGap, elasticNetObjective, softThreshold, updateCoordinate, type Penalty, type ResidualSums } from "./coordinate-descent";
export { meanSlope, proximal, type Slope } from "./gradient-descent";
export { center, type Centered, type LinearModel } from "./linear-model";
export { logisticGradient, logisticLoss, probabilities, scores, sigmoid } from "./logistic-loss";
export type { LinearClassifier } from "./linear-classifier";
export { normalEquations, type LinearSystem } from "./normal-equations";
