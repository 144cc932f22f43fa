/**
 * f at every place of the picture and at every test point, kept up with the optimization: a step changes two multipliers,
 * so it costs two kernels a place.
 */
import * as supportVectorMachine from "../../algorithms/support-vector-machine";
import { takeRows, zeros, type Matrix } from "../../algorithms/core/matrix";
import { fitDomain } from "../../src/kit/plots/domain";
import type { Domain } from "../../src/kit/plots/types";
import type { Task } from "./task";

const { kernelValue } = supportVectorMachine;

export const resolution = 60;

export interface Places {
  readonly domain: Domain;
  /** The grid's centres, row 0 lowest in y, and the test points behind them. */
  readonly X: Matrix;
  readonly gridSize: number;
}

export function placesOf({ dataset: { X, test } }: Task): Places {
  const domain = fitDomain(X);
  const gridSize = resolution ** 2;
  const places = zeros(gridSize + test.length, 2);
  const at = ([low, high]: readonly [number, number], i: number): number => low + ((i + 0.5) / resolution) * (high - low);
  for (let i = 0; i < gridSize; i++) places.data.set([at(domain.x, i % resolution), at(domain.y, Math.floor(i / resolution))], 2 * i);
  places.data.set(takeRows(X, test).data, 2 * gridSize);
  return { domain, X: places, gridSize };
}

export interface Painter {
  /** Takes part in a step: y·α of one example rises by `size`, that of another falls. */
  follow(step: supportVectorMachine.Step): void;
  /** f at every place, with this intercept. */
  decisions(intercept: number): Float32Array;
}

/** @param alpha what the multipliers are to begin with */
export function createPainter(places: Matrix, { X, y, kernel }: supportVectorMachine.Problem, alpha: Float64Array): Painter {
  const sums = new Float64Array(places.rows);

  function add(i: number, weight: number): void {
    for (let p = 0; p < sums.length; p++) sums[p]! += weight * kernelValue(X, i, places, p, kernel);
  }

  alpha.forEach((value, i) => value > 0 && add(i, y[i]! * value));
  return {
    follow({ i, j, size }) {
      add(i, size);
      add(j, -size);
    },
    decisions: (intercept) => Float32Array.from(sums, (sum) => sum + intercept),
  };
}
