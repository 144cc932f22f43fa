/**
 * Convolution as a matrix product, the engine: the windows of an image are written out as the rows of a matrix ("image to
 * columns"), and a kernel multiplies that by the matrix of all filters. Both ways back are products of the same matrices: the
 * windows turned by the derivatives of the maps are the filters' gradient, and these by the filters turned are the windows'.
 *
 * Same results as `convolution.ts`, up to rounding.
 *
 * Source: K. Chellapilla, S. Puri and P. Simard, "High performance convolutional neural networks for document processing" (2006).
 */
import { copyIn, copyOut, multiply, openArena, turned, withRoom, type Product, type Strided } from "../core/kernels/product";
import { checkChannels, outputShape, type Convolution, type FilterGradient, type Filters } from "./convolution";
import { zeroTensor, type Shape, type Tensor, type Walk } from "./tensor";

export const im2col: Convolution = { conv2d: convolve, filterGradient, inputGradient };

/** `conv2d`, faster. */
export function convolve(X: Tensor, W: Filters, b: Float64Array, walk: Walk): Tensor {
  checkChannels(X, W);
  const maps = zeroTensor(X.n, outputShape(X, W, walk));
  const room = openRoom(W, maps, b);
  eachBlock(maps, room, (i, y, rows) => {
    for (let row = 0; row < rows; row++) unfold(X, i, y + row, maps.width, walk, room, row);
    multiply(room.product, room.maps, room.windows, room.filters, room.added, rows * maps.width, room.length, W.filters);
    copyOut(room.maps, maps.data, ((i * maps.height + y) * maps.width) * W.filters, rows * maps.width, W.filters);
  });
  return maps;
}

/** `conv2dFilterGradient`, faster. */
export function filterGradient(X: Tensor, W: Filters, delta: Tensor, walk: Walk): FilterGradient {
  const room = openRoom(W, delta);
  const sums = new Float64Array(W.data.length);
  const biases = new Float64Array(W.filters);
  eachBlock(delta, room, (i, y, rows) => {
    const [start, places] = [((i * delta.height + y) * delta.width) * W.filters, rows * delta.width];
    for (let row = 0; row < rows; row++) unfold(X, i, y + row, delta.width, walk, room, row);
    copyIn(delta.data, start, room.maps, places, W.filters);
    multiply(room.product, room.filters, turned(room.windows), room.maps, room.added, room.length, places, W.filters);
    addUp(room.filters, sums, room.length, W.filters);
    for (let at = start; at < start + places * W.filters; at += W.filters) for (let f = 0; f < W.filters; f++) biases[f]! += delta.data[at + f]!;
  });
  return { weights: sums, biases };
}

/** `conv2dInputGradient`, faster. */
export function inputGradient(X: Tensor, W: Filters, delta: Tensor, walk: Walk): Tensor {
  const cells = zeroTensor(X.n, X);
  const room = openRoom(W, delta);
  eachBlock(delta, room, (i, y, rows) => {
    const places = rows * delta.width;
    copyIn(delta.data, ((i * delta.height + y) * delta.width) * W.filters, room.maps, places, W.filters);
    multiply(room.product, room.windows, room.maps, turned(room.filters), room.added, places, W.filters, room.length);
    for (let row = 0; row < rows; row++) fold(room, row, cells, i, y + row, delta.width, walk);
  });
  return cells;
}

/** What the products of one layer need. */
interface Room {
  readonly product: Product;
  readonly size: number;
  /** The numbers under a filter. */
  readonly length: number;
  /** Rows of maps in a block. */
  readonly rows: number;
  /** places × length */
  readonly windows: Strided;
  /** places × filters */
  readonly maps: Strided;
  /** length × filters */
  readonly filters: Strided;
  /** The place of what is added to every row of a product: the biases, or zeros. */
  readonly added: number;
}

/** So many numbers of windows stay in the cache from where they are written to where they are read. */
const blockEntries = 1 << 15;

function openRoom({ data, size, channels, filters }: Filters, { height, width }: Shape, b?: Float64Array): Room {
  const length = size * size * channels;
  const rows = Math.max(1, Math.min(height, Math.floor(blockEntries / (width * length))));
  const [places, widest] = [withRoom(rows * width), withRoom(Math.max(filters, length))];
  const { product, allocate, matrix } = openArena((places + widest) * (withRoom(length) + withRoom(filters)) + widest);
  const room = { product, size, length, rows, windows: matrix(places, length), maps: matrix(places, filters), filters: matrix(length, filters) };
  copyIn(data, 0, room.filters, length, filters);
  const added = allocate(widest);
  if (b) added.set(b);
  return { ...room, added: added.byteOffset };
}

/** Calls back for one block of rows of an image's maps after another. */
function eachBlock({ n, height }: Tensor, { rows }: Room, visit: (i: number, y: number, rows: number) => void): void {
  for (let i = 0; i < n; i++) for (let y = 0; y < height; y += rows) visit(i, y, Math.min(rows, height - y));
}

function addUp({ data, row }: Strided, sums: Float64Array, rows: number, columns: number): void {
  for (let i = 0, at = 0; i < rows; i++) for (let k = i * row; k < i * row + columns; k++) sums[at++]! += data[k]!;
}

/** Windows of a block's row become what the filters see along output row y; zeros where that is outside of the image. */
function unfold(X: Tensor, i: number, y: number, places: number, { stride, padding }: Walk, room: Room, blockRow: number): void {
  const { data, height, width, channels } = X;
  const { size, windows: { data: windows, row: down } } = room;
  const span = size * channels;
  for (let x = 0; x < places; x++) {
    let at = (blockRow * places + x) * down;
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
function fold(room: Room, blockRow: number, inputs: Tensor, i: number, y: number, places: number, { stride, padding }: Walk): void {
  const { data, height, width, channels } = inputs;
  const { size, windows: { data: windows, row: down } } = room;
  const span = size * channels;
  for (let x = 0; x < places; x++) {
    let at = (blockRow * places + x) * down;
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
