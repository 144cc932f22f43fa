/** What the first layer sees: functions of the coordinates drawn. */
import { zeros, type Matrix } from "../../algorithms/core/matrix";
import { featureFunctions, type FeatureName } from "./architecture";

/** @param X n × 2 or wider; the first two columns are those drawn @returns n × features */
export function featureMatrix(X: Matrix, features: readonly FeatureName[]): Matrix {
  const seen = zeros(X.rows, features.length);
  features.forEach((name, j) => {
    const feature = featureFunctions[name];
    for (let i = 0; i < X.rows; i++) {
      seen.data[i * features.length + j] = feature(X.data[i * X.columns]!, X.data[i * X.columns + 1]!);
    }
  });
  return seen;
}
