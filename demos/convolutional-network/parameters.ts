/** What can be turned. */
import { engineOptions } from "../../src/kit/engines/names";
import { choice, code, integer, real, toggle } from "../../src/kit/lab/schema";
import { readDrawing } from "./drawing-code";
export const networkParameters = {
  network: choice({
    label: "Network",
    help: "“Ready” is trained already and answers at once; “from scratch” begins with random weights.",
    options: { ready: "ready", scratch: "from scratch" },
    default: "ready",
  }),
  kind: choice({
    label: "Kind",
    help: "Convolutional: small windows, the same weights everywhere. Dense: every unit sees all pixels, with weights of its own.",
    options: { convolutional: "convolutional", dense: "dense" },
    default: "convolutional",
  }),
  filters1: integer({ label: "First filters", help: "How many maps the first convolution makes.", min: 1, max: 16, default: 8 }),
  filters2: integer({ label: "Second filters", help: "How many maps the second convolution makes, each from all of the first.", min: 1, max: 32, default: 16 }),
  kernelSize: choice({ label: "Window", help: "The edge of a filter, in cells.", options: { 3: "3 × 3", 5: "5 × 5", 7: "7 × 7" }, default: "5" }),
  padding: choice({
    label: "Padding",
    help: "“Same” puts zeros around the image, so that a map is as large as it; “none” lets maps shrink.",
    options: { same: "same", none: "none" },
    default: "same",
  }),
  pooling: choice({
    label: "Shrink by",
    help: "What halves the maps: the largest of each 2 × 2, their mean, or a convolution that takes every second place.",
    options: { max: "max", mean: "mean", stride: "stride 2" },
    default: "max",
  }),
  units: integer({ label: "Dense units", help: "The hidden layer of the dense network.", min: 1, max: 256, default: 32 }),
};

export const trainingParameters = {
  learningRate: real({ label: "Learning rate", help: "The length of a step; takes effect at once.", min: 1e-5, max: 1, scale: "log", default: 0.002, live: true }),
  optimizer: choice({ label: "Optimizer", help: "How a gradient becomes a step.", options: { sgd: "SGD", momentum: "momentum", adam: "Adam" }, default: "adam" }),
  batchSize: integer({ label: "Batch", help: "The images of one update.", min: 1, max: 256, default: 32 }),
  dropout: real({ label: "Dropout", help: "The share of numbers left out before the last layer, while training.", min: 0, max: 0.9, scale: "linear", step: 0.05, default: 0 }),
  nImages: integer({ label: "Training images", help: "How many of the 6,000 are learnt from.", min: 50, max: 6000, default: 6000 }),
  epochs: integer({ label: "Epochs", help: "How many times training goes through them.", min: 1, max: 50, default: 3 }),
  shuffled: toggle({ label: "Shuffle the pixels", help: "Every image has its pixels moved about, all in the same way.", default: false }),
  engine: choice({
    label: "Engine",
    help: "What computes the training. “Auto” times those that this machine has, and takes the fastest.",
    options: engineOptions,
    default: "auto",
    live: true,
  }),
};

/** Which image is looked at, and how it is held. */
export const viewParameters = {
  sample: integer({ label: "Image", help: "One of the 2,000 that no training has seen.", min: 0, max: 1999, default: 8, viewOnly: true }),
  drawing: code({
    label: "Drawing",
    help: "A digit drawn by hand, in place of the image; nothing where none is.",
    rule: "a drawing of 56 × 56 cells as this page writes them, or nothing",
    fits: (value) => value === "" || readDrawing(value) !== null,
    default: "",
    viewOnly: true,
  }),
  dx: integer({ label: "Right", help: "Cells to the right.", min: -8, max: 8, default: 0, viewOnly: true }),
  dy: integer({ label: "Down", help: "Cells downwards.", min: -8, max: 8, default: 0, viewOnly: true }),
  angle: integer({ label: "Turn", help: "Degrees, clockwise.", min: -180, max: 180, default: 0, viewOnly: true }),
};

export const parameters = { ...networkParameters, ...trainingParameters, ...viewParameters };

export type Parameters = typeof parameters;
