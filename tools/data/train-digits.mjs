/**
 * Trains the network that the page opens with, and writes demos/convolutional-network/digits/weights.json.
 *
 * Run, after tools/data/mnist.mjs with --all: node tools/data/train-digits.mjs [epochs]
 *
 * From scratch, by our own engine, on the 8,000 images that are not held out, each epoch moved, turned and scaled a little
 * at random. The last epoch is kept, whatever it scores: the held-out images decide nothing. Weights are single precision.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runnerImport } from "vite";

const root = path.resolve(import.meta.dirname, "../..");
const load = async (file) => (await runnerImport(path.join(root, file), { root, configFile: false, logLevel: "error" })).module;
const cnn = await load("algorithms/convolutional-network/index.ts");
const { createRandom } = await load("algorithms/core/random.ts");
const { transformed } = await load("demos/convolutional-network/transform.ts");
const { unpack, imageOf } = await load("demos/convolutional-network/digits/unpack.ts");

const epochs = Number(process.argv[2] ?? 30);
const folder = path.join(root, "demos/convolutional-network/digits");
const read = async (name) => unpack(JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8")));
if (!existsSync(path.join(folder, "remaining.json"))) throw new Error("remaining.json is missing: run tools/data/mnist.mjs with --all first.");

const parts = [await read("training"), await read("remaining")];
const heldOut = await read("held-out");
const labels = Int32Array.from(parts.flatMap((part) => [...part.labels]));
const images = parts.flatMap((part) => Array.from({ length: part.n }, (_, i) => imageOf(part, i)));
const n = images.length;

const inputShape = { height: 28, width: 28, channels: 1 };
const layers = [...cnn.defaults.layers, cnn.full(10)];
const random = createRandom(11);
const between = (low, high) => low + (high - low) * random.uniform();
let state = cnn.beginTraining(cnn.initialize({ inputShape, layers, seed: 11 }));
for (let epoch = 0; epoch < epochs; epoch++) {
  const moved = new Float64Array(n * 784);
  images.forEach((image, i) => {
    const pose = { dx: between(-2, 2), dy: between(-2, 2), angle: between(-12, 12), scale: between(0.88, 1.12) };
    moved.set(transformed(image, pose), i * 784);
  });
  const learningRate = 0.0002 + 0.0018 * (1 + Math.cos((Math.PI * epoch) / epochs)) / 2;
  const X = cnn.toTensor({ data: moved, rows: n, columns: 784 }, inputShape);
  const trained = cnn.trainEpoch(state, X, labels, cnn.epochOrder(n, 11, epoch), { ...cnn.defaults, learningRate, seed: 11 });
  state = trained.state;
  console.log(`epoch ${epoch + 1} of ${epochs}: loss ${trained.loss.toFixed(4)}, held-out accuracy ${accuracy(state.network)}`);
  write(state.network, epoch + 1);
}

function accuracy(network) {
  const predicted = cnn.predict(network, { data: heldOut.images, rows: heldOut.n, columns: 784 });
  return predicted.filter((digit, i) => digit === heldOut.labels[i]).length / heldOut.n;
}

function write(network, trainedEpochs) {
  const numbers = Float32Array.from(network.layers.flatMap((_, l) => [...network.weights[l], ...network.biases[l]]));
  const base64 = Buffer.from(numbers.buffer).toString("base64");
  writeFileSync(path.join(folder, "weights.json"), `${JSON.stringify({ epochs: trainedEpochs, images: n, float32: base64 })}\n`);
}
