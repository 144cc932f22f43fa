/** Colours in steps, as the pixels of a picture: a grid is coloured by looking up a word for each of its squares, and makes no objects. */
import { mix, type Palette, type Ramp, type Rgb } from "./colours";

export const shades = 256;

const tables = new WeakMap<Palette, Map<string, Uint32Array>>();

/** The colours of a ramp, from its low end to its high one. */
export function rampWords(ramp: Ramp, palette: Palette): Uint32Array {
  return tableOf(palette, ramp, (position) => palette.rampRgb(ramp, position));
}

/** From the paper's colour to that of a class. */
export function groupWords(group: number, palette: Palette): Uint32Array {
  return tableOf(palette, String(group), (share) => mix(palette.paper, palette.classRgb(group), share));
}

/** Where a value's colour is in a table; what lies beyond the ends has their colours, and NaN has none. */
export function shadeOf(value: number, low: number, high: number): number {
  return Math.max(0, Math.min(shades - 1, Math.round(((value - low) / (high - low || 1)) * (shades - 1))));
}

function tableOf(palette: Palette, key: string, colourAt: (position: number) => Rgb): Uint32Array {
  let known = tables.get(palette);
  if (!known) tables.set(palette, (known = new Map()));
  let table = known.get(key);
  if (!table) known.set(key, (table = readColours(colourAt)));
  return table;
}

function readColours(colourAt: (position: number) => Rgb): Uint32Array {
  const bytes = new Uint8ClampedArray(4 * shades);
  for (let i = 0; i < shades; i++) bytes.set([...colourAt(i / (shades - 1)), 255], 4 * i);
  return new Uint32Array(bytes.buffer);
}
