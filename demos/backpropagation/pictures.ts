/** What the network and each of its units make of the plane. */
import { forwardInBlocks } from "../../algorithms/backpropagation/engine-forward";
import { outputOf } from "../../algorithms/backpropagation/loss";
import type { Network } from "../../algorithms/backpropagation/network";
import { copyOut, type Strided } from "../../algorithms/core/kernels/product";
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
  /** The features at the centre of every square of the output's grid: first those of the units' squares, in the order of their grid. */
  readonly inputs: Matrix;
  /** Of every row of the inputs, its square of the output's grid. */
  readonly squares: Int32Array;
}

/** @param X the points drawn: the pictures show the part of the plane that fits them */
export function setUpEasel(X: Matrix, features: readonly FeatureName[]): Easel {
  const domain = fitDomain(X);
  const squares = coarseFirst();
  return { domain, inputs: featureMatrix(centresOf(squares, domain), features), squares };
}

/** @param toOwn what is shown of an output: a probability as it is, a real value in its own units */
export function paint(easel: Easel, network: Network, toOwn: ToOwn): Pictures {
  const widths = network.weights.map(({ columns }) => columns);
  const scores = zeros(easel.inputs.rows, widths.pop()!);
  const units = unitGrids(widths);
  forwardInBlocks(network, easel.inputs, (layers, first, rows) => {
    copyOut(layers.at(-1)!, scores.data, first * scores.columns, rows, scores.columns);
    copyUnits(layers.slice(0, -1), widths, units, first, rows);
  });
  return picturesOf(easel, units, outputOf(scores, network.loss), toOwn);
}

/** The same, of what another engine said. @param layers of every input, the output last */
export function paintFrom(easel: Easel, layers: readonly Matrix[], toOwn: ToOwn): Pictures {
  const [hidden, output] = [layers.slice(0, -1), layers.at(-1)!];
  const widths = hidden.map(({ columns }) => columns);
  const units = unitGrids(widths);
  copyUnits(hidden.map(({ data, columns }) => ({ data, row: columns })), widths, units, 0, output.rows);
  return picturesOf(easel, units, output, toOwn);
}

type ToOwn = (output: number) => number;

/** What a layer says of some rows: entry (i, unit) is at i × row + unit. */
type Said = Pick<Strided, "data" | "row">;

const unitGrids = (widths: readonly number[]): Float32Array => new Float32Array(widths.reduce((sum, width) => sum + width, 0) * unitResolution ** 2);

function copyUnits(layers: readonly Said[], widths: readonly number[], grids: Float32Array, first: number, rows: number): void {
  let grid = 0;
  layers.forEach((layer, l) => {
    for (let unit = 0; unit < widths[l]!; unit++) copyUnit(layer, unit, grids, grid++, first, rows);
  });
}

function picturesOf({ domain, squares }: Easel, units: Float32Array, { data, rows, columns }: Matrix, toOwn: ToOwn): Pictures {
  const output = new Float32Array(data.length);
  for (let k = 0; k < columns; k++) {
    for (let i = 0; i < rows; i++) output[k * rows + squares[i]!] = toOwn(data[i * columns + k]!);
  }
  return { domain, outputResolution, output, unitResolution, units };
}

/** What a unit says of these rows, as far as they are squares of its grid. */
function copyUnit({ data, row }: Said, unit: number, grids: Float32Array, grid: number, first: number, rows: number): void {
  const size = unitResolution ** 2;
  const last = Math.min(first + rows, size);
  for (let square = first; square < last; square++) grids[grid * size + square] = data[(square - first) * row + unit]!;
}

/** All squares of the output's grid: those in the middle of three by three before the others. */
function coarseFirst(): Int32Array {
  const middle = (coarser - 1) / 2;
  const isMiddle = (square: number): boolean => square % outputResolution % coarser === middle && Math.floor(square / outputResolution) % coarser === middle;
  const all = Array.from({ length: outputResolution ** 2 }, (_, square) => square);
  return Int32Array.from([...all.filter(isMiddle), ...all.filter((square) => !isMiddle(square))]);
}

/** Row 0 of the grid is lowest in y. */
function centresOf(squares: Int32Array, { x, y }: Domain): Matrix {
  const centres = zeros(squares.length, 2);
  const at = ([low, high]: readonly [number, number], i: number): number => low + ((i + 0.5) / outputResolution) * (high - low);
  squares.forEach((square, i) => {
    centres.data[2 * i] = at(x, square % outputResolution);
    centres.data[2 * i + 1] = at(y, Math.floor(square / outputResolution));
  });
  return centres;
}
