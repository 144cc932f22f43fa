/** What can be turned: the heads, how they are fitted, and what is drawn. */
import { choice, integer, real } from "../../src/kit/lab/schema";

/** How one set of points is answered. */
export const headNames = { regression: "regression", classification: "classes", ordinal: "ordinal" } as const;
export type HeadName = keyof typeof headNames;

/** These change what is drawn, and no run. */
export const viewParameters = {
  shown: choice({
    label: "Head shown",
    help: "Whose answer colours the plane and fills the table: least squares on the number, logistic regression on the class, or thresholds along one direction for classes in an order.",
    options: headNames,
    default: "classification",
    viewOnly: true,
  }),
  threshold: real({
    label: "Threshold",
    help: "With two classes: the answer from which on a point is called the second class. It changes decisions, and no model.",
    min: 0,
    max: 1,
    scale: "linear",
    step: 0.01,
    default: 0.5,
    viewOnly: true,
  }),
  charts: choice({
    label: "Charts",
    help: "Which side of the answers the charts show.",
    options: { decisions: "counts", losses: "losses", residuals: "residuals", descent: "run" },
    default: "decisions",
    viewOnly: true,
  }),
};

export const targetParameters = {
  bins: integer({
    label: "Bins",
    help: "For a target of numbers: into how many classes, about equally full, it is cut for the two heads that answer with classes.",
    min: 2,
    max: 5,
    default: 3,
  }),
};

export const penaltyParameters = {
  penalty: choice({
    label: "Penalty",
    help: "L2 keeps the coefficients of the class head finite, also where a line separates the classes. Least squares has none here.",
    options: { l2: "L2", none: "none" },
    default: "l2",
  }),
  C: real({
    label: "C",
    help: "How much the loss counts against the penalty. A small C is a strong penalty.",
    min: 1e-4,
    max: 1e4,
    scale: "log",
    default: 1,
  }),
};

export const solverParameters = {
  solver: choice({
    label: "Solver",
    help: "Exact: least squares at once, logistic regression by Newton's steps. The others follow the gradient over all points, over a batch of them, or over one.",
    options: { exact: "exact", batch: "batch", "mini-batch": "mini-batch", stochastic: "SGD" },
    default: "exact",
  }),
  learningRate: real({
    label: "Learning rate",
    help: "How far a step goes along the gradient. Above 2 over the largest curvature, least squares diverges.",
    min: 1e-4,
    max: 10,
    scale: "log",
    default: 0.05,
    live: true,
  }),
  batchSize: integer({
    label: "Batch size",
    help: "How many points the gradient of a mini-batch is averaged over.",
    min: 2,
    max: 512,
    default: 8,
  }),
  epochs: integer({
    label: "Epochs",
    help: "How often each training point's gradient may be evaluated: the same budget for every batch size.",
    min: 1,
    max: 2000,
    default: 60,
  }),
};

export const parameters = { ...viewParameters, ...targetParameters, ...penaltyParameters, ...solverParameters };

export type Parameters = typeof parameters;
