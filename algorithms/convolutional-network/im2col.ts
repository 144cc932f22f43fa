/**
 * Convolution as a matrix product, the engine: the windows of one output row are written out as the rows of a matrix
 * ("image to columns"), and that is multiplied by the matrix of all filters, two windows by four filters at a time, so that
 * every number loaded is used several times. The way back works on the same rows, and passes over derivatives that are 0:
 * after max pooling of 2 × 2 and relu at least three of four are.
 *
 * Same results as `convolution.ts`, up to rounding.
 *
 * Source: K. Chellapilla, S. Puri and P. Simard, "High performance convolutional neural networks for document processing" (2006).
 */
import { checkChannels, outputShape, type Convolution, type FilterGradient, type Filters } from "./convolution";
import { zeroTensor, type Tensor, type Walk } from "./tensor";

export const im2col: Convolution = { conv2d: convolve, filterGradient, inputGradient };

/** Filters multiplied at a time. */
const lanes = 4;

/** `conv2d`, faster. */
export function convolve(X: Tensor, W: Filters, b: Float64Array, walk: Walk): Tensor {
  checkChannels(X, W);
  const maps = zeroTensor(X.n, outputShape(X, W, walk));
  const panels = packed(W);
  const windows = new Float64Array(maps.width * rowLength(W));
  for (let i = 0; i < X.n; i++) {
    for (let y = 0; y < maps.height; y++) {
      unfold(X, i, y, W.size, maps.width, walk, windows);
      multiply(windows, panels, b, maps, (i * maps.height + y) * maps.width * W.filters);
    }
  }
  return maps;
}

/** `conv2dFilterGradient`, faster. */
export function filterGradient(X: Tensor, W: Filters, delta: Tensor, walk: Walk): FilterGradient {
  const length = rowLength(W);
  const byFilter = new Float64Array(W.data.length);
  const biases = new Float64Array(W.filters);
  const windows = new Float64Array(delta.width * length);
  for (let i = 0; i < X.n; i++) {
    for (let y = 0; y < delta.height; y++) {
      const start = (i * delta.height + y) * delta.width * W.filters;
      unfold(X, i, y, W.size, delta.width, walk, windows);
      addOuterProducts(windows, delta, start, byFilter, biases, length);
    }
  }
  return { weights: transposed(byFilter, W.filters, length), biases };
}

/** `conv2dInputGradient`, faster. */
export function inputGradient(X: Tensor, W: Filters, delta: Tensor, walk: Walk): Tensor {
  const cells = zeroTensor(X.n, X);
  const length = rowLength(W);
  const byFilter = transposed(W.data, length, W.filters);
  const windows = new Float64Array(delta.width * length);
  for (let i = 0; i < X.n; i++) {
    for (let y = 0; y < delta.height; y++) {
      windows.fill(0);
      const start = (i * delta.height + y) * delta.width * W.filters;
      if (addFilters(byFilter, delta, start, windows, length)) fold(windows, cells, i, y, W.size, delta.width, walk);
    }
  }
  return cells;
}

/** The numbers under a filter. */
const rowLength = ({ size, channels }: Filters): number => size * size * channels;

/** Row x of `windows` becomes what the filters see at column x of output row y; zeros where that is outside of the image. */
function unfold(X: Tensor, i: number, y: number, size: number, places: number, { stride, padding }: Walk, windows: Float64Array): void {
  const { data, height, width, channels } = X;
  const span = size * channels;
  let at = 0;
  for (let x = 0; x < places; x++) {
    const left = x * stride - padding;
    const [from, to] = [Math.max(0, left), Math.min(width, left + size)];
    for (let u = 0; u < size; u++, at += span) {
      const row = y * stride + u - padding;
      if (row < 0 || row >= height || from >= to) {
        for (let entry = at; entry < at + span; entry++) windows[entry] = 0;
        continue;
      }
      let entry = at;
      for (const end = at + (from - left) * channels; entry < end; entry++) windows[entry] = 0;
      const base = (i * height + row) * width * channels;
      for (let cell = base + from * channels; cell < base + to * channels; cell++) windows[entry++] = data[cell]!;
      for (; entry < at + span; entry++) windows[entry] = 0;
    }
  }
}

/** The way back of `unfold`: adds every entry to the cell that it was read from. */
function fold(windows: Float64Array, inputs: Tensor, i: number, y: number, size: number, places: number, { stride, padding }: Walk): void {
  const { data, height, width, channels } = inputs;
  const span = size * channels;
  let at = 0;
  for (let x = 0; x < places; x++) {
    const left = x * stride - padding;
    const [from, to] = [Math.max(0, left), Math.min(width, left + size)];
    for (let u = 0; u < size; u++, at += span) {
      const row = y * stride + u - padding;
      if (row < 0 || row >= height) continue;
      const base = (i * height + row) * width * channels;
      let entry = at + (from - left) * channels;
      for (let cell = base + from * channels; cell < base + to * channels; cell++) data[cell]! += windows[entry++]!;
    }
  }
}

