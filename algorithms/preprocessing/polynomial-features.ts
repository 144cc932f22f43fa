/**
 * All products of powers of the columns up to a degree, so that a linear model of them is a polynomial of the columns.
 * scikit-learn's `PolynomialFeatures`, in its order: by degree, then as the words of a dictionary.
 * Cost: the number of columns grows as d^degree / degree!.
 */
import { checkColumns, checkInteger } from "../core/check";
import { InvalidInput } from "../core/errors";
import { toMatrix, zeros, type Matrix, type MatrixLike } from "../core/matrix";

export interface Params {
  /** The highest total degree, at least 0. */
  degree: number;
  /** Whether to leave out products in which a column occurs more than once. */
  interactionOnly: boolean;
  /** Whether the first column is all ones. */
  includeBias: boolean;
}

export const defaults: Readonly<Params> = { degree: 2, interactionOnly: false, includeBias: true };

export interface Model {
  /** One row an output column: the exponent of every input column. */
  readonly powers: Matrix;
}

/** More output columns than a table of one row may have are a mistake. */
const mostColumns = 1_000_000;

/**
 * @param X n × d: only d counts
 * @throws InvalidInput for a table that is empty, ragged or not finite, a degree out of range, or no output columns
 */
export function fit(X: MatrixLike, params: Partial<Params> = {}): Model {
  const { degree, interactionOnly, includeBias } = { ...defaults, ...params };
  checkInteger("degree", degree, { min: 0 });
  const d = toMatrix(X).columns;
  if (countOf(d, degree, interactionOnly) > mostColumns) {
    throw new InvalidInput(`degree must give at most ${mostColumns} columns; got ${degree} for ${d} columns`);
  }
  const words: number[][] = includeBias ? [[]] : [];
  let ofLength: number[][] = [[]];
  for (let length = 1; length <= degree; length++) {
    ofLength = longer(ofLength, d, interactionOnly ? 1 : 0);
    for (const word of ofLength) words.push(word);
  }
  if (words.length === 0) throw new InvalidInput("degree must be at least 1 if includeBias is false; got 0");
  const powers = zeros(words.length, d);
  words.forEach((word, row) => word.forEach((j) => powers.data[row * d + j]!++));
  return { powers };
}

/** @returns n rows of products. @throws InvalidInput if X has other columns than in fit */
export function transform({ powers }: Model, X: MatrixLike): Matrix {
  const matrix = toMatrix(X);
  const d = powers.columns;
  checkColumns(matrix.columns, d);
  const products = zeros(matrix.rows, powers.rows);
  for (let i = 0; i < matrix.rows; i++) {
    for (let k = 0; k < powers.rows; k++) {
      let product = 1;
      for (let j = 0; j < d; j++) {
        for (let times = powers.data[k * d + j]!; times > 0; times--) product *= matrix.data[i * d + j]!;
      }
      products.data[i * powers.rows + k] = product;
    }
  }
  return toMatrix(products, "the product of powers");
}

/** `fit` and `transform` in one. */
export function fitTransform(X: MatrixLike, params: Partial<Params> = {}): Matrix {
  return transform(fit(X, params), X);
}

/** How many words of at most `degree` letters there are: Σ C(d + k − 1, k), or Σ C(d, k) if no letter may occur twice. */
function countOf(d: number, degree: number, interactionOnly: boolean): number {
  let [ofLength, count] = [1, 1];
  for (let k = 1; k <= degree && ofLength > 0 && count <= mostColumns; k++) {
    ofLength *= (interactionOnly ? d - k + 1 : d + k - 1) / k;
    count += ofLength;
  }
  return count;
}

/** Every word with each letter after it: those from its last letter on (plus `skip`), in order. Letters are column numbers. */
function longer(words: readonly number[][], d: number, skip: number): number[][] {
  return words.flatMap((word) => {
    const first = word.length === 0 ? 0 : word.at(-1)! + skip;
    return Array.from({ length: Math.max(0, d - first) }, (_, k) => [...word, first + k]);
  });
}
