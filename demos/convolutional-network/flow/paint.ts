/** Maps as pictures, cell for cell. */
import { currentPalette, mix, type Ramp } from "../../../src/kit/plots/colours";

/** "ink" is for images: from the paper to the ink. */
export type Tint = "ink" | Ramp;

export interface Maps {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly data: ArrayLike<number>;
}

/** Maps side by side in rows of at most this many, one cell apart. */
export const perRow = 16;

export function gridOf({ height, width, channels }: Pick<Maps, "height" | "width" | "channels">) {
  const columns = Math.min(channels, perRow);
  const rows = Math.ceil(channels / columns);
  return { columns, rows, width: columns * (width + 1) - 1, height: rows * (height + 1) - 1 };
}

/** All maps of one picture have one scale: the largest value, or size of a value, has the strongest colour. */
export function paint(canvas: HTMLCanvasElement, maps: Maps, tint: Tint): void {
  const grid = gridOf(maps);
  [canvas.width, canvas.height] = [grid.width, grid.height];
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(grid.width, grid.height);
  const palette = currentPalette();
  const largest = largestOf(maps.data) || 1;
  const colour = (value: number) => {
    if (tint === "ink") return mix(palette.paper, palette.ink, Math.min(1, Math.max(0, value)));
    return palette.rampRgb(tint, tint === "diverging" ? 0.5 + value / largest / 2 : value / largest);
  };
  const { height, width, channels, data } = maps;
  for (let c = 0; c < channels; c++) {
    const [left, top] = [(c % grid.columns) * (width + 1), Math.floor(c / grid.columns) * (height + 1)];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [red, green, blue] = colour(data[(y * width + x) * channels + c]!);
        image.data.set([red, green, blue, 255], 4 * ((top + y) * grid.width + left + x));
      }
    }
  }
  context.putImageData(image, 0, 0);
}

function largestOf(data: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < data.length; i++) largest = Math.max(largest, Math.abs(data[i]!));
  return largest;
}