/** Four filters side by side, in panels of rowLength × 4; missing ones are 0. */
function packed(W: Filters): Float64Array {
  const { data, filters } = W;
  const length = rowLength(W);
  const panels = new Float64Array(Math.ceil(filters / lanes) * length * lanes);
  for (let f = 0; f < filters; f++) {
    const panel = Math.floor(f / lanes) * length * lanes + (f % lanes);
    for (let j = 0; j < length; j++) panels[panel + j * lanes] = data[j * filters + f]!;
  }
  return panels;
}

/** One output row: every window by every filter, plus the filter's bias. */
function multiply(windows: Float64Array, panels: Float64Array, b: Float64Array, output: Tensor, start: number): void {
  const { width, channels: filters } = output;
  const length = windows.length / width;
  for (let f = 0; f < filters; f += lanes) {
    const panel = f * length;
    let x = 0;
    for (; x + 1 < width; x += 2) twoByFour(windows, x * length, length, panels, panel, b, f, output.data, start + x * filters, filters);
    if (x < width) oneByFour(windows, x * length, length, panels, panel, b, f, output.data, start + x * filters, filters);
  }
}

function twoByFour(
  windows: Float64Array, window: number, length: number, panels: Float64Array, panel: number,
  b: Float64Array, f: number, output: Float64Array, out: number, filters: number,
): void {
  let a0 = 0, a1 = 0, a2 = 0, a3 = 0;
  let b0 = 0, b1 = 0, b2 = 0, b3 = 0;
  for (let j = 0, p = panel; j < length; j++, p += lanes) {
    const first = windows[window + j]!;
    const second = windows[window + length + j]!;
    const w0 = panels[p]!;
    const w1 = panels[p + 1]!;
    const w2 = panels[p + 2]!;
    const w3 = panels[p + 3]!;
    a0 += first * w0;
    a1 += first * w1;
    a2 += first * w2;
    a3 += first * w3;
    b0 += second * w0;
    b1 += second * w1;
    b2 += second * w2;
    b3 += second * w3;
  }
  store(output, out, filters, b, f, a0, a1, a2, a3);
  store(output, out + filters, filters, b, f, b0, b1, b2, b3);
}

function oneByFour(
  windows: Float64Array, window: number, length: number, panels: Float64Array, panel: number,
  b: Float64Array, f: number, output: Float64Array, out: number, filters: number,
): void {
  let a0 = 0, a1 = 0, a2 = 0, a3 = 0;
  for (let j = 0, p = panel; j < length; j++, p += lanes) {
    const value = windows[window + j]!;
    a0 += value * panels[p]!;
    a1 += value * panels[p + 1]!;
    a2 += value * panels[p + 2]!;
    a3 += value * panels[p + 3]!;
  }
  store(output, out, filters, b, f, a0, a1, a2, a3);
}

function store(output: Float64Array, out: number, filters: number, b: Float64Array, f: number, s0: number, s1: number, s2: number, s3: number): void {
  output[out + f] = s0 + b[f]!;
  if (f + 1 < filters) output[out + f + 1] = s1 + b[f + 1]!;
  if (f + 2 < filters) output[out + f + 2] = s2 + b[f + 2]!;
  if (f + 3 < filters) output[out + f + 3] = s3 + b[f + 3]!;
}

/** For one output row: what every window adds to the filters' gradients, one filter after another in `byFilter`. */
function addOuterProducts(windows: Float64Array, delta: Tensor, start: number, byFilter: Float64Array, biases: Float64Array, length: number): void {
  const { data, width, channels: filters } = delta;
  for (let x = 0; x < width; x++) {
    const window = x * length;
    for (let f = 0; f < filters; f++) {
      const d = data[start + x * filters + f]!;
      if (d === 0) continue;
      biases[f]! += d;
      const filter = f * length;
      for (let j = 0; j < length; j++) byFilter[filter + j]! += d * windows[window + j]!;
    }
  }
}

/** For one output row: what the cells of every window are to answer for. @returns whether there is anything */
function addFilters(byFilter: Float64Array, delta: Tensor, start: number, windows: Float64Array, length: number): boolean {
  const { data, width, channels: filters } = delta;
  let isAny = false;
  for (let x = 0; x < width; x++) {
    const window = x * length;
    for (let f = 0; f < filters; f++) {
      const d = data[start + x * filters + f]!;
      if (d === 0) continue;
      isAny = true;
      const filter = f * length;
      for (let j = 0; j < length; j++) windows[window + j]! += d * byFilter[filter + j]!;
    }
  }
  return isAny;
}

/** A rows × columns matrix turned: entry (i, j) goes to (j, i). */
function transposed(data: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) turned[j * rows + i] = data[i * columns + j]!;
  return turned;
}
