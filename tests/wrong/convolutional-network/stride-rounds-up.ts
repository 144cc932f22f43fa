/**
 * misconception: A window that hangs over the end has a place too.
 * expects: /what is left over at the end holds no window/
 */
import type { Walk } from "@algorithms/convolutional-network/tensor";

export function outputSize(size: number, window: number, { stride, padding }: Walk): number {
  return Math.ceil((size + 2 * padding - window) / stride) + 1;
}
