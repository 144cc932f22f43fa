/**
 * A drawing as MNIST has its digits: the ink's box scaled into 20 × 20 cells, then moved so that its centre of mass lies in the
 * middle of 28 × 28 (Y. LeCun et al., on http://yann.lecun.com/exdb/mnist/). A network knows only what looks like its lessons.
 */
import { edge } from "./digits/unpack";

const box = 20;

/** @param drawing size × size values of 0 … 1; @returns 28 × 28; blank for a blank drawing */
export function centred(drawing: Float64Array, size: number): Float64Array {
  const bounds = boundsOf(drawing, size);
  if (!bounds) return new Float64Array(edge * edge);
  const { left, top, width, height } = bounds;
  const scale = Math.max(width, height) / box;
  const small = averaged(drawing, size, { x: left + width / 2, y: top + height / 2 }, scale);
  return shifted(small, massOf(small));
}

function boundsOf(drawing: Float64Array, size: number) {
  let [left, top, right, bottom] = [size, size, -1, -1];
  drawing.forEach((ink, i) => {
    if (ink < 0.1) return;
    const [x, y] = [i % size, Math.floor(i / size)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  });
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Samples a cell: fine enough that no stroke falls between two. */
const samples = 4;

/** Each of 28 × 28 cells is the mean of what it covers of the drawing, with the middle at the middle. */
function averaged(drawing: Float64Array, size: number, middle: { readonly x: number; readonly y: number }, scale: number): Float64Array {
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= size || y >= size ? 0 : drawing[Math.floor(y) * size + Math.floor(x)]!);
  return Float64Array.from({ length: edge * edge }, (_, cell) => {
    const [column, row] = [cell % edge, Math.floor(cell / edge)];
    let sum = 0;
    for (let s = 0; s < samples * samples; s++) {
      const [u, v] = [((s % samples) + 0.5) / samples, (Math.floor(s / samples) + 0.5) / samples];
      sum += at(middle.x + (column + u - edge / 2) * scale, middle.y + (row + v - edge / 2) * scale);
    }
    return sum / samples ** 2;
  });
}

function massOf(image: Float64Array): readonly [x: number, y: number] {
  let [mass, x, y] = [0, 0, 0];
  image.forEach((ink, i) => {
    mass += ink;
    x += ink * (i % edge);
    y += ink * Math.floor(i / edge);
  });
  return mass === 0 ? [edge / 2, edge / 2] : [x / mass, y / mass];
}

/** By whole cells, as a digit should not be blurred by being moved. */
function shifted(image: Float64Array, [x, y]: readonly [number, number]): Float64Array {
  const [dx, dy] = [Math.round((edge - 1) / 2 - x), Math.round((edge - 1) / 2 - y)];
  return Float64Array.from(image, (_, i) => {
    const [column, row] = [(i % edge) - dx, Math.floor(i / edge) - dy];
    return column < 0 || row < 0 || column >= edge || row >= edge ? 0 : image[row * edge + column]!;
  });
}
