/**
 * misconception: What is left is left as it was.
 * expects: /or the next layer hears too little/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";
import type { Random } from "@algorithms/core/random";

export function dropoutMask(rows: number, columns: number, dropout: number, random: Random): Matrix {
  const mask = zeros(rows, columns);
  return { ...mask, data: mask.data.map(() => (random.uniform() < dropout ? 0 : 1)) };
}
