/** What one column in another unit does to every kind of model. */
import {
  decisionTree, kMeans, kNearestNeighbors, logisticRegression, metrics, modelSelection, neuralNetwork, randomForest, supportVectorMachine, type Matrix,
} from "../../../algorithms";
import { takeRows, zeros } from "../../../algorithms/core/matrix";
import { loadTable } from "../../../src/kit/data/tables";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { averageOf, rescaled, standardised, theEnd } from "./measuring";

/** The classes of X that a model says, fitted on the other rows. */
type Classifier = (seen: Matrix, y: Int32Array, X: Matrix) => ArrayLike<number>;

const classifiers = {
  "decision tree": (seen, y, X) => decisionTree.predict(decisionTree.fit(seen, y), X),
  "random forest": (seen, y, X) => randomForest.predict(randomForest.fit(seen, y, { nEstimators: 30, seed: 0 }), X),
  "logistic regression with L2, C = 1": (seen, y, X) => logisticRegression.predict(logisticRegression.fit(seen, y), X),
  "k nearest neighbours, k = 5": (seen, y, X) => kNearestNeighbors.predict(kNearestNeighbors.fit(seen, y, { nNeighbors: 5 }), X),
  "support vector machine, RBF": (seen, y, X) => supportVectorMachine.predict(supportVectorMachine.fit(seen, y, { kernel: "rbf", gamma: "auto" }), X),
  "neural network, 16 hidden units": (seen, y, X) => neuralNetwork.predict(neuralNetwork.fit(seen, y, { hiddenLayerSizes: [16], epochs: 60, learningRate: 0.01, seed: 0 }), X),
} satisfies Readonly<Record<string, Classifier>>;

type Name = keyof typeof classifiers;
const names = Object.keys(classifiers) as Name[];
const [indifferent, distances] = [["decision tree", "random forest"], ["k nearest neighbours, k = 5", "support vector machine, RBF", "neural network, 16 hidden units"]] as const;

interface Change {
  readonly before: number;
  readonly after: number;
}

const magnesium = "magnesium";

async function wine(): Promise<{ X: Matrix; y: Int32Array; column: number }> {
  const { columns, target } = await loadTable("wine");
  const features = columns.filter(({ name }) => name !== target);
  const X = zeros(features[0]!.values.length, features.length);
  features.forEach(({ values }, j) => values.forEach((value, i) => (X.data[i * X.columns + j] = value)));
  return { X, y: Int32Array.from(columns.find(({ name }) => name === target)!.values), column: features.findIndex(({ name }) => name === magnesium) };
}

/** Over three folds. */
function accuracyOf(classify: Classifier, X: Matrix, y: Int32Array): number {
  const of = (rows: Int32Array): Int32Array => Int32Array.from(rows, (row) => y[row]!);
  return averageOf(modelSelection.kFold(X.rows, { nSplits: 3, shuffle: true, seed: 0 }).map(({ train, test }) =>
    metrics.accuracy(of(test), classify(takeRows(X, train), of(train), takeRows(X, test)))));
}

const clusterAgreement = (X: Matrix, y: Int32Array): number => metrics.adjustedRandIndex(y, kMeans.fit(X, { nClusters: 3, nInit: 5, seed: 0 }).labels);

export const unitsAndAccuracy = experiment({
  id: "units-and-accuracy",
  claim: "One column of thirteen in a thousand times smaller unit leaves trees and forests as good as they were, and ruins what measures distances (k-NN, the radial kernel, k-means) and what is trained by gradient steps.",
  predict: {
    question: "Wines of three growers, thirteen standardised columns; then one of the weakest, magnesium, times 1,000. Whose accuracy on wines left out does not change?",
    options: ["Nobody’s", "The tree’s and the forest’s", "The support vector machine’s and the network’s: they can weigh columns"],
    answer: 1,
  },
  state: { parameters: { penalty: "l2", alpha: 1 }, data: { source: "wine", options: {}, scaling: "none" }, step: theEnd },
  async measure() {
    const { X, y, column } = await wine();
    const tables = [standardised(X), rescaled(standardised(X), column, 1000)] as const;
    const change = (measure: (table: Matrix) => number): Change => ({ before: measure(tables[0]), after: measure(tables[1]) });
    return {
      accuracy: Object.fromEntries(names.map((name) => [name, change((table) => accuracyOf(classifiers[name], table, y))])) as Record<Name, Change>,
      kMeans: change((table) => clusterAgreement(table, y)),
    };
  },
  holds: ({ accuracy, kMeans: { before, after } }) =>
    indifferent.every((name) => accuracy[name].before === accuracy[name].after && accuracy[name].before > 0.85)
    && distances.every((name) => accuracy[name].after < accuracy[name].before - 0.2) && after < before - 0.5,
  rows: ({ accuracy, kMeans: clusters }) => [
    ...names.map((name) => ({ label: `${name}: accuracy before, after`, value: `${percent(accuracy[name].before)}, ${percent(accuracy[name].after)}` })),
    { label: "k-means: agreement of its clusters with the growers", value: `${clusters.before.toFixed(2)}, ${clusters.after.toFixed(2)}` },
  ],
});

