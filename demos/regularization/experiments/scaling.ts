/** What units do: to predictions, to penalties, to descents, and to what is scaled too early. */
import { decisionTree, kMeans, lasso, linearRegression, metrics, modelSelection, preprocessing, ridge, type Matrix } from "../../../algorithms";
import { takeRows } from "../../../algorithms/core/matrix";
import { experiment } from "../../../src/kit/lab/experiment";
import { axesOf, gradientAt, lossOf, type Pair } from "../loss";
import { percent } from "../readable";
import { averageOf, diabetes, nDatasets, normals, range, rescaled, showing, standardised, theEnd, twoColumns } from "./measuring";

const bmi = 2;

export const whoCaresAboutUnits = experiment({
  id: "who-cares-about-units",
  claim: "Another unit for one column leaves the predictions of least squares and of a decision tree as they are, and changes those of ridge, the lasso and k-means.",
  predict: {
    question: "Diabetes, ten standardised columns, then the body mass index multiplied by 1,000 and every model fitted anew. Whose predictions change?",
    options: ["Everybody’s", "Those of penalised models and of distances; not those of least squares and trees", "Nobody’s: the information is the same"],
    answer: 1,
  },
  state: { parameters: { penalty: "l1", alpha: 10 }, data: { source: "diabetes", features: ["body mass index", "blood pressure"], options: {}, scaling: "none" }, step: theEnd },
  async measure() {
    const { X, y } = await diabetes();
    const [before, after] = [standardised(X), rescaled(standardised(X), bmi, 1000)];
    const apart = (predict: (table: Matrix) => ArrayLike<number>): number => {
      const [one, other] = [predict(before), predict(after)];
      return Math.max(...range(X.rows).map((i) => Math.abs(one[i]! - other[i]!)));
    };
    const classes = Int32Array.from(y, (value) => Number(value > 140));
    const clusters = (table: Matrix): Int32Array => kMeans.fit(table, { nClusters: 3, nInit: 5, seed: 0 }).labels;
    return {
      leastSquares: apart((table) => linearRegression.predict(linearRegression.fit(table, y), table)),
      tree: apart((table) => decisionTree.predict(decisionTree.fit(table, classes, { maxDepth: 4 }), table)),
      ridge: apart((table) => ridge.predict(ridge.fit(table, y, { alpha: 442 }), table)),
      lasso: apart((table) => lasso.predict(lasso.fit(table, y, { alpha: 10 }), table)),
      kMeans: metrics.adjustedRandIndex(clusters(before), clusters(after)),
    };
  },
  holds: (changed) => changed.leastSquares < 1e-6 && changed.tree === 0 && changed.ridge > 10 && changed.lasso > 10 && changed.kMeans < 0.5,
  rows: (changed) => [
    { label: "least squares: a prediction changes by at most", value: changed.leastSquares.toExponential(1) },
    { label: "decision tree", value: String(changed.tree) },
    { label: "ridge, α = 1 (targets run from 25 to 346)", value: changed.ridge.toFixed(1) },
    { label: "lasso, α = 10", value: changed.lasso.toFixed(1) },
    { label: "k-means: agreement of the clusters before and after", value: changed.kMeans.toFixed(2) },
  ],
});

export const unitDecidesWhoStays = experiment({
  id: "unit-decides-who-stays",
  claim: "Whether the lasso keeps a column depends on its unit: larger numbers need a smaller coefficient, and that is what the penalty counts.",
  predict: {
    question: "Two equally useful columns and an α at which each of them just about stays. Now the second is written in a ten times smaller unit, so that its numbers are ten times larger. Does the lasso keep it?",
    options: ["Always", "As often as before: the information is the same", "Never"],
    answer: 0,
  },
  state: { parameters: { penalty: "l1", alpha: 1.5 }, ...showing({ weight1: 1.5, weight2: 1.5, correlation: 0, unit: 10 }), step: theEnd },
  measure() {
    const kept = (unit: number) => {
      const fits = range(nDatasets).map((seed) => {
        const { X, y } = twoColumns({ weight1: 1.5, weight2: 1.5, correlation: 0, unit }, seed);
        return lasso.fit(X, y, { alpha: 1.5 }).coef;
      });
      return [0, 1].map((j) => fits.filter((coef) => coef[j] !== 0).length);
    };
    return { larger: kept(10), same: kept(1), smaller: kept(0.1) };
  },
  holds: ({ larger, same, smaller }) => larger[1] === nDatasets && smaller[1] === 0 && same[1]! > 0 && same[1]! < nDatasets,
  rows: ({ larger, same, smaller }) => [
    { label: "the second column is kept, its numbers × 10", value: `${larger[1]} of ${nDatasets}` },
    { label: "in the same unit as the first", value: `${same[1]} of ${nDatasets}` },
    { label: "its numbers ÷ 10", value: `${smaller[1]} of ${nDatasets}` },
    { label: "the first column, meanwhile", value: `${larger[0]}, ${same[0]} and ${smaller[0]} of ${nDatasets}` },
  ],
});

