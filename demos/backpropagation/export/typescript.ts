/** The set-up as a TypeScript program on the project's own algorithms: the page's run, number by number, or a sentence that says why not. */
import type { Network } from "../../../algorithms/backpropagation/network";
import { seedFor } from "../seeds";
import { leastFall, patience } from "../stopping";
import { optionsOf } from "../training-options";
import { comments, formulas, setUpOf, type ExportInput, type SetUp } from "./set-up";

/** @throws Error, in a sentence for people, if there is nothing to train */
export function typescript(input: ExportInput): string {
  const setUp = setUpOf(input);
  const { isReal, parameters, seeds, task } = setUp;
  return `// A network from the page on backpropagation, on this project's own algorithms${likeness(setUp)}
// Save it as network.ts in the project's folder, then: npx tsx network.ts
import {
  beginTraining, epochOrder, forward, initialize, meanLoss,${parameters.stopWhen === "plateau" ? " penalty," : ""} trainEpoch, type Network,
  type TrainingOptions,
} from "./algorithms/backpropagation";
import { toMatrix, type Matrix } from "./algorithms/core/matrix";
${isNormal(setUp) ? 'import { createRandom } from "./algorithms/core/random";\n' : ""}import { ${isReal ? "r2" : "accuracy"} } from "./algorithms/metrics";

/** What the first layer sees. */
const features = (x1: number, x2: number): number[] => [${task.features.map((name) => formulas[name]).join(", ")}];

${optionsIn(setUp)}

function main(): void {
  const points = POINTS.trim().split("\\n").map((line) => {
    const [x1, x2, y, part] = line.split(",");
    return { x: features(Number(x1), Number(x2)), y: Number(y), part };
  });
  const train = points.filter(({ part }) => part === "train");
${isReal ? teachValues : ""}  const X = toMatrix(train.map(({ x }) => x));
  const y = train.map(({ y }) => ${isReal ? "taught(y)" : "y"});

  let state = beginTraining(firstNetwork());
${plateauBegins(setUp)}  for (let epoch = 0; epoch < ${parameters.epochs}; epoch++) {
${perfectEnds(setUp)}    state = trainEpoch(state, X, y, epochOrder(X.rows, ${seedFor("order", seeds)}, epoch), options).state;
${plateauEnds(setUp)}  }

  for (const name of ["train", "test"]) {
    const rows = points.filter(({ part }) => part === name);
    if (rows.length === 0) continue;
    const Z = scores(state.network, toMatrix(rows.map(({ x }) => x)));
${isReal ? reportValues : reportClasses}
  }
}

${firstNetworkIn(setUp)}

/** The last layer's weighted sums: a loss is computed from these, for a probability that was rounded to 0 has no logarithm. */
const scores = (network: Network, X: Matrix): Matrix => forward(network, X).preActivations.at(-1)!;
${isReal ? "" : `\n${decisions}\n`}
${comments("//", setUp.aboutPoints)}
const POINTS = \`
${setUp.points}
\`;

main();
`;
}

function likeness({ changes }: SetUp): string {
  if (changes.length === 0) return ": the same run, number by number.";
  return `.\n// The page's run was changed on its way (${changes.join("; ")}); this one has the last values from the beginning.`;
}

const isNormal = ({ parameters: { initialization }, opened }: SetUp): boolean => !opened && (initialization === "small" || initialization === "large");

