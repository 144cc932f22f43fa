/** What can be turned: the network, what it sees, how it is trained, and how the picture is drawn. */
import { engineOptions } from "../../src/kit/engines/names";
import { choice, integer, real, toggle } from "../../src/kit/lab/schema";

export const mostLayers = 6;
export const mostUnits = 16;

const unitsOf = (layer: number) => integer({
  label: `Units in layer ${layer}`,
  help: "How many units this hidden layer has. Each draws one bent line through what the layer before it sees.",
  min: 1,
  max: mostUnits,
  default: 8,
});

const activationOf = (layer: number) => choice({
  label: `Activation of layer ${layer}`,
  help: "What bends each unit's weighted sum. With linear in every layer, the whole network is one linear model.",
  options: { tanh: "tanh", relu: "ReLU", sigmoid: "sigmoid", linear: "linear" },
  default: "tanh",
});

const feature = (label: string, isOn: boolean) => toggle({ label, help: `Whether the first layer sees ${label}.`, default: isOn });

/** Functions of the two coordinates drawn, that the first layer sees. */
export const featureParameters = {
  x1: feature("x₁", true),
  x2: feature("x₂", true),
  x1Squared: feature("x₁²", false),
  x2Squared: feature("x₂²", false),
  product: feature("x₁x₂", false),
  sinX1: feature("sin x₁", false),
  sinX2: feature("sin x₂", false),
};

export const layerParameters = {
  layers: integer({
    label: "Hidden layers",
    help: "With none, the network is a linear model: logistic regression, or linear regression for real targets.",
    min: 0,
    max: mostLayers,
    default: 2,
  }),
  units1: unitsOf(1), units2: unitsOf(2), units3: unitsOf(3), units4: unitsOf(4), units5: unitsOf(5), units6: unitsOf(6),
  activation1: activationOf(1), activation2: activationOf(2), activation3: activationOf(3),
  activation4: activationOf(4), activation5: activationOf(5), activation6: activationOf(6),
  initialization: choice({
    label: "First weights",
    help: "How widely the first weights are drawn. Zero makes all units of a layer equal, and they stay equal.",
    options: { auto: "He for ReLU, else Glorot", glorot: "Glorot", he: "He", small: "small (σ = 0.01)", large: "large (σ = 3)", zero: "all zero" },
    default: "auto",
  }),
};

/** These may change during a run. */
export const trainingParameters = {
  optimizer: choice({
    label: "Optimizer",
    help: "How a gradient becomes a step.",
    options: { sgd: "SGD", momentum: "momentum 0.9", rmsprop: "RMSProp", adam: "Adam" },
    default: "sgd",
    live: true,
  }),
  learningRate: real({
    label: "Learning rate",
    help: "How far a step goes along the gradient. Too small is slow; too large overshoots, and the loss grows.",
    min: 1e-5,
    max: 10,
    scale: "log",
    default: 0.1,
    live: true,
  }),
  batchSize: integer({
    label: "Batch size",
    help: "How many examples a gradient is averaged over. An epoch sees each training point once; its last batch may be smaller.",
    min: 1,
    max: 512,
    default: 10,
    live: true,
  }),
  l1: real({
    label: "L1 penalty",
    help: "Adds this times the sum of |w| to the loss: many weights go towards zero.",
    min: 1e-5,
    max: 1,
    scale: "log",
    zero: true,
    default: 0,
    live: true,
  }),
  l2: real({
    label: "L2 penalty",
    help: "Adds half of this times the sum of w² to the loss: large weights shrink.",
    min: 1e-5,
    max: 1,
    scale: "log",
    zero: true,
    default: 0,
    live: true,
  }),
  dropout: real({
    label: "Dropout",
    help: "The chance of each hidden unit to sit out an update. The picture is drawn with all of them.",
    min: 0,
    max: 0.9,
    scale: "linear",
    step: 0.05,
    default: 0,
    live: true,
  }),
};

export const runParameters = {
  pace: choice({
    label: "A step is",
    help: "An epoch shows every training point once; an update is one batch.",
    options: { epoch: "an epoch", update: "an update" },
    default: "epoch",
  }),
  epochs: integer({ label: "Most epochs", help: "The run ends here if nothing ends it before.", min: 1, max: 20_000, default: 1000 }),
  stopWhen: choice({
    label: "Stop when",
    help: "What ends the run before the most epochs.",
    options: { never: "never", plateau: "the loss has not fallen for 20 epochs", perfect: "all training points are right" },
    default: "never",
  }),
};

/** Who computes may change during a run. */
export const engineParameters = {
  engine: choice({
    label: "Engine",
    help: "What trains the network and paints what its units see. “Auto” takes TypeScript, and for epochs that take it long the fastest that this machine has.",
    options: engineOptions,
    default: "auto",
    live: true,
  }),
};

/** These change what is drawn, and no run. */
export const viewParameters = {
  showTest: toggle({ label: "Show test points", help: "Draws the points held out, hollow. They never train the network.", default: true, viewOnly: true }),
  discretize: toggle({ label: "Discretize", help: "Draws the class decided for rather than its probability.", default: false, viewOnly: true }),
  logLoss: toggle({ label: "Logarithmic loss", help: "Draws the loss on a logarithmic axis: late progress becomes visible.", default: false, viewOnly: true }),
};

export const parameters = {
  ...featureParameters,
  ...layerParameters,
  ...trainingParameters,
  ...runParameters,
  ...engineParameters,
  ...viewParameters,
};

export type Parameters = typeof parameters;