export const ravineTakesLong = experiment({
  id: "ravine-takes-long",
  claim: "The steps that gradient descent needs grow with the ratio of the bowl’s curvatures, and standardising the columns brings it down.",
  predict: {
    question: "Two uncorrelated columns, then one of them × 10, so that the curvatures differ by a factor of about 100. How many times more steps does gradient descent need?",
    options: ["As many as before", "About 10 times as many", "Tens of times as many"],
    answer: 2,
  },
  state: { parameters: { penalty: "l2", alpha: 0, stepSize: 1, nSteps: 200 }, ...showing({ correlation: 0, unit: 10 }), step: theEnd },
  measure() {
    const tries = range(nDatasets).map((seed) => {
      const { X, y } = twoColumns({ correlation: 0 }, seed);
      const { X: ravine } = twoColumns({ correlation: 0, unit: 10 }, seed);
      return [X, ravine, standardised(ravine)].map((table) => stepsToTheBottom(table, y));
    });
    const column = (which: number, of: "steps" | "condition"): number => averageOf(tries.map((ofSeed) => ofSeed[which]![of]));
    return { even: column(0, "steps"), evenCondition: column(0, "condition"), ravine: column(1, "steps"), ravineCondition: column(1, "condition"), standardised: column(2, "steps") };
  },
  holds: ({ even, ravine, standardised: scaled }) => ravine > 20 * even && scaled < 2 * even,
  rows: ({ even, evenCondition, ravine, ravineCondition, standardised: scaled }) => [
    { label: `same unit: steps at a ratio of ${evenCondition.toFixed(1)}, on average`, value: even.toFixed(0) },
    { label: `second column × 10: steps at a ratio of ${ravineCondition.toFixed(0)}`, value: ravine.toFixed(0) },
    { label: "the same, standardised", value: scaled.toFixed(0) },
  ],
});

/** Gradient steps of the longest safe length until the gradient is a millionth of what it was. */
function stepsToTheBottom(X: Matrix, y: Float64Array): { steps: number; condition: number } {
  const loss = lossOf(X, y);
  const { steep, flat } = axesOf(loss);
  const size = ([a, b]: Pair): number => Math.hypot(a, b);
  let w: Pair = [0, 0];
  let gradient = gradientAt(loss, w);
  const goal = 1e-6 * size(gradient);
  let steps = 0;
  for (; size(gradient) > goal && steps < 100_000; steps++) {
    w = [w[0] - gradient[0] / steep, w[1] - gradient[1] / steep];
    gradient = gradientAt(loss, w);
  }
  return { steps, condition: steep / flat };
}

export const outlierSqueezes = experiment({
  id: "outlier-squeezes",
  claim: "One wild value squeezes all others together under min–max scaling and less so under standardising; median and quartiles hardly notice it.",
  predict: {
    question: "100 ordinary values and one that is 100 standard deviations away. How much of their spread do the ordinary ones keep after min–max scaling?",
    options: ["All of it", "About half", "A few hundredths"],
    answer: 2,
  },
  state: { parameters: { penalty: "l1", alpha: 1 }, ...showing({}), step: theEnd },
  measure() {
    const { minMaxScaler, standardScaler } = preprocessing;
    const kept = range(nDatasets).map((seed) => {
      const ordinary = normals(100, 1, seed);
      const wild: Matrix = { data: Float64Array.from([...ordinary.data, 100]), rows: 101, columns: 1 };
      return [
        spreadOf(minMaxScaler.transform(minMaxScaler.fit(wild), ordinary)) / spreadOf(minMaxScaler.fitTransform(ordinary)),
        spreadOf(standardScaler.transform(standardScaler.fit(wild), ordinary)) / spreadOf(standardScaler.fitTransform(ordinary)),
        quartileDistance(ordinary) / quartileDistance(wild),
      ];
    });
    const [minMax, standard, robust] = [0, 1, 2].map((which) => averageOf(kept.map((of) => of[which]!)));
    return { minMax: minMax!, standard: standard!, robust: robust! };
  },
  holds: ({ minMax, standard, robust }) => minMax < 0.1 && standard < 0.2 && standard > minMax && robust > 0.9,
  rows: ({ minMax, standard, robust }) => [
    { label: "spread kept, min–max", value: percent(minMax) },
    { label: "spread kept, standardised", value: percent(standard) },
    { label: "spread kept, median and quartiles", value: percent(robust) },
  ],
});

