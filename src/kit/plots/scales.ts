/** From data units to the stage's pixels and back. */
import { linearScale } from "./linear-scale";
import type { Domain, Scales } from "./types";

/** Left and right take as much as top and bottom, so that a square stage has a square plot. */
export const margins = { left: 44, right: 20, top: 24, bottom: 40 } as const;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function createScales({ x, y }: Domain, { width, height }: Size): Scales {
  return {
    x: linearScale(x, [margins.left, Math.max(margins.left + 1, width - margins.right)]),
    y: linearScale(y, [Math.max(margins.top + 1, height - margins.bottom), margins.top]),
  };
}

/** Keeps four significant decimals of the interval: finer than a pixel of any screen, and short in a link. */
export function roundWithin(value: number, [low, high]: readonly [number, number]): number {
  const decimals = Math.min(15, Math.max(0, 3 - Math.floor(Math.log10(high - low))));
  return Number(value.toFixed(decimals));
}

/** The place in data units under a pixel of the stage, kept within the domain and rounded. */
export function placeAt(scales: Scales, { x, y }: Domain, pixelX: number, pixelY: number): [x: number, y: number] {
  return placeWithin({ x, y }, scales.x.invert(pixelX), scales.y.invert(pixelY));
}

export function placeWithin({ x, y }: Domain, valueX: number, valueY: number): [x: number, y: number] {
  return [roundWithin(clamp(valueX, x), x), roundWithin(clamp(valueY, y), y)];
}

export function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}

/** A coordinate as people read it: as many digits as the domain makes meaningful. */
export function formatWithin(value: number, [low, high]: readonly [number, number]): string {
  const decimals = Math.min(15, Math.max(0, 2 - Math.floor(Math.log10(high - low))));
  return String(Number(value.toFixed(decimals))).replace("-", "−");
}
