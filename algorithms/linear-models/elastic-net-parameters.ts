/** The hyper-parameters of the elastic net, which the lasso and the path share. */
import { checkInteger, checkReal, checkShare } from "../core/check";

export interface Params {
  /** The weight of the penalty, at least 0. */
  alpha: number;
  /** The share of the penalty that is the lasso's: 0 … 1. */
  l1Ratio: number;
  fitIntercept: boolean;
  /** The most sweeps over all coefficients. */
  maxIter: number;
  /** Stop when the duality gap is at most tol × the mean square of the (centred) targets. */
  tol: number;
}

export const defaults: Readonly<Params> = { alpha: 1, l1Ratio: 0.5, fitIntercept: true, maxIter: 1000, tol: 1e-4 };

/** The defaults with what was given. @throws InvalidInput naming the first value that is out of range */
export function validate(params: Partial<Params>): Params {
  const settings = { ...defaults, ...params };
  checkReal("alpha", settings.alpha, { min: 0 });
  checkShare("l1Ratio", settings.l1Ratio);
  checkInteger("maxIter", settings.maxIter, { min: 1 });
  checkReal("tol", settings.tol, { min: 0 });
  return settings;
}
