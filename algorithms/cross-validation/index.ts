/**
 * Cross-validation: every row is predicted once by a model that has not seen it, so that all of the data both trains and tests.
 *
 * Cost: as many fits as there are folds.
 * Misleads when rows are not independent (the same patient twice, one day after another), and when anything that was
 * learnt from all rows, a choice of columns above all, comes before the split.
 *
 * Source: M. Stone, "Cross-validatory choice and assessment of statistical predictions", J. Royal Statistical Society B 36 (1974).
 */
export { kFold, type Fold, type KFoldOptions } from "./k-fold";
