/**
 * misconception: The window is moved (size − window) / stride times, so it has that many places.
 * expects: /did you forget the place at 0/
 */
import type { Walk } from "@algorithms/convolutional-network/tensor";

export function outputSize(size: number, window: number, { stride, padding }: Walk): number {
  return Math.floor((size + 2 * padding - window) / stride);
}