const spreadOf = (X: Matrix): number => preprocessing.standardScaler.fit(X).scale[0]!;

/** What a robust scaler divides by: the distance of the quartiles. */
function quartileDistance({ data }: Matrix): number {
  const sorted = data.toSorted();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
  return at(0.75) - at(0.25);
}

const [nRows, nNoise, nChosen] = [50, 500, 10];

export const scalerLeaksLittle = experiment({
  id: "scaler-leaks-little",
  claim: "Scaling with all rows before cross-validation changes next to nothing; choosing columns with all rows makes pure noise look predictable.",
  predict: {
    question: "50 rows of noise in 500 columns, and a target that is noise as well. Which early step makes cross-validated ridge look good?",
    options: ["Standardising on all rows", "Choosing the ten best columns on all rows", "Both, about equally"],
    answer: 1,
  },
  state: { parameters: { penalty: "l2", alpha: 1 }, ...showing({ weight1: 0, weight2: 0 }), step: theEnd },
  measure() {
    const tries = range(6).map((seed) => {
      const X = normals(nRows, nNoise, seed);
      const y = normals(nRows, 1, 1000 + seed).data;
      return {
        honest: crossValidated(X, y, { scaleEarly: false, chooseEarly: false }),
        scaled: crossValidated(X, y, { scaleEarly: true, chooseEarly: false }),
        chosen: crossValidated(X, y, { scaleEarly: false, chooseEarly: true }),
      };
    });
    const mean = (of: "honest" | "scaled" | "chosen"): number => averageOf(tries.map((ofSeed) => ofSeed[of]));
    return { honest: mean("honest"), scaled: mean("scaled"), chosen: mean("chosen") };
  },
  holds: ({ honest, scaled, chosen }) => honest < 0 && Math.abs(scaled - honest) < 0.05 && chosen > 0.2,
  rows: ({ honest, scaled, chosen }) => [
    { label: "R² on rows left out, everything learnt from the other folds", value: signed(honest) },
    { label: "scaled on all rows first", value: signed(scaled) },
    { label: `the best ${nChosen} of ${nNoise} columns chosen on all rows first`, value: signed(chosen) },
  ],
});

const signed = (value: number): string => value.toFixed(2).replace("-", "−");

/** R² of ridge on rows left out, the columns scaled and the best of them chosen on what the fold may see, or on everything. */
function crossValidated(X: Matrix, y: Float64Array, { scaleEarly, chooseEarly }: { readonly scaleEarly: boolean; readonly chooseEarly: boolean }): number {
  const predicted = new Float64Array(y.length);
  for (const { train, test } of modelSelection.kFold(X.rows, { nSplits: 5, shuffle: true, seed: 0 })) {
    const seen = takeRows(X, train);
    const seenY = Float64Array.from(train, (i) => y[i]!);
    const columns = chooseEarly ? bestColumns(X, y) : bestColumns(seen, seenY);
    const scaler = preprocessing.standardScaler.fit(takeColumns(scaleEarly ? X : seen, columns));
    const of = (table: Matrix): Matrix => preprocessing.standardScaler.transform(scaler, takeColumns(table, columns));
    const model = ridge.fit(of(seen), seenY, { alpha: 1 });
    ridge.predict(model, of(takeRows(X, test))).forEach((value, i) => (predicted[test[i]!] = value));
  }
  return metrics.r2(y, predicted);
}

/** Those that correlate most with the target. */
function bestColumns({ data, rows, columns }: Matrix, y: Float64Array): number[] {
  const mean = averageOf([...y]);
  const strength = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    let [sum, squares, products] = [0, 0, 0];
    for (let i = 0; i < rows; i++) {
      const value = data[i * columns + j]!;
      sum += value;
      squares += value * value;
      products += value * (y[i]! - mean);
    }
    strength[j] = Math.abs(products) / Math.sqrt(squares - (sum * sum) / rows);
  }
  return range(columns).toSorted((a, b) => strength[b]! - strength[a]!).slice(0, nChosen);
}

function takeColumns(X: Matrix, columns: readonly number[]): Matrix {
  const data = Float64Array.from({ length: X.rows * columns.length }, (_, entry) => X.data[Math.floor(entry / columns.length) * X.columns + columns[entry % columns.length]!]!);
  return { data, rows: X.rows, columns: columns.length };
}
