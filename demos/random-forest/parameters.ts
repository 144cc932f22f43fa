/** What can be turned, with scikit-learn's names where it has one. */
import { choice, integer, real, toggle } from "../../src/kit/lab/schema";

export const crowdParameters = {
  method: choice({
    label: "Method",
    help: "A forest averages deep trees, each grown alone. Boosting adds small ones, each mending those before.",
    options: { forest: "random forest", boosting: "gradient boosting" },
    default: "forest",
  }),
  nEstimators: integer({
    label: "Trees",
    help: "How many there are at the end; in boosting, rounds. The first ones stay the same when there are more.",
    min: 1,
    max: 500,
    default: 100,
  }),
};

export const forestParameters = {
  maxFeatures: integer({
    label: "Columns a split may use",
    help: "Drawn anew at every node; at most as many as there are. Fewer make the trees less alike.",
    min: 1,
    max: 8,
    default: 1,
  }),
  bootstrap: toggle({ label: "Bootstrap", help: "Gives every tree a sample of the points of its own, drawn with replacement.", default: true }),
  maxDepth: integer({
    label: "Deepest",
    help: "How many questions in a row a tree may ask. 30 are more than any needs here.",
    min: 1,
    max: 30,
    default: 30,
  }),
  minSamplesLeaf: integer({ label: "Points in a leaf", help: "Every leaf has at least so many.", min: 1, max: 50, default: 1 }),
};

export const boostingParameters = {
  learningRate: real({
    label: "Learning rate",
    help: "The share of every tree that is added. The smaller, the more rounds it takes.",
    min: 0.01,
    max: 1,
    scale: "log",
    default: 0.3,
  }),
  boostingDepth: integer({ label: "Depth of a tree", help: "How many questions in a row each of the small trees asks.", min: 1, max: 8, default: 3 }),
};

export const tableParameters = {
  columns: integer({
    label: "Columns",
    help: "2 are the plane's own; more are directions between them, so that cuts may run aslant.",
    min: 2,
    max: 8,
    default: 2,
  }),
};

/** These change what is drawn, and no run. */
export const viewParameters = {
  shown: choice({
    label: "Picture",
    help: "What all trees so far say of every place, what the newest one says alone, or what a single tree says that was given all training points.",
    options: { all: "all trees together", newest: "the newest tree alone", one: "one tree on all points" },
    default: "all",
    viewOnly: true,
  }),
};

export const parameters = { ...crowdParameters, ...forestParameters, ...boostingParameters, ...tableParameters, ...viewParameters };

export type Parameters = typeof parameters;
