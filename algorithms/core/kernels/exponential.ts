/**
 * e^−t for t ≥ 0, as both kinds of kernels compute it: t is a number n of ln 2, to the nearest, and a rest; then e^−t = 2^−n · e^(n ln 2 − t).
 * Of the last the power series converges quickly. 2^−n is put together from the bits of n.
 */

/** From here on e^−t is nearer to 0 than to the smallest number. */
export const farthest = 746;

/** The result is made so many powers of two too large, and brought down at the end: only so does it round as it should where the smallest numbers are. */
export const spareBits = 512;

/** Added to a number it leaves no room for fractions: the sum's last bits are those of the nearest integer, less the spare ones. */
export const rounding = 1.5 * 2 ** 52 - spareBits;

/** ln 2 in two parts: the first has so many zeros at its end that its product with n is exact. */
export const ln2 = { high: 0.6931471803691238, low: 1.9082149292705877e-10 };

/** 1 / n!, from n = 13 down to 0: up to ½ ln 2 what follows is below the last bit. */
export const series: readonly number[] = [
  1 / 6_227_020_800, 1 / 479_001_600, 1 / 39_916_800, 1 / 3_628_800, 1 / 362_880, 1 / 40_320, 1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1,
];
