/**
 * The bootstrap: a sample of n rows from n rows, drawn with replacement, as if the table were the whole world. Each row is
 * missed by all n draws with probability (1 − 1/n)ⁿ, about 1/e: some 37 % of the rows are left over, to test with.
 *
 * Source: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979).
 */
import type { Random } from "../core/random";

/**
 * How often each row is drawn.
 * @param n the number of rows, and of draws
 * @returns n counts that add up to n
 * @exercise Draw n times one of n rows, each equally likely every time, and return how often each was drawn.
 * @hint random.integer(n) is one of 0 … n − 1. A row that was drawn can be drawn again.
 */
export function bootstrap(n: number, random: Random): Int32Array {
  const draws = new Int32Array(n);
  for (let draw = 0; draw < n; draw++) draws[random.integer(n)]!++;
  return draws;
}

/**
 * The rows that were never drawn: "out of the bag".
 * @param draws how often each row was drawn
 * @returns row numbers, ascending
 * @exercise Return the numbers of the rows that were drawn no time at all.
 */
export function outOfBag(draws: Int32Array): Int32Array {
  const rows: number[] = [];
  for (let i = 0; i < draws.length; i++) if (draws[i] === 0) rows.push(i);
  return Int32Array.from(rows);
}