function optionsIn({ parameters, seeds }: SetUp): string {
  const options = Object.entries(optionsOf(parameters, seedFor("dropout", seeds)));
  return `const options: TrainingOptions = {\n${options.map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`).join("\n")}\n};`;
}

function firstNetworkIn({ parameters: { initialization }, task, seeds, opened }: SetUp): string {
  const isRule = initialization === "auto" || initialization === "glorot" || initialization === "he";
  const seed = seedFor("weights", seeds);
  const architecture = `{
    layerSizes: [${[task.features.length, ...task.hidden.map(({ units }) => units), task.nOutputs].join(", ")}],
    activations: [${task.hidden.map(({ activation }) => `"${activation}"`).join(", ")}],
    loss: "${task.loss}",
    seed: ${seed},${isRule ? `\n    initialization: "${initialization}",` : ""}
  }`;
  if (opened) return openedIn(opened, architecture);
  if (isRule) return `function firstNetwork(): Network {\n  return initialize(${architecture});\n}`;
  const weight = initialization === "zero" ? "0" : `${initialization === "small" ? 0.01 : 3} * random.normal()`;
  return `function firstNetwork(): Network {
  const network = initialize(${architecture});
${initialization === "zero" ? "" : `  const random = createRandom(${seed});\n`}  const weights = network.weights.map((matrix) => ({ ...matrix, data: matrix.data.map(() => ${weight}) }));
  return { ...network, weights };
}`;
}

/** Every number as it reads back exactly. */
function openedIn({ weights, biases }: Network, architecture: string): string {
  const listed = (numbers: readonly Float64Array[]): string => numbers.map((each) => `  [${each.join(", ")}],`).join("\n");
  return `/** As it was opened from a file, or set by hand. */
function firstNetwork(): Network {
  const network = initialize(${architecture});
  return {
    ...network,
    weights: network.weights.map((matrix, layer) => ({ ...matrix, data: Float64Array.from(WEIGHTS[layer]!) })),
    biases: BIASES.map((values) => Float64Array.from(values)),
  };
}

/** Layer by layer: fan-in × fan-out, row by row. */
const WEIGHTS = [
${listed(weights.map(({ data }) => data))}
];
const BIASES = [
${listed(biases)}
];`;
}

const teachValues = `  // The network is taught standardised values; the training points decide how.
  const mean = train.reduce((sum, { y }) => sum + y, 0) / train.length;
  const deviation = Math.sqrt(train.reduce((sum, { y }) => sum + (y - mean) ** 2, 0) / train.length) || 1;
  const taught = (y: number): number => (y - mean) / deviation;
`;

const decisions = `/** The most probable class of every row. */
function decide({ data, rows, columns }: Matrix): number[] {
  const ofRow = (i: number): number[] => (columns === 1 ? [0, data[i]!] : Array.from(data.subarray(i * columns, (i + 1) * columns)));
  return Array.from({ length: rows }, (_, i) => ofRow(i).indexOf(Math.max(...ofRow(i))));
}`;

const reportClasses = `    const y = rows.map(({ y }) => y);
    console.log(\`\${name}: loss \${meanLoss(state.network, Z, y).toFixed(6)}, accuracy \${accuracy(y, decide(Z)).toFixed(4)}\`);`;

const reportValues = `    const y = rows.map(({ y }) => taught(y));
    const loss = meanLoss(state.network, Z, y);
    console.log(\`\${name}: loss \${loss.toFixed(6)}, R2 \${rows.length < 2 ? "undefined" : r2(y, Z.data).toFixed(4)}\`);`;

function perfectEnds({ parameters: { stopWhen, pace }, isReal }: SetUp): string {
  if (stopWhen !== "perfect" || isReal) return "";
  const remark = pace === "update" ? "    // The page looks after every update.\n" : "";
  return `${remark}    if (accuracy(y, decide(scores(state.network, X))) === 1) break;\n`;
}

function plateauBegins({ parameters: { stopWhen } }: SetUp): string {
  if (stopWhen !== "plateau") return "";
  return `  const objective = (): number => meanLoss(state.network, scores(state.network, X), y) + penalty(state.network, options);
  let lowest = { objective: objective(), epoch: 0 };
`;
}

function plateauEnds({ parameters: { stopWhen } }: SetUp): string {
  if (stopWhen !== "plateau") return "";
  return `    if (objective() < lowest.objective * (1 - ${leastFall})) lowest = { objective: objective(), epoch: epoch + 1 };
    if (epoch + 1 - lowest.epoch >= ${patience}) break;
`;
}
