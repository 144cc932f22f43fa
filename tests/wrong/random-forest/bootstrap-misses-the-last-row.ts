/**
 * misconception: random.integer(n − 1) is one of n rows, since rows are counted from 0.
 * expects: /all rows are alike, the first and the last as well/
 */
import type { Random } from "@algorithms/core/random";

export function bootstrap(n: number, random: Random): Int32Array {
  const draws = new Int32Array(n);
  for (let draw = 0; draw < n; draw++) draws[n > 1 ? random.integer(n - 1) : 0]!++;
  return draws;
}
