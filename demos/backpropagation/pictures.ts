/** What the network and each of its units make of the plane. */
import { zeros, type Matrix } from "../../algorithms/core/matrix";
import { fitDomain } from "../../src/kit/plots/domain";
import type { Domain } from "../../src/kit/plots/types";
import type { FeatureName } from "./architecture";
import { featureMatrix } from "./features";
import type { Pictures } from "./frame";

/** A unit's grid is coarser than the output's by this odd factor: the centre of its every square is that of one of the output's. */
const coarser = 3;
const unitResolution = 20;
const outputResolution = coarser * unitResolution;

/** What stays the same in a run's pictures: computed once. */
export interface Easel {
  readonly domain: Domain;
  /** The features at the centre of every square of the output's grid. */
  readonly inputs: Matrix;
  readonly features: Float32Array;
}

/** @param X the points drawn: the pictures show the part of the plane that fits them */
export function setUpEasel(X: Matrix, features: readonly FeatureName[]): Easel {
  const domain = fitDomain(X);
  const inputs = featureMatrix(gridOver(domain), features);
  return { domain, inputs, features: coarseGrids(inputs) };
}

/** @param layers what every layer says of the easel's inputs, the output last; @param toOwn what is shown of an output: a probability as it is, a real value in its own units */
export function paint({ domain, features }: Easel, layers: readonly Matrix[], toOwn: (output: number) => number): Pictures {
  const output = columnsOf(layers.at(-1)!).map(toOwn);
  const units = concatenate(layers.slice(0, -1).map(coarseGrids));
  return { domain, outputResolution, output, unitResolution, units, features };
}

/** The centres of the squares, row 0 lowest in y. */
function gridOver({ x, y }: Domain): Matrix {
  const grid = zeros(outputResolution ** 2, 2);
  const at = ([low, high]: readonly [number, number], i: number): number => low + ((i + 0.5) / outputResolution) * (high - low);
  for (let i = 0; i < grid.rows; i++) {
    grid.data[2 * i] = at(x, i % outputResolution);
    grid.data[2 * i + 1] = at(y, Math.floor(i / outputResolution));
  }
  return grid;
}

/** One grid after another, each a column of what was computed square by square. */
function columnsOf({ data, rows, columns }: Matrix): Float32Array {
  const grids = new Float32Array(data.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) grids[j * rows + i] = data[i * columns + j]!;
  return grids;
}

/** The same for every third square of every third row: the middle ones of three by three. */
function coarseGrids({ data, columns }: Matrix): Float32Array {
  const size = unitResolution ** 2;
  const middle = (coarser - 1) / 2;
  const grids = new Float32Array(columns * size);
  for (let i = 0; i < size; i++) {
    const [across, up] = [coarser * (i % unitResolution) + middle, coarser * Math.floor(i / unitResolution) + middle];
    const square = up * outputResolution + across;
    for (let j = 0; j < columns; j++) grids[j * size + i] = data[square * columns + j]!;
  }
  return grids;
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}
