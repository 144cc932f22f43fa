/**
 * misconception: A sample of n rows from n rows is a shuffle.
 * expects: /did you draw without putting back/
 */
import type { Random } from "@algorithms/core/random";

export function bootstrap(n: number, random: Random): Int32Array {
  const draws = new Int32Array(n);
  for (const row of random.permutation(n)) draws[row]!++;
  return draws;
}
