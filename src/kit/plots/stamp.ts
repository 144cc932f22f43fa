/** Marks as little pictures, pressed pixel by pixel: for thousands of them much faster than a canvas draws images. */
import { css, type Palette, type Rgb } from "./colours";

export interface Stamp {
  /** Its width and height in device pixels. */
  readonly size: number;
  /** Red, green, blue and opacity of every pixel, and the same as one word each. */
  readonly bytes: Uint8ClampedArray;
  readonly words: Uint32Array;
}

/** Lays a stamp over a picture, its middle at the whole device pixel next to (x, y); beyond the edge it is cut off. */
export function press(picture: ImageData, { size, bytes, words }: Stamp, x: number, y: number): void {
  const { width, height, data } = picture;
  const target = new Uint32Array(data.buffer);
  const [left, top] = [Math.round(x - size / 2), Math.round(y - size / 2)];
  const [fromColumn, toColumn] = [Math.max(0, -left), Math.min(size, width - left)];
  for (let row = Math.max(0, -top); row < Math.min(size, height - top); row++) {
    for (let column = fromColumn; column < toColumn; column++) {
      const source = row * size + column;
      const opacity = bytes[4 * source + 3]!;
      if (opacity === 0) continue;
      const place = (top + row) * width + left + column;
      if (opacity === 255 || data[4 * place + 3] === 0) target[place] = words[source]!;
      else blend(data, 4 * place, bytes, 4 * source);
    }
  }
}

/** One pixel over another, neither premultiplied (Porter and Duff, 1984, "over"). */
function blend(below: Uint8ClampedArray, at: number, above: Uint8ClampedArray, from: number): void {
  const front = above[from + 3]! / 255;
  const back = (below[at + 3]! / 255) * (1 - front);
  const opacity = front + back;
  for (let channel = 0; channel < 3; channel++) {
    below[at + channel] = (above[from + channel]! * front + below[at + channel]! * back) / opacity;
  }
  below[at + 3] = 255 * opacity;
}

/** The mark of one look, with a halo of paper that keeps it apart from its neighbours. */
export function drawStamp(
  path: string,
  radius: number,
  colour: Rgb,
  hollow: boolean,
  palette: Palette,
  density: number,
): Stamp {
  const stamp = document.createElement("canvas");
  const size = Math.ceil((radius * 1.7 + 2) * 2 * density);
  stamp.width = size;
  stamp.height = size;
  const context = stamp.getContext("2d", { willReadFrequently: true })!;
  context.setTransform(density, 0, 0, density, size / 2, size / 2);
  context.lineJoin = "round";
  const outline = new Path2D(path);
  context.strokeStyle = css(palette.paper);
  context.lineWidth = radius > 3 ? (hollow ? 4 : 2) : 1;
  context.stroke(outline);
  context.fillStyle = css(hollow ? palette.paper : colour);
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(outline);
  if (hollow || radius > 3) {
    // A value's colour may be as pale as the paper; a thin edge keeps the mark in sight.
    context.strokeStyle = css(colour);
    context.lineWidth = hollow ? Math.max(1, radius / 2.8) : 0.5;
    context.stroke(outline);
  }
  const { data } = context.getImageData(0, 0, size, size);
  return { size, bytes: data, words: new Uint32Array(data.buffer) };
}
