/** What can be turned, with scikit-learn's names where it has one. */
import { engineOptions } from "../../src/kit/engines/names";
import { choice, integer, real } from "../../src/kit/lab/schema";

const share = (label: string) => real({ label, help: "Where the query is, as a share of what the picture shows.", min: 0, max: 1, scale: "linear", default: 0.5 });

/** How the nearest are found and what they say. */
export const modelParameters = {
  nNeighbors: integer({
    label: "Neighbours k",
    help: "How many of the nearest training points are asked. 1 follows every point; n asks all of them, wherever the query is.",
    min: 1,
    max: 10_000,
    default: 5,
  }),
  weights: choice({
    label: "Weights",
    help: "Each neighbour counts alike, or in inverse proportion to its distance.",
    options: { uniform: "uniform", distance: "by distance" },
    default: "uniform",
  }),
  metric: choice({
    label: "Metric",
    help: "What “near” means: along a straight line, along the axes, or by the largest difference alone.",
    options: { euclidean: "euclidean", manhattan: "Manhattan", chebyshev: "Chebyshev", minkowski: "Minkowski" },
    default: "euclidean",
  }),
  p: real({ label: "Power p", help: "Minkowski's power: 1 is Manhattan, 2 euclidean, and a large one nearly Chebyshev.", min: 1, max: 20, scale: "log", default: 3 }),
};

/** What happens to the features before anything is measured. */
export const featureParameters = {
  stretch: real({
    label: "Stretch x₁",
    help: "Multiplies the first feature before distances are measured, as another unit would. The picture keeps its axes.",
    min: 0.01,
    max: 100,
    scale: "log",
    default: 1,
  }),
  noiseFeatures: integer({
    label: "Noise features",
    help: "Adds features of pure chance, each spread as widely as the two that are drawn. Distances then count them as well.",
    min: 0,
    max: 300,
    default: 0,
  }),
};

export const pictureParameters = {
  algorithm: choice({
    label: "Search",
    help: "Look at every training point, or only into those boxes of a k-d tree that may hold a nearer one. The answer is the same.",
    options: { brute: "brute force", "kd-tree": "k-d tree" },
    default: "brute",
  }),
  below: choice({
    label: "Below the points",
    help: "What would be answered at every place, or the Voronoi cells: the places that share one nearest training point.",
    options: { answers: "the answer everywhere", cells: "cells of the nearest", nothing: "nothing" },
    default: "answers",
    viewOnly: true,
  }),
  engine: choice({
    label: "Engine",
    help: "What looks up the neighbours of every place in the picture. “Auto” takes TypeScript, and where much is to be done and there is a graphics card, whichever of both is faster.",
    options: engineOptions,
    default: "auto",
  }),
};

export const parameters = { ...modelParameters, ...featureParameters, ...pictureParameters, queryX: share("Query, x"), queryY: share("Query, y") };

export type Parameters = typeof parameters;
