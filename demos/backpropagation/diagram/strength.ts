/** How weights and biases look: the wider and the stronger, the larger; one colour for either sign. */
import type { Palette, Rgb } from "../../../src/kit/plots/colours";

/** From 0 to 1: quickly at first, so that small weights differ, and never so much that large ones hide their neighbours. */
export const strengthOf = (weight: number): number => 1 - Math.exp(-Math.abs(weight) / 1.5);

export const widthOf = (strength: number): number => 0.6 + 5.4 * strength ** 1.2;
export const opacityOf = (strength: number): number => 0.14 + 0.76 * strength ** 0.6;

export const signColours = (palette: Palette): [negative: Rgb, positive: Rgb] => [palette.rampRgb("diverging", 0.06), palette.rampRgb("diverging", 0.94)];
