/** What can be turned, with scikit-learn's names. */
import { engineOptions } from "../../src/kit/engines/names";
import { choice, integer, real, toggle } from "../../src/kit/lab/schema";

export const machineParameters = {
  kernel: choice({
    label: "Kernel",
    help: "What takes the place of the inner product: with the linear one the boundary is straight, with the others it bends.",
    options: { linear: "linear", rbf: "RBF", poly: "polynomial", sigmoid: "sigmoid" },
    default: "linear",
  }),
  C: real({
    label: "Cost of errors C",
    help: "What an example pays for missing its margin line. A small C takes errors for a wide margin; a large one narrows it to be right.",
    min: 1e-3,
    max: 1e4,
    scale: "log",
    default: 1,
  }),
  gammaRule: choice({
    label: "Width of the kernel",
    help: "scale is 1/(features · variance), auto is 1/features; or a γ of your own, below.",
    options: { scale: "scale", auto: "auto", own: "own γ" },
    default: "scale",
  }),
  gamma: real({
    label: "γ",
    help: "How fast the kernel falls with distance. A large γ lets every example see only its nearest neighbours.",
    min: 1e-3,
    max: 1e3,
    scale: "log",
    default: 0.5,
  }),
  degree: integer({ label: "Degree", help: "The power of the polynomial kernel.", min: 1, max: 8, default: 3 }),
  coef0: real({
    label: "Constant c₀",
    help: "What the polynomial and the sigmoid kernel add to the inner product: at 0, a polynomial has terms of the highest degree only.",
    min: -5,
    max: 5,
    scale: "linear",
    step: 0.1,
    default: 1,
  }),
};

export const runParameters = {
  balanced: toggle({ label: "Balance the classes", help: "An error costs more in a class that has fewer examples: C is multiplied by n / (K · the class's count).", default: false }),
  supportOnly: toggle({
    label: "Support vectors alone",
    help: "Solves, throws away every example that is no support vector, and solves what is left from the beginning.",
    default: false,
  }),
  tol: real({
    label: "Tolerance",
    help: "Stop when no two examples disagree by this much on the intercept.",
    min: 1e-8,
    max: 1,
    scale: "log",
    default: 1e-3,
  }),
  maxIter: integer({ label: "Most steps", help: "The optimization of two classes ends after so many pairs of multipliers, solved or not.", min: 1, max: 100_000, default: 20_000 }),
};

export const engineParameters = {
  engine: choice({
    label: "Engine",
    help: "What computes the kernels of the examples, with each other and with every place of the picture. “Auto” takes TypeScript, and where that takes long the fastest that this machine has.",
    options: engineOptions,
    default: "auto",
  }),
};

/** These change what is drawn, and no run. */
export const viewParameters = {
  panel: choice({
    label: "Charts",
    help: "What is shown beside the picture.",
    options: { solution: "solution", step: "SMO step", sweep: "C and γ" },
    default: "solution",
    viewOnly: true,
  }),
  showSlack: toggle({ label: "Slack lines", help: "A line from every example that pays to the margin line it misses.", default: true, viewOnly: true }),
};

export const parameters = { ...machineParameters, ...runParameters, ...engineParameters, ...viewParameters };

export type Parameters = typeof parameters;
