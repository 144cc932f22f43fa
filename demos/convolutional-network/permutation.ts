/** Pixels moved about, the same way in every image: what lay side by side no longer does. */
import { createRandom } from "../../algorithms/core/random";
import type { Digits } from "./digits/unpack";

const pixels = 784;
const order = createRandom(28).permutation(pixels);

export function shuffledImage(image: Float64Array): Float64Array {
  return Float64Array.from(order, (from) => image[from]!);
}

export function shuffledDigits({ n, images, labels }: Digits): Digits {
  const moved = new Float64Array(images.length);
  for (let start = 0; start < images.length; start += pixels) {
    for (let pixel = 0; pixel < pixels; pixel++) moved[start + pixel] = images[start + order[pixel]!]!;
  }
  return { n, images: moved, labels };
}
