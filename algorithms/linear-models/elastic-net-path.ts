/** The models of a falling row of alphas, each descent starting where the one before ended. */
import { checkInteger, checkReal } from "../core/check";
import { InvalidInput } from "../core/errors";
import { drain } from "../core/generator";
import { zeros, type Matrix, type MatrixLike } from "../core/matrix";
import { descend, dot } from "./coordinate-descent";
import { createFastDescent, createWorkshop, type Workshop } from "./coordinate-descent-engine";
import { validate, type Params } from "./elastic-net-parameters";
import { interceptOf } from "./linear-model";

export interface PathOptions extends Omit<Params, "alpha"> {
  /** The alphas, in any order; without them a grid of nAlphas from `alphaMax` down to eps times that. */
  alphas: ArrayLike<number>;
  nAlphas: number;
  eps: number;
}

export interface Path {
  /** Falling. */
  readonly alphas: Float64Array;
  /** nAlphas × d. */
  readonly coefs: Matrix;
  readonly intercepts: Float64Array;
  readonly dualGaps: Float64Array;
  readonly nIters: Int32Array;
}

/**
 * The path of an elastic net, as scikit-learn's `enet_path` (which leaves centring to its caller; here `fitIntercept` says).
 * @param X n × d; @param y n reals
 * @throws InvalidInput as `fit`; for no alphas or eps outside (0, 1]; for a grid with l1Ratio = 0, where no alpha makes all
 * coefficients zero
 */
export function path(X: MatrixLike, y: ArrayLike<number>, options: Partial<PathOptions> = {}): Path {
  const { nAlphas = 100, eps = 1e-3, alphas: given, ...params } = options;
  const settings = validate(params);
  const workshop = createWorkshop(X, y, settings.fitIntercept);
  const alphas = given ? sorted(given) : grid(workshop, settings.l1Ratio, nAlphas, eps);

  const d = workshop.columns.length;
  const [coefs, coef] = [zeros(alphas.length, d), new Float64Array(d)];
  const [intercepts, dualGaps, nIters] = [new Float64Array(alphas.length), new Float64Array(alphas.length), new Int32Array(alphas.length)];
  alphas.forEach((alpha, k) => {
    const { dualGap, nIter } = drain(descend(createFastDescent(workshop, { ...settings, alpha }, coef), workshop.y, settings));
    coefs.data.set(coef, k * d);
    intercepts[k] = interceptOf(coef, workshop);
    dualGaps[k] = dualGap;
    nIters[k] = nIter;
  });
  return { alphas, coefs, intercepts, dualGaps, nIters };
}

/**
 * The smallest alpha with which all coefficients are zero: max |xᵀy| / (n l1Ratio) over the centred columns.
 * @param X n × d; @param y n reals
 * @throws InvalidInput as `fit`; for l1Ratio = 0, where there is none
 */
export function alphaMax(
  X: MatrixLike,
  y: ArrayLike<number>,
  { l1Ratio, fitIntercept }: { l1Ratio?: number; fitIntercept?: boolean } = {},
): number {
  const settings = validate({ ...(l1Ratio !== undefined && { l1Ratio }), ...(fitIntercept !== undefined && { fitIntercept }) });
  return largestUsefulAlpha(createWorkshop(X, y, settings.fitIntercept), settings.l1Ratio);
}

function largestUsefulAlpha({ columns, y }: Workshop, l1Ratio: number): number {
  if (l1Ratio === 0) throw new InvalidInput("l1Ratio must be above 0 for a grid of alphas: ridge's part alone makes no coefficient zero");
  const steepest = columns.reduce((most, x) => Math.max(most, Math.abs(dot(x, y)) / y.length), 0);
  // Divided by l1Ratio and multiplied again, it must not have become smaller.
  let alpha = steepest / l1Ratio;
  while (alpha * l1Ratio < steepest) alpha *= 1 + Number.EPSILON;
  return alpha;
}

/** scikit-learn's grid where all targets are equal, and no alpha would make a difference. */
const smallestAlpha = 1e-15;

function grid(workshop: Workshop, l1Ratio: number, nAlphas: number, eps: number): Float64Array {
  checkInteger("nAlphas", nAlphas, { min: 1 });
  if (!(eps > 0 && eps <= 1)) throw new InvalidInput(`eps must be above 0 and at most 1; got ${eps}`);
  const highest = largestUsefulAlpha(workshop, l1Ratio);
  if (highest <= smallestAlpha) return new Float64Array(nAlphas).fill(smallestAlpha);
  return Float64Array.from({ length: nAlphas }, (_, k) => (k === 0 ? highest : highest * eps ** (k / (nAlphas - 1))));
}

function sorted(alphas: ArrayLike<number>): Float64Array {
  if (alphas.length === 0) throw new InvalidInput("alphas must have at least one value; got none");
  for (let k = 0; k < alphas.length; k++) checkReal("alpha", alphas[k]!, { min: 0 });
  return Float64Array.from(alphas).toSorted().toReversed();
}
