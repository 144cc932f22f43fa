/** What can be turned. The names are scikit-learn's, and alpha is always that of its `ElasticNet`. */
import { choice, integer, real, type Values } from "../../src/kit/lab/schema";

export const penaltyParameters = {
  penalty: choice({
    label: "Penalty",
    help: "L1 (lasso) adds up the coefficients' sizes, L2 (ridge) their squares, the elastic net some of both.",
    options: { l1: "L1", l2: "L2", elasticnet: "Both" },
    default: "l1",
  }),
  alpha: real({
    label: "Strength α",
    help: "How much the penalty weighs beside half the mean squared error. For L2 alone it is scikit-learn's Ridge with alpha = n α, for Ridge adds up the squared errors.",
    min: 1e-3,
    max: 1e3,
    scale: "log",
    zero: true,
    default: 1,
  }),
  l1Ratio: real({
    label: "L1 share",
    help: "Of “Both”: how much of the penalty is L1. At 0 it is ridge, at 1 the lasso.",
    min: 0,
    max: 1,
    scale: "linear",
    step: 0.05,
    default: 0.5,
  }),
};

export const descentParameters = {
  stepSize: real({
    label: "Step size",
    help: "In units of 1 / the steepest curvature. From 2 on the descent grows instead of shrinking.",
    min: 0.02,
    max: 2.5,
    scale: "linear",
    step: 0.02,
    default: 0.4,
  }),
  decay: choice({
    label: "Subgradient's steps",
    help: "Of constant length factor, or divided by the root of the step's number, with which a subgradient descent converges.",
    options: { constant: "constant", root: "÷ √step" },
    default: "constant",
  }),
  nSteps: integer({ label: "Steps", help: "How many steps both descents take.", min: 1, max: 500, default: 40 }),
};

export const viewParameters = {
  surface: choice({
    label: "Contours of",
    help: "The loss alone, whose contours touch the ball; or what is really minimised, loss + penalty, with its creases.",
    options: { loss: "the loss", objective: "loss + penalty" },
    default: "loss",
    viewOnly: true,
  }),
};

/** What handles on the stage set. */
const handParameters = {
  moved1: real({ label: "Least squares moved across", help: "What a hand added to the first coefficient of least squares.", min: -1e9, max: 1e9, scale: "linear", default: 0 }),
  moved2: real({ label: "Least squares moved up", help: "What a hand added to the second coefficient of least squares.", min: -1e9, max: 1e9, scale: "linear", default: 0 }),
  start1: real({ label: "Start across", help: "Where the descents start, as a share of the picture.", min: -1, max: 1, scale: "linear", default: -0.55 }),
  start2: real({ label: "Start up", help: "Where the descents start, as a share of the picture.", min: -1, max: 1, scale: "linear", default: 0.75 }),
};

export const parameters = { ...penaltyParameters, ...descentParameters, ...viewParameters, ...handParameters };

export type Parameters = typeof parameters;
export type ParameterValues = Values<Parameters>;
