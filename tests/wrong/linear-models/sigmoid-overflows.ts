/**
 * misconception: The formula of the sigmoid can be typed in as it is.
 * expects: /write the fraction with the exponential that is small/
 */
export function sigmoid(z: number): number {
  return Math.exp(z) / (1 + Math.exp(z));
}
