/**
 * misconception: Padding adds its cells to an edge once.
 * expects: /padding lengthens the edge on both sides/
 */
import type { Walk } from "@algorithms/convolutional-network/tensor";

export function outputSize(size: number, window: number, { stride, padding }: Walk): number {
  return Math.floor((size + padding - window) / stride) + 1;
}
