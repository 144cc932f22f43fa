/** Little pictures of grids, many on one canvas: one upload a frame, whatever their number. */
import type { Palette } from "../../../src/kit/plots/colours";
import { shadeOf } from "../../../src/kit/plots/shades";
import { coloursOf, type Tint } from "./tints";

export interface Tile {
  /** Row-major, row 0 lowest, as many as resolution². */
  readonly values: Float32Array;
  readonly tint: Tint;
}

export interface Sheet {
  /** Draws all tiles anew. */
  paint(tiles: readonly Tile[], resolution: number, palette: Palette): void;
  /** Presses a tile onto another canvas. */
  press(context: CanvasRenderingContext2D, tile: number, left: number, top: number, side: number): void;
  /** How many tiles there are. */
  readonly count: number;
}

export function createSheet(): Sheet {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d")!;
  let picture: ImageData | null = null;
  let [size, count] = [0, 0];

  function prepare(resolution: number, tiles: number): ImageData {
    if (!picture || size !== resolution || tiles !== count) {
      [canvas.width, canvas.height] = [resolution, resolution * tiles];
      picture = context.createImageData(resolution, resolution * tiles);
      [size, count] = [resolution, tiles];
    }
    return picture;
  }

  return {
    get count() {
      return count;
    },
    paint(tiles, resolution, palette) {
      if (tiles.length === 0) return void (count = 0);
      const image = prepare(resolution, tiles.length);
      const words = new Uint32Array(image.data.buffer);
      tiles.forEach(({ values, tint }, tile) => {
        const colours = coloursOf(tint, palette);
        const [low, high] = tint.extent;
        const start = tile * resolution ** 2;
        for (let row = 0; row < resolution; row++) {
          // Pictures count from the top, grids from the lowest y.
          const line = start + (resolution - 1 - row) * resolution;
          for (let column = 0; column < resolution; column++) {
            words[line + column] = colours[shadeOf(values[row * resolution + column]!, low, high)]!;
          }
        }
      });
      context.putImageData(image, 0, 0);
    },
    press(target, tile, left, top, side) {
      target.drawImage(canvas, 0, tile * size, size, size, left, top, side, side);
    },
  };
}
