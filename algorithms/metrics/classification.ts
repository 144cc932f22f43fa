/**
 * How often, and in which way, predicted classes are the true ones.
 *
 * Source: C. J. van Rijsbergen, "Information Retrieval" (1979), chapter 7, for precision, recall and their harmonic mean.
 */
import { checkClassIds, checkInteger } from "../core/check";
import { InvalidInput } from "../core/errors";
import { zeros, type Matrix } from "../core/matrix";

/**
 * The share of rows whose predicted class id is the true one: 0 … 1.
 * It compares the ids themselves. For clusters, whose numbering means nothing, use `adjustedRandIndex`.
 * @param yTrue n class ids, n ≥ 1; @param yPred n class ids
 * @throws InvalidInput for no rows, different lengths or ids that are not integers
 */
export function accuracy(yTrue: ArrayLike<number>, yPred: ArrayLike<number>): number {
  checkClassIds("yTrue", yTrue, { min: 1 });
  checkClassIds("yPred", yPred, { length: yTrue.length });
  let correct = 0;
  for (let i = 0; i < yTrue.length; i++) if (yTrue[i] === yPred[i]) correct++;
  return correct / yTrue.length;
}

/**
 * How many rows of true class i (row) were predicted as class j (column).
 * @param yTrue n class ids 0 … K − 1, n ≥ 1; @param yPred n class ids
 * @param nClasses K; one more than the largest id if left out
 * @returns K × K counts
 * @throws InvalidInput for no rows, different lengths, or ids that are not integers in 0 … K − 1
 */
export function confusionMatrix(yTrue: ArrayLike<number>, yPred: ArrayLike<number>, nClasses?: number): Matrix {
  checkClassIds("yTrue", yTrue, { min: 1 });
  checkClassIds("yPred", yPred, { length: yTrue.length });
  const K = nClasses ?? 1 + Math.max(largest(yTrue), largest(yPred), 0);
  checkInteger("nClasses", K, { min: 1 });
  const counts = zeros(K, K);
  for (let i = 0; i < yTrue.length; i++) {
    const [actual, predicted] = [idIn("yTrue", yTrue[i]!, K), idIn("yPred", yPred[i]!, K)];
    counts.data[actual * K + predicted]!++;
  }
  return counts;
}

export interface PrecisionRecallF1 {
  /** Of the rows predicted as the class, the share that is. */
  readonly precision: number;
  /** Of the rows of the class, the share that was found. */
  readonly recall: number;
  /** The harmonic mean of both. */
  readonly f1: number;
}

export interface AverageOptions {
  /**
   * "binary": of the positive class alone. "macro": the mean over the classes that occur in either argument. "weighted":
   * that mean, weighted by how many rows each class truly has. "micro": over all rows at once, which is the accuracy.
   */
  readonly average: "binary" | "macro" | "weighted" | "micro";
  /** The class, 0 or 1, that counts as found or missed, for "binary". Exchange it, and the figures are others. */
  readonly positiveClass: number;
}

/**
 * Precision, recall and F1, each in 0 … 1, and 0 where it would be 0/0.
 * @param yTrue n class ids 0 … K − 1, n ≥ 1; @param yPred n class ids
 * @throws InvalidInput as `confusionMatrix`; for "binary", also if a third class occurs, since there is none to leave out
 */
export function precisionRecallF1(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  { average = "binary", positiveClass = 1 }: Partial<AverageOptions> = {},
): PrecisionRecallF1 {
  checkInteger("positiveClass", positiveClass, { min: 0, max: 1 });
  const byClass = precisionRecallF1ByClass(yTrue, yPred);
  switch (average) {
    case "binary":
      if (byClass.length > 2) {
        throw new InvalidInput(`average "binary" needs two classes; got ${byClass.length}: use "macro", "weighted" or "micro"`);
      }
      return byClass[positiveClass] ?? { precision: 0, recall: 0, f1: 0 };
    case "micro": {
      const share = accuracy(yTrue, yPred);
      return { precision: share, recall: share, f1: share };
    }
    case "macro":
      return weightedMean(byClass, ({ occurs }) => Number(occurs));
    case "weighted":
      return weightedMean(byClass, ({ support }) => support);
  }
}

export interface ClassFigures extends PrecisionRecallF1 {
  /** How many rows truly are of the class. */
  readonly support: number;
  /** Whether any row is or was predicted as the class. */
  readonly occurs: boolean;
}

/** `precisionRecallF1` of every class in turn, each against all others. See there and `confusionMatrix` for shapes and errors. */
export function precisionRecallF1ByClass(yTrue: ArrayLike<number>, yPred: ArrayLike<number>, nClasses?: number): ClassFigures[] {
  const counts = confusionMatrix(yTrue, yPred, nClasses);
  const K = counts.columns;
  return Array.from({ length: K }, (_, k) => {
    let [support, predicted] = [0, 0];
    for (let other = 0; other < K; other++) {
      support += counts.data[k * K + other]!;
      predicted += counts.data[other * K + k]!;
    }
    const found = counts.data[k * K + k]!;
    return {
      precision: share(found, predicted),
      recall: share(found, support),
      f1: share(2 * found, support + predicted),
      support,
      occurs: support + predicted > 0,
    };
  });
}

function weightedMean(figures: readonly ClassFigures[], weightOf: (figures: ClassFigures) => number): PrecisionRecallF1 {
  const total = figures.reduce((sum, figure) => sum + weightOf(figure), 0);
  const mean = (read: (figure: ClassFigures) => number): number =>
    figures.reduce((sum, figure) => sum + weightOf(figure) * read(figure), 0) / total;
  return { precision: mean(({ precision }) => precision), recall: mean(({ recall }) => recall), f1: mean(({ f1 }) => f1) };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function largest(ids: ArrayLike<number>): number {
  let maximum = -Infinity;
  for (let i = 0; i < ids.length; i++) maximum = Math.max(maximum, ids[i]!);
  return maximum;
}

function idIn(name: string, id: number, nClasses: number): number {
  if (id >= 0 && id < nClasses) return id;
  throw new InvalidInput(`${name} must be class ids in 0..${nClasses - 1}; got ${id}`);
}
