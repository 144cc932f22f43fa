/** The set-up as a JavaScript program for TensorFlow.js. */
import type { Activation } from "../../../algorithms/backpropagation/network";
import { comments, formulas, leftOut, setUpOf, type ExportInput, type SetUp } from "./set-up";

const outputActivations = { logistic: "sigmoid", softmax: "softmax", squaredError: "linear" } as const;

/** @throws Error, in a sentence for people, if there is nothing to train */
export function tensorflowJs(input: ExportInput): string {
  const setUp = setUpOf(input);
  const { isReal, parameters, task } = setUp;
  return `// A network from the page on backpropagation, for TensorFlow.js.
// npm install @tensorflow/tfjs, then: node network.mjs
import * as tf from "@tensorflow/tfjs";

/** What the first layer sees. */
const features = (x1, x2) => [${task.features.map((name) => formulas[name]).join(", ")}];

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

async function main() {
  const points = POINTS.trim().split("\\n").map((line) => {
    const [x1, x2, y, part] = line.split(",");
    return { x: features(Number(x1), Number(x2)), y: Number(y), part };
  });
  const train = points.filter(({ part }) => part === "train");
${isReal ? teachValues : ""}
${comments("//", differences(setUp), "  ")}
  const network = tf.sequential();
${layersOf(setUp)}
  network.compile({ optimizer: ${optimizerOf(setUp)}, loss: ${losses[task.loss]} });
  const X = tf.tensor2d(train.map(({ x }) => x));
  const y = ${task.loss === "softmax" ? `tf.oneHot(tf.tensor1d(train.map(({ y }) => y), "int32"), ${task.nOutputs})` : `tf.tensor2d(train.map(({ y }) => [${isReal ? "taught(y)" : "y"}]))`};
  await network.fit(X, y, { batchSize: ${Math.min(parameters.batchSize, task.train.length)}, epochs: ${parameters.epochs}, shuffle: true, verbose: 0${parameters.stopWhen === "plateau" ? ', callbacks: tf.callbacks.earlyStopping({ monitor: "loss", patience: 20 })' : ""} });

  for (const name of ["train", "test"]) {
    const rows = points.filter(({ part }) => part === name);
    if (rows.length === 0) continue;
    const said = network.predict(tf.tensor2d(rows.map(({ x }) => x))).arraySync();
${reports[task.loss]}
  }
}

${comments("//", setUp.aboutPoints)}
const POINTS = \`
${setUp.points}
\`;

await main();
`;
}

const teachValues = `  // The network is taught standardised values; the training points decide how.
  const middle = mean(train.map(({ y }) => y));
  const deviation = Math.sqrt(mean(train.map(({ y }) => (y - middle) ** 2))) || 1;
  const taught = (y) => (y - middle) / deviation;
`;

const losses = {
  logistic: '"binaryCrossentropy"',
  softmax: '"categoricalCrossentropy"',
  squaredError: "(yTrue, yPred) => tf.squaredDifference(yTrue, yPred).mean(-1).div(2)",
} as const;

const classReport = (probability: string, isRight: string): string => `    const loss = mean(rows.map(({ y }, i) => -Math.log(Math.max(${probability}, 1e-15))));
    const accuracy = mean(rows.map(({ y }, i) => Number(${isRight})));
    console.log(\`\${name}: loss \${loss.toFixed(6)}, accuracy \${accuracy.toFixed(4)}\`);`;

const reports = {
  logistic: classReport("y === 1 ? said[i][0] : 1 - said[i][0]", "(said[i][0] > 0.5 ? 1 : 0) === y"),
  softmax: classReport("said[i][y]", "said[i].indexOf(Math.max(...said[i])) === y"),
  squaredError: `    const squares = rows.map(({ y }, i) => (said[i][0] - taught(y)) ** 2);
    const centre = mean(rows.map(({ y }) => taught(y)));
    const r2 = 1 - mean(squares) / mean(rows.map(({ y }) => (taught(y) - centre) ** 2));
    console.log(\`\${name}: loss \${(mean(squares) / 2).toFixed(6)}, R2 \${r2.toFixed(4)}\`);`,
} as const;

function layersOf({ parameters: { l1, l2, dropout, initialization }, task, seeds }: SetUp): string {
  const sizes = [...task.hidden, { units: task.nOutputs, activation: outputActivations[task.loss] }];
  // Half of the L2 penalty's rate: TensorFlow.js leaves the ½ of ½ Σw² out.
  const penalty = l1 > 0 || l2 > 0 ? `, kernelRegularizer: tf.regularizers.l1l2({ l1: ${l1}, l2: ${l2} / 2 })` : "";
  return sizes.map(({ units, activation }, l) => {
    const isOutput = l === task.hidden.length;
    const inputs = l === 0 ? `inputShape: [${task.features.length}], ` : "";
    const first = initializerOf(initialization, isOutput ? "linear" : task.hidden[l]!.activation, (seeds.model + l) % 2 ** 31);
    const dense = `  network.add(tf.layers.dense({ ${inputs}units: ${units}, activation: "${activation}", kernelInitializer: ${first}${penalty} }));`;
    return isOutput || dropout === 0 ? dense : `${dense}\n  network.add(tf.layers.dropout({ rate: ${dropout} }));`;
  }).join("\n");
}

function initializerOf(initialization: SetUp["parameters"]["initialization"], activation: Activation, seed: number): string {
  switch (initialization) {
    case "zero":
      return "tf.initializers.zeros()";
    case "small":
      return `tf.initializers.randomNormal({ mean: 0, stddev: 0.01, seed: ${seed} })`;
    case "large":
      return `tf.initializers.randomNormal({ mean: 0, stddev: 3, seed: ${seed} })`;
    case "he":
      return `tf.initializers.heUniform({ seed: ${seed} })`;
    case "glorot":
      return `tf.initializers.glorotUniform({ seed: ${seed} })`;
    case "auto":
      return initializerOf(activation === "relu" ? "he" : "glorot", activation, seed);
  }
}

function optimizerOf({ parameters: { optimizer, learningRate } }: SetUp): string {
  switch (optimizer) {
    case "sgd":
      return `tf.train.sgd(${learningRate})`;
    case "momentum":
      return `tf.train.momentum(${learningRate}, 0.9)`;
    case "rmsprop":
      return `tf.train.rmsprop(${learningRate}, 0.99, 0, 1e-8)`;
    case "adam":
      return `tf.train.adam(${learningRate}, 0.9, 0.999, 1e-8)`;
  }
}

/** What TensorFlow.js does otherwise, or cannot do. */
function differences({ parameters: { l1, l2, optimizer, stopWhen }, ...ways }: SetUp): readonly string[] {
  return [
    "First weights and the order of the examples are drawn by the same rules as on the page, but otherwise.",
    ...(l1 > 0 || l2 > 0 ? ["TensorFlow.js adds l2 Σw² where the page adds ½ l2 Σw²: hence the half."] : []),
    ...(optimizer === "rmsprop" ? ["TensorFlow.js adds epsilon under the root, the page beside it."] : []),
    ...(stopWhen === "perfect" ? ["Left out: ending as soon as all training points are right."] : []),
    ...(stopWhen === "plateau" ? ["The page ends when the loss has not fallen by 0.01 % of itself for 20 epochs, this when it has not fallen at all."] : []),
    ...leftOut(ways),
  ];
}
