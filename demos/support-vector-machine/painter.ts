/**
 * f at every place of the picture and at every test point, kept up with the optimization: a step changes two multipliers,
 * and with them the sums at all places by two rows of kernels.
 */
import type * as supportVectorMachine from "../../algorithms/support-vector-machine";
import { takeRows, zeros, type Matrix } from "../../algorithms/core/matrix";
import { fitDomain } from "../../src/kit/plots/domain";
import type { Domain } from "../../src/kit/plots/types";
import type { Task } from "./task";

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

/** After a step y·α of one example is larger by `size`, that of another smaller. @param sums Σ yα K(x, place), which change; @param rows of the examples in the table */
export function follow(sums: Float64Array, { i, j, size }: supportVectorMachine.Step, rows: Int32Array, { data, columns }: Matrix): void {
  const [rising, falling] = [rows[i]! * columns, rows[j]! * columns];
  for (let p = 0; p < sums.length; p++) sums[p]! += size * (data[rising + p]! - data[falling + p]!);
}
