/**
 * misconception: One minus a probability is as exact as the probability.
 * expects: /would round it away/
 */
export function sigmoid(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : 1 - 1 / (1 + Math.exp(z));
}
