/** What can be turned, with scikit-learn's names. */
import { engineOptions } from "../../src/kit/engines/names";
import { choice, integer, real } from "../../src/kit/lab/schema";

export const modelParameters = {
  nClusters: integer({
    label: "Clusters k",
    help: "How many centres there are. k-means finds that many clusters whether they exist or not.",
    min: 1,
    max: 12,
    default: 4,
  }),
  init: choice({
    label: "First centres",
    help: "k-means++ spreads them over the points; random takes any k points.",
    options: { "k-means++": "k-means++", random: "random" },
    default: "k-means++",
  }),
  nInit: integer({
    label: "Starts",
    help: "How often to start over from other first centres; the result of lowest inertia is kept.",
    min: 1,
    max: 10,
    default: 1,
  }),
  maxIter: integer({
    label: "Most iterations",
    help: "One iteration is an assign and an update. A start ends here even if centres still move.",
    min: 1,
    max: 300,
    default: 300,
  }),
  tol: real({
    label: "Tolerance",
    help: "Stop once the centres' summed squared shift is at most this share of the features' mean variance.",
    min: 1e-8,
    max: 1,
    scale: "log",
    default: 1e-4,
  }),
};

export const engineParameters = {
  engine: choice({
    label: "Engine",
    help: "What finds the nearest centre of every point. “Auto” takes TypeScript, and for as many points as take it long the fastest that this machine has.",
    options: engineOptions,
    default: "auto",
  }),
};

export const parameters = { ...modelParameters, ...engineParameters };

export type Parameters = typeof parameters;
