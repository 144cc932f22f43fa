/** Steps of one size for every coefficient: where they help, and what they may cost. */
import { logisticRegression, neuralNetwork, type Matrix } from "../../../algorithms";
import { zeros } from "../../../algorithms/core/matrix";
import { createRandom } from "../../../algorithms/core/random";
import { logisticLoss, meanSlope, scores, sigmoid } from "../../../algorithms/linear-models";
import { experiment } from "../../../src/kit/lab/experiment";
import { averageOf, percent, range, showing, theEnd } from "./measuring";

interface Rows {
  readonly X: Matrix;
  readonly y: Int32Array;
}

interface Descent {
  readonly rule: "sgd" | "adam";
  readonly learningRate: number;
  readonly epochs: number;
  readonly batchSize: number;
}

/** PyTorch's. */
const ofAdam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** Logistic regression from 0, without intercept and penalty. @returns the coefficients */
function descend({ X, y }: Rows, { rule, learningRate, epochs, batchSize }: Descent): Float64Array {
  const random = createRandom(0);
  let state: neuralNetwork.Parameters = { values: new Float64Array(X.columns) };
  let update = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = random.permutation(X.rows);
    for (let from = 0; from < X.rows; from += batchSize) {
      const { coef } = meanSlope(X, y, order.subarray(from, from + batchSize), { coef: state.values, intercept: 0 }, "logistic");
      update++;
      state = rule === "sgd" ? neuralNetwork.sgd(state, coef, { learningRate }) : neuralNetwork.adam(state, coef, { learningRate, ...ofAdam }, update);
    }
  }
  return state.values;
}

const scoresOf = (X: Matrix, coef: Float64Array): Matrix => scores(X, { data: coef, rows: 1, columns: coef.length });
const lossOf = ({ X, y }: Rows, coef: Float64Array): number => logisticLoss(scoresOf(X, coef), y) / X.rows;
const accuracyOf = ({ X, y }: Rows, coef: Float64Array): number => scoresOf(X, coef).data.filter((z, i) => Number(z > 0) === y[i]).length / y.length;

const [nCommon, nRare] = [5, 45];

/** Five columns that every row has something of, and 45 words of which each is in one row of a hundred, and then counts. */
function words(seed: number): Rows {
  const random = createRandom(seed);
  const X = zeros(1000, nCommon + nRare);
  const y = new Int32Array(X.rows);
  for (let i = 0; i < X.rows; i++) {
    let logOdds = 0;
    for (let j = 0; j < X.columns; j++) {
      const isCommon = j < nCommon;
      const value = isCommon ? random.normal() : Number(random.uniform() < 0.01);
      X.data[i * X.columns + j] = value;
      logOdds += value * (isCommon ? 0.5 : j % 2 === 0 ? 3 : -3);
    }
    y[i] = Number(random.uniform() < sigmoid(logOdds));
  }
  return { X, y };
}

export const adamAndRareColumns = experiment({
  id: "adam-and-rare-columns",
  claim: "Where columns are rarely anything but zero, Adam comes several times nearer to the optimum than SGD in the same number of steps, each at its best learning rate.",
  predict: {
    question: "45 words that matter, each in one text of a hundred, and five columns that every text has. Five passes by SGD and by Adam, each at the best of four learning rates. Which one ends nearer to the optimum?",
    options: ["SGD", "Adam, by a factor of more than three", "Both alike, once the rate is right"],
    answer: 1,
  },
  state: { parameters: { solver: "mini-batch", batchSize: 10, epochs: 5, learningRate: 0.1, shown: "classification", charts: "descent" }, ...showing("two-gaussians", {}, 0), step: theEnd },
  measure() {
    const sets = range(3).map(words);
    // Without a penalty a word that only one class uses has no best coefficient: of this one the loss hardly knows.
    const least = averageOf(sets.map((rows) => lossOf(rows, logisticRegression.fit(rows.X, rows.y, { C: 1e3, fitIntercept: false }).coef.data)));
    const best = (rule: "sgd" | "adam", rates: readonly number[]): number =>
      Math.min(...rates.map((learningRate) => averageOf(sets.map((rows) => lossOf(rows, descend(rows, { rule, learningRate, epochs: 5, batchSize: 10 }))))));
    return { least, sgd: best("sgd", [0.3, 1, 2, 4]) - least, adam: best("adam", [0.03, 0.06, 0.1, 0.2]) - least };
  },
  holds: ({ sgd, adam }) => adam > 0 && sgd > 3 * adam,
  rows: ({ least, sgd, adam }) => [
    { label: "the least loss", value: least.toFixed(3) },
    { label: "above it after five passes: SGD", value: sgd.toFixed(3) },
    { label: "Adam", value: adam.toFixed(3) },
  ],
});

/** The share of the more common class. */
const share = 0.6;

/**
 * The first column is the class as ±1, two are 1 for everybody, and each training row has columns that no other has: one in the
 * more common class, five in the other. New rows have none of these.
 * After A. Wilson et al., "The marginal value of adaptive gradient methods in machine learning", NeurIPS (2017), section 3.3.
 */
function ownColumns(n: number): { readonly train: Rows; readonly test: Rows } {
  const y = Int32Array.from({ length: n }, (_, i) => Number(i < share * n));
  const draw = (isTrain: boolean): Rows => {
    const X = zeros(n, 3 + 5 * n);
    for (let i = 0; i < n; i++) {
      const own = isTrain ? (y[i] === 1 ? 1 : 5) : 0;
      X.data.set([y[i] === 1 ? 1 : -1, 1, 1], i * X.columns);
      X.data.fill(1, i * X.columns + 3 + 5 * i, i * X.columns + 3 + 5 * i + own);
    }
    return { X, y };
  };
  return { train: draw(true), test: draw(false) };
}

export const adamsTestGap = experiment({
  id: "adams-test-gap",
  claim: "Where many coefficients fit the training rows perfectly, Adam and gradient descent choose different ones: on a table made to show it, gradient descent is right about all new rows, and Adam calls every one of them the more common class.",
  predict: {
    question: "One column gives the class away; every training row also has columns that are its own alone. Both methods get all training rows right. And new rows, 60 % of them of one class?",
    options: ["Both are right about all of them", "Gradient descent about all, Adam about 60 %", "Adam about all, gradient descent about 60 %"],
    answer: 1,
  },
  state: { parameters: { solver: "batch", learningRate: 0.5, epochs: 60, shown: "classification", charts: "descent" }, ...showing("two-gaussians", {}, 0), step: theEnd },
  measure() {
    const { train, test } = ownColumns(100);
    const scoresWith = (rule: "sgd" | "adam", learningRate: number) => {
      const coef = descend(train, { rule, learningRate, epochs: 100, batchSize: 100 });
      return { train: accuracyOf(train, coef), test: accuracyOf(test, coef) };
    };
    return { gradientDescent: scoresWith("sgd", 0.5), adam: scoresWith("adam", 0.01) };
  },
  holds: ({ gradientDescent, adam }) => gradientDescent.train === 1 && adam.train === 1 && gradientDescent.test === 1 && adam.test === share,
  rows: ({ gradientDescent, adam }) => [
    { label: "right about the training rows: gradient descent, Adam", value: `${percent(gradientDescent.train)}, ${percent(adam.train)}` },
    { label: "right about new rows, gradient descent", value: percent(gradientDescent.test) },
    { label: "right about new rows, Adam", value: percent(adam.test) },
  ],
});
