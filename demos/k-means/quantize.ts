/** A picture's colours as a clustering problem: pixels are points in the cube of red, green and blue. */
import { takeRows, zeros, type Matrix } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { bestOfStarts } from "../../algorithms/k-means";
import * as elkan from "../../algorithms/k-means/elkan";
import { inertia, lloyd, update } from "../../algorithms/k-means/lloyd";
import type { Dataset } from "../../src/kit/data/dataset";
import { ask, plainly, type Told } from "../../src/kit/engines/ask";
import type { By } from "../../src/kit/engines/by";
import type { EngineName } from "../../src/kit/engines/names";
import type { RunInput } from "../../src/kit/lab/model";
import { nearest, type Assigner } from "./engines";
import type { Parameters } from "./parameters";

export interface Quantized extends By {
  readonly engine: EngineName;
  /** k × 3, the colours from dark to light. */
  readonly palette: Uint8ClampedArray;
  /** The palette entry of every pixel. */
  readonly indices: Uint8Array;
  /** How many pixels have each colour. */
  readonly counts: Int32Array;
  /** The root of the mean squared difference of a channel, 0 … 255. */
  readonly error: number;
  readonly iteration: number;
}

/** Centres are found on at most this many pixels; then every pixel takes its nearest. */
const mostPixels = 20_000;

/** By TypeScript alone. */
export const quantize = (input: RunInput<Parameters>): Generator<Quantized, void, void> => plainly(toldColors(input));

/**
 * Shows the picture's colours after every iteration. The data set's rows are pixels; nClusters is at most 256. Elkan's bounds spare most
 * distances: so the centres are only left to an engine that was asked for. Which is nearest to every pixel is left to any.
 */
export function* toldColors({ dataset, parameters, seeds }: RunInput<Parameters>): Told<Assigner, Quantized> {
  const { engine } = parameters;
  const pixels = dataset.X;
  const chosen = createRandom(seeds.model).permutation(pixels.rows).subarray(0, mostPixels).toSorted();
  const sample = takeRows(pixels, chosen);
  const nClusters = Math.min(parameters.nClusters, sample.rows);
  const params = { nClusters, seed: seeds.model, maxIter: 40 };
  const isSpared = engine === "auto" || engine === "typescript";
  let labels: Int32Array = new Int32Array();
  const halves = { assign: () => labels, update };
  const steps = isSpared ? elkan.steps(sample, params) : bestOfStarts(sample, params, (X, centers, options) => lloyd(X, centers, options, halves));
  for (const { phase, iteration, clusterCenters } of steps) {
    if (phase === "update") yield yield* paint(pixels, clusterCenters, iteration, engine);
    if (phase !== "assign" && !isSpared) labels = (yield* ask(engine, nearest(sample, clusterCenters))).result;
  }
}

/** The pixels as a data set. @param rgba red, green, blue, opacity of every pixel, 0 … 255, as a canvas gives them */
export function pixelsOf(rgba: Uint8ClampedArray): Dataset {
  const X = zeros(rgba.length / 4, 3);
  for (let i = 0; i < X.rows; i++) X.data.set(rgba.subarray(4 * i, 4 * i + 3), 3 * i);
  const ids = Int32Array.from({ length: X.rows }, (_, i) => i);
  return { X, featureNames: ["red", "green", "blue"], target: null, ids, train: ids, test: new Int32Array() };
}

/** Every pixel in the colour of its palette entry; opacity as it was. */
export function recolor(rgba: Uint8ClampedArray, { palette, indices }: Quantized): Uint8ClampedArray<ArrayBuffer> {
  const painted = new Uint8ClampedArray(rgba);
  indices.forEach((color, pixel) => painted.set(palette.subarray(3 * color, 3 * color + 3), 4 * pixel));
  return painted;
}

/** Bytes for the pixels alone: 24 bits each, or a palette of 24-bit colours and ⌈log₂ k⌉ bits each. */
export function sizes(nPixels: number, nColors: number): { plain: number; indexed: number } {
  const bits = Math.max(1, Math.ceil(Math.log2(nColors)));
  return { plain: 3 * nPixels, indexed: 3 * nColors + Math.ceil((nPixels * bits) / 8) };
}

export function hexOf(palette: Uint8ClampedArray, color: number): string {
  return `#${Array.from(palette.subarray(3 * color, 3 * color + 3), (channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function* paint(pixels: Matrix, clusterCenters: Matrix, iteration: number, engine: EngineName | "auto"): Told<Assigner, never, Quantized> {
  const palette = Uint8ClampedArray.from(fromDarkToLight(clusterCenters).data);
  const colors: Matrix = { data: Float64Array.from(palette), rows: clusterCenters.rows, columns: 3 };
  const { result: labels, name, fallback } = yield* ask(engine, nearest(pixels, colors));
  const counts = new Int32Array(colors.rows);
  for (const label of labels) counts[label]!++;
  return {
    palette,
    indices: Uint8Array.from(labels),
    counts,
    error: Math.sqrt(inertia(pixels, labels, colors) / pixels.data.length),
    iteration,
    engine: name,
    fallback,
  };
}

/** Sorted by luma (ITU-R BT.601), so that a palette is the same picture whatever order its clusters were found in. */
function fromDarkToLight(centers: Matrix): Matrix {
  const luma = (k: number) => 0.299 * centers.data[3 * k]! + 0.587 * centers.data[3 * k + 1]! + 0.114 * centers.data[3 * k + 2]!;
  const order = Array.from({ length: centers.rows }, (_, k) => k).toSorted((a, b) => luma(a) - luma(b));
  return takeRows(centers, order);
}
