/** What the experiments share: small digits, quick fits, and the shipped network's answers. */
import * as cnn from "../../../algorithms/convolutional-network";
import type { Layer, Network } from "../../../algorithms/convolutional-network";
import { createRandom } from "../../../algorithms/core/random";
import { loadDigits, loadReady } from "../digits/load";
import { imageOf, type Digits } from "../digits/unpack";
import { mostProbable } from "../scores";

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
export const count = (n: number): string => n.toLocaleString("en");
export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const averageOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Half as wide and half as high: a fit takes a fraction of a second. */
export const smallShape = { height: 14, width: 14, channels: 1 };

export interface Lessons {
  readonly X: number[][];
  readonly y: number[];
  readonly testX: number[][];
  readonly testY: number[];
}

/** 500 digits to learn from and 400 to test with, each cell the mean of 2 × 2. */
export async function smallDigits(): Promise<Lessons> {
  const digits = await loadDigits("held-out");
  const images = range(900).map((i) => halved(imageOf(digits, i)));
  const labels = Array.from(digits.labels.subarray(0, 900));
  return { X: images.slice(0, 500), y: labels.slice(0, 500), testX: images.slice(500), testY: labels.slice(500) };
}

function halved(image: Float64Array): number[] {
  return range(196).map((cell) => {
    const at = 2 * (Math.floor(cell / 14) * 28 + (cell % 14));
    return (image[at]! + image[at + 1]! + image[at + 28]! + image[at + 29]!) / 4;
  });
}

/** All pixels moved about, in the same way in every image. */
export function shuffledLessons({ X, testX, ...answers }: Lessons, seed: number): Lessons {
  const order = Array.from(createRandom(seed).permutation(196));
  const move = (image: number[]): number[] => order.map((from) => image[from]!);
  return { ...answers, X: X.map(move), testX: testX.map(move) };
}

/** The share of the test images that a network of these layers, and a last one of ten units, recognises after training. */
export function accuracyOf(layers: readonly Layer[], { X, y, testX, testY }: Lessons, seed: number, epochs = 6): number {
  const model = cnn.fit(X, y, { layers, epochs, seed, learningRate: 0.005, batchSize: 20 });
  return averageOf(Array.from(cnn.predict(model, testX), (digit, i) => Number(digit === testY[i])));
}

/** How many numbers a network of these layers learns, its last layer of ten units included. */
export function learntBy(layers: readonly Layer[], inputShape = smallShape): number {
  return cnn.size(cnn.initialize({ inputShape, layers: [...layers, cnn.full(10)], seed: 0 }));
}

export interface Shipped {
  readonly network: Network;
  readonly digits: Digits;
  /** The first n held-out images. */
  images(n: number): cnn.Tensor;
}

/** The network that the page opens with, and what it was not taught. */
export async function shipped(): Promise<Shipped> {
  const [network, digits] = await Promise.all([loadReady(), loadDigits("held-out")]);
  return { network, digits, images: (n) => ({ ...network.inputShape, n, data: digits.images.subarray(0, n * 784) }) };
}

/** The share of the first n images that the shipped network recognises, each changed as asked. */
export function recognised({ network, digits }: Shipped, n: number, change: (image: Float64Array) => Float64Array): number {
  const data = new Float64Array(n * 784);
  for (let i = 0; i < n; i++) data.set(change(imageOf(digits, i)), i * 784);
  const scores = cnn.scores(network, { ...network.inputShape, n, data }).data;
  return averageOf(range(n).map((i) => Number(mostProbable(scores.subarray(10 * i, 10 * i + 10)) === digits.labels[i])));
}
