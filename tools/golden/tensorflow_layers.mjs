/**
 * Writes tests/golden/tensorflow-layers.json: what tf.layers makes of the files that we write, and files that it writes itself.
 *
 * Run, after any `npm run bench`, which installs the peers: node tools/golden/tensorflow_layers.mjs
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runnerImport } from "vite";

const root = path.resolve(import.meta.dirname, "../..");
const load = async (file) => (await runnerImport(path.join(root, file), { root, configFile: false, logLevel: "error" })).module;
const cnn = await load("algorithms/convolutional-network/index.ts");
const { createRandom } = await load("algorithms/core/random.ts");
const { writeNetwork } = await load("demos/convolutional-network/saved/write.ts");
const tf = createRequire(path.join(root, "tests/benchmarks/package.json"))("@tensorflow/tfjs");
await tf.setBackend("cpu");

const base64 = (bytes) => Buffer.from(bytes).toString("base64");
const imagesFor = ({ height, width, channels }, n) => {
  const random = createRandom(5);
  return Array.from({ length: n * height * width * channels }, () => Math.fround(random.normal()));
};
const said = (model, { height, width, channels }, X, n) => Array.from(model.predict(tf.tensor(X, [n, height, width, channels])).dataSync());

const { avgPool, bend, conv, dropout, full, maxPool } = cnn;
const networks = {
  "padded windows and max pooling": [{ height: 8, width: 8, channels: 1 }, [conv(2, 3, { padding: 1 }), bend, maxPool(2), conv(3, 3), bend, full(3)]],
  "strides, padding and dropout": [{ height: 9, width: 7, channels: 2 }, [conv(2, 3, { stride: 2, padding: 1 }), bend, conv(2, 2), bend, dropout(0.3), full(3)]],
  "mean pooling with padding": [{ height: 7, width: 7, channels: 1 }, [conv(2, 2), bend, avgPool(2, { padding: 1 }), full(2)]],
  dense: [{ height: 4, width: 4, channels: 1 }, [full(5), bend, full(3)]],
};
const ours = {};
for (const [name, [inputShape, layers]] of Object.entries(networks)) {
  const network = cnn.initialize({ inputShape, layers, seed: 4 });
  const biases = network.biases.map((values) => values.map((_, i) => 0.1 * (i + 1)));
  const { model, weights } = writeNetwork({ ...network, biases });
  const { modelTopology, weightsManifest } = JSON.parse(model);
  const loaded = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData: weights.buffer }));
  const X = imagesFor(inputShape, 3);
  ours[name] = { inputShape, layers, seed: 4, model, weights: base64(weights), X, probabilities: said(loaded, inputShape, X, 3) };
}

const { layers } = tf;
const written = {
  "an activation in every layer": tf.sequential({ layers: [
    layers.conv2d({ inputShape: [8, 8, 1], filters: 2, kernelSize: 3, padding: "same", activation: "relu" }),
    layers.maxPooling2d({ poolSize: 2 }), layers.flatten(), layers.dropout({ rate: 0.25 }),
    layers.dense({ units: 4, activation: "relu" }), layers.dense({ units: 3, activation: "softmax" }),
  ] }),
  "layers one by one": tf.sequential({ layers: [
    layers.inputLayer({ inputShape: [6, 6, 2] }), layers.zeroPadding2d({ padding: 1 }), layers.conv2d({ filters: 2, kernelSize: 3, strides: 2 }), layers.reLU(),
    layers.averagePooling2d({ poolSize: 2, strides: 1 }), layers.flatten(), layers.dense({ units: 2 }),
  ] }),
};
const theirs = {};
for (const [name, model] of Object.entries(written)) {
  const [height, width, channels] = model.inputs[0].shape.slice(1);
  model.getWeights().forEach((weight, i, all) => { if (weight.rank === 1) all[i] = tf.fill(weight.shape, 0.05); });
  let saved;
  await model.save(tf.io.withSaveHandler(async (artifacts) => {
    saved = artifacts;
    return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
  }));
  const file = { format: "layers-model", generatedBy: `TensorFlow.js tfjs-layers v${tf.version["tfjs-layers"]}`, convertedBy: null, modelTopology: saved.modelTopology, weightsManifest: [{ paths: ["./weights.bin"], weights: saved.weightSpecs }] };
  const X = imagesFor({ height, width, channels }, 3);
  theirs[name] = { model: JSON.stringify(file), weights: base64(new Uint8Array(saved.weightData)), X, output: said(model, { height, width, channels }, X, 3) };
}

const oracle = { "@tensorflow/tfjs": tf.version.tfjs };
writeFileSync(path.join(root, "tests/golden/tensorflow-layers.json"), `${JSON.stringify({ oracle, ours, theirs })}\n`);
