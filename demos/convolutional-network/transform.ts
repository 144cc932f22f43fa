/** An image moved, turned and scaled about its middle: bilinear, dark outside. */
export interface Pose {
  /** Cells to the right and downwards. */
  readonly dx: number;
  readonly dy: number;
  /** Degrees, clockwise. */
  readonly angle: number;
  readonly scale: number;
}

export const upright: Pose = { dx: 0, dy: 0, angle: 0, scale: 1 };

/** @param image edge × edge values, row by row */
export function transformed(image: Float64Array, { dx, dy, angle, scale }: Pose): Float64Array {
  const edge = Math.round(Math.sqrt(image.length));
  const moved = new Float64Array(image.length);
  const middle = (edge - 1) / 2;
  const [cosine, sine] = [Math.cos((angle * Math.PI) / 180) / scale, Math.sin((angle * Math.PI) / 180) / scale];
  for (let y = 0; y < edge; y++) {
    for (let x = 0; x < edge; x++) {
      const [right, down] = [x - middle - dx, y - middle - dy];
      moved[y * edge + x] = sampled(image, edge, middle + cosine * right + sine * down, middle - sine * right + cosine * down);
    }
  }
  return moved;
}

function sampled(image: Float64Array, edge: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const at = (column: number, row: number): number => (column < 0 || row < 0 || column >= edge || row >= edge ? 0 : image[row * edge + column]!);
  const upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
  const lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}
