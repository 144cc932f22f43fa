/**
 * How good is a result? Functions of what a model said, and of what is true (`accuracy`, `rocCurve`, `r2`,
 * `adjustedRandIndex`) or of the data alone (`silhouette`). Names, conventions and degenerate cases are scikit-learn's.
 */
export {
  accuracy, confusionMatrix, precisionRecallF1, precisionRecallF1ByClass,
  type AverageOptions, type ClassFigures, type PrecisionRecallF1,
} from "./classification";
export { adjustedRandIndex, silhouette, silhouetteSamples } from "./clustering";
export { logLoss } from "./probability";
export { auc, averagePrecision, precisionRecallCurve, rocAuc, rocCurve, type PrecisionRecallCurve, type RocCurve } from "./ranking";
export { meanAbsoluteError, meanSquaredError, r2 } from "./regression";
