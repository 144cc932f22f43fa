/**
 * misconception: The mean over all pairs is the mean over all entries of the correlation matrix.
 * expects: /a tree with itself is no pair/
 */
export function meanCorrelation(predictions: readonly ArrayLike<number>[]): number {
  const directions = predictions.map((values) => {
    const all = Array.from(values);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    const length = Math.hypot(...all.map((value) => value - mean));
    return all.map((value) => (value - mean) / length);
  }).filter((direction) => direction.every(Number.isFinite));
  const products = directions.flatMap((a) => directions.map((b) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)));
  return products.reduce((sum, product) => sum + product, 0) / products.length;
}
