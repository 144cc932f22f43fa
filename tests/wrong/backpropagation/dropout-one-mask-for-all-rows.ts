/**
 * misconception: A batch shares one mask.
 * expects: /each row has a mask of its own/
 */
import { zeros, type Matrix } from "@algorithms/core/matrix";
import type { Random } from "@algorithms/core/random";

export function dropoutMask(rows: number, columns: number, dropout: number, random: Random): Matrix {
  const units = Array.from({ length: columns }, () => (random.uniform() < dropout ? 0 : 1 / (1 - dropout)));
  const mask = zeros(rows, columns);
  return { ...mask, data: mask.data.map((_, entry) => units[entry % columns]!) };
}
