/**
 * The support vector machine against its peers: the same rows, radial kernel, C and γ, the same tolerance, and libsvm's
 * stopping rule for all that have it. The dual objective, computed here from what each found, says who solved how much.
 */
import type { Matrix } from "@algorithms/core/matrix";
import { takeRows, zeros } from "@algorithms/core/matrix";
import { createRandom } from "@algorithms/core/random";
import * as reference from "@algorithms/support-vector-machine";
import * as shrinking from "@algorithms/support-vector-machine/shrinking";
import { benchmark, type Case, type ScriptContender } from "./harness";

interface Input {
  X: Matrix;
  y: Int32Array;
  C: number;
  gamma: number;
  /** The rows before one of them was moved, where the model of those is at hand already. */
  before?: Matrix;
}

/** Rows with a multiplier above 0, and yα of each; the sign is the contender's own. */
interface Result {
  support: ArrayLike<number>;
  coef: ArrayLike<number>;
}

const tol = 1e-3;

/** Two overlapping classes with a curved boundary between them, and a tenth of the labels turned around. */
function curved(n: number, d: number): Input {
  const random = createRandom(7);
  const X = zeros(n, d);
  const y = Int32Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < d; j++) {
      const value = random.normal();
      X.data[i * d + j] = value;
      sum += j % 2 === 0 ? value * value - 1 : value;
    }
    return Number(sum > 0 !== random.uniform() < 0.1);
  });
  return { X, y, C: 1, gamma: 1 / d };
}

function dragged(): Input {
  const { X: before, ...input } = curved(200, 2);
  const X = { ...before, data: before.data.slice() };
  X.data[2 * 17]! += 0.05;
  return { ...input, X, before };
}

const cases: Case<Input>[] = [
  { name: "n = 2,000, d = 10", repetitions: 12, create: () => curved(2000, 10) },
  { name: "n = 8,000, d = 10", repetitions: 4, create: () => curved(8000, 10) },
  { name: "n = 200, d = 2, one point dragged", repetitions: 200, create: dragged },
];

const paramsOf = ({ C, gamma }: Input) => ({ C, gamma, tol });

function ours(name: string, machine: Pick<typeof reference, "fit">): ScriptContender<Input, Result> {
  return {
    name,
    prepare: async (input) => {
      const { X, y, before } = input;
      const start = before && machine.fit(before, y, paramsOf(input));
      return () => machine.fit(X, y, paramsOf(input), start);
    },
    read: (output) => {
      const { support, dualCoef } = output as reference.Model;
      return { support, coef: dualCoef.data };
    },
  };
}

const toRows = ({ data, rows, columns }: Matrix): number[][] =>
  Array.from({ length: rows }, (_, i) => [...data.subarray(i * columns, (i + 1) * columns)]);

const libsvmJs: ScriptContender<Input, Result> = {
  name: "libsvm-js",
  note: "libsvm 3.22 as WebAssembly",
  prepare: async ({ X, y, C, gamma }) => {
    const { default: loading } = await import("libsvm-js");
    const SVM = await loading;
    const [rows, labels] = [toRows(X), [...y]];
    let last: InstanceType<typeof SVM> | undefined;
    return () => {
      // Its memory is not the garbage collector's.
      last?.free();
      last = new SVM({ kernel: SVM.KERNEL_TYPES.RBF, type: SVM.SVM_TYPES.C_SVC, cost: C, gamma, tolerance: tol, cacheSize: 200 });
      last.train(rows, labels);
      return last;
    };
  },
  read: (output) => {
    const svm = output as { getSVIndices(): number[]; serializeModel(): string };
    const vectors = svm.serializeModel().split("\nSV\n")[1]!.trim().split("\n");
    return { support: svm.getSVIndices(), coef: vectors.map((line) => Number(line.split(" ")[0])) };
  },
};

const mlSvm: ScriptContender<Input, Result> = {
  name: "ml-svm",
  note: "simplified SMO with random pairs and a stopping rule of its own",
  prepare: async ({ X, y, C, gamma }) => {
    const { default: SVM } = await import("ml-svm");
    const random = createRandom(1);
    const options = { C, tol, kernel: "rbf", kernelOptions: { sigma: 1 / Math.sqrt(2 * gamma) }, whitening: false, random: random.uniform };
    const [rows, labels] = [toRows(X), Array.from(y, (label) => 2 * label - 1)];
    return () => {
      const svm = new SVM(options);
      svm.train(rows, [...labels]);
      return { alphas: svm.alphas, labels };
    };
  },
  read: (output) => {
    const { alphas, labels } = output as { alphas: number[]; labels: number[] };
    const support = alphas.flatMap((alpha, i) => (alpha > 0 ? [i] : []));
    return { support, coef: support.map((i) => labels[i]! * alphas[i]!) };
  },
};

const scikitLearn = {
  name: "libsvm, by scikit-learn",
  python: "support_vector_machine.py",
  options: [],
  requires: "sklearn",
};

await benchmark<Input, Result>({
  title: "SVM, radial kernel",
  ours: "our engine",
  cases,
  contenders: [ours("our engine", shrinking), ours("our reference", reference), libsvmJs, mlSvm, scikitLearn],
  toPython: ({ X, y, C, gamma }) => ({ tables: { X: X.data, y: Float64Array.from(y) }, params: { columns: X.columns, C, gamma, tol } }),
  judge: ({ X, gamma }, { support, coef }) => {
    const vectors = takeRows(X, support);
    const kernel = { kernel: "rbf" as const, gamma, degree: 3, coef0: 0 };
    let objective = 0;
    for (let i = 0; i < support.length; i++) {
      let sum = 0;
      for (let j = 0; j < support.length; j++) sum += coef[j]! * reference.kernelValue(vectors, i, vectors, j, kernel);
      objective += Math.abs(coef[i]!) - (coef[i]! * sum) / 2;
    }
    return { objective, "support vectors": support.length };
  },
});
