/** The analysis of a wavy curve: polynomials of every degree under every strength of penalty, and how far off they are. */
import type { Matrix } from "../../algorithms/core/matrix";
import * as metrics from "../../algorithms/metrics";
import { zeros } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { linearRegression, ridge, type LinearModel } from "../../algorithms/linear-models";
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";

export const highestDegree = 15;
/** Falling; the last one is no penalty at all. */
export const strengths: readonly number[] = [...Array.from({ length: 23 }, (_, k) => 10 ** (1 - k / 2)), 0];

export interface Polynomials {
  readonly train: Points;
  readonly test: Points;
  /** Where the curves are drawn. */
  readonly places: Float64Array;
  readonly truth: Float64Array;
  /** By degree − 1, then by strength. */
  readonly fits: readonly (readonly PolynomialFit[])[];
}

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface PolynomialFit {
  /** At `places`. */
  readonly curve: Float64Array;
  readonly trainError: number;
  readonly testError: number;
  /** The Euclidean length of the coefficients. */
  readonly length: number;
}

const nTrain = 20;
const nTest = 200;
const noise = 0.3;

export const wave = (x: number): number => Math.sin(1.2 * Math.PI * x);

export function* polynomials({ seeds }: RunInput<Parameters>): Generator<Polynomials, void, void> {
  const random = createRandom(seeds.data);
  const [train, test] = [drawPoints(nTrain, random.fork()), drawPoints(nTest, random.fork())];
  const places = Float64Array.from({ length: 121 }, (_, i) => -1 + i / 60);
  const fits = Array.from({ length: highestDegree }, (_, i) => strengths.map((alpha): PolynomialFit => {
    const predict = fitPolynomial(train, i + 1, alpha);
    const errorOn = ({ x, y }: Points): number => metrics.meanSquaredError(y, predict(x));
    return { curve: predict(places), trainError: errorOn(train), testError: errorOn(test), length: Math.hypot(...predict.model.coef) };
  }));
  yield { train, test, places, truth: places.map(wave), fits };
}

/** Points on the wave and off it by chance, x between −1 and 1. */
export function drawPoints(n: number, seed: number): Points {
  const random = createRandom(seed);
  const x = Float64Array.from({ length: n }, () => 2 * random.uniform() - 1);
  return { x, y: x.map((value) => wave(value) + noise * random.normal()) };
}

/** The polynomial of least half mean squared error + ½ alpha ‖w‖², its intercept free. */
export function fitPolynomial({ x, y }: Points, degree: number, alpha: number) {
  const X = powersOf(x, degree);
  const model: LinearModel = alpha === 0 ? linearRegression.fit(X, y) : ridge.fit(X, y, { alpha: alpha * x.length });
  const predict = (places: Float64Array): Float64Array => linearRegression.predict(model, powersOf(places, degree));
  return Object.assign(predict, { model });
}

/** x, x², … up to the degree, a column each. */
function powersOf(x: Float64Array, degree: number): Matrix {
  const X = zeros(x.length, degree);
  x.forEach((value, i) => {
    for (let power = 1; power <= degree; power++) X.data[i * degree + power - 1] = value ** power;
  });
  return X;
}
