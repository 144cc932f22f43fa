/**
 * misconception: The out-of-bag rows are those that were drawn.
 * expects: /did you return those that were/
 */
export function outOfBag(draws: Int32Array): Int32Array {
  return Int32Array.from(draws.keys()).filter((row) => draws[row]! > 0);
}
