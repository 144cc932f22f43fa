/** What can say here which centre is nearest to every point. */
import type { Matrix } from "../../algorithms/core/matrix";
import type { Gpu } from "../../algorithms/k-means/gpu";
import { assign } from "../../algorithms/k-means/lloyd";
import type { Tell } from "../../src/kit/engines/by";
import { createChooser, type Chooser, type Crossovers, type Sized } from "../../src/kit/engines/chooser";
import { createEngines } from "../../src/kit/engines/engines";
import { openEngine } from "../../src/kit/engines/open";
import { rivalsHere } from "../../src/kit/engines/webgpu";

export type Assigner = Pick<Gpu, "predict">;

export const nearest = (X: Matrix, clusterCenters: Matrix): Sized<Assigner, Int32Array> => ({
  kind: "nearest",
  size: X.data.length * clusterCenters.rows,
  plain: () => assign(X, clusterCenters),
  on: (gpu) => gpu.predict({ clusterCenters }, X),
});

const crossovers: Crossovers = new Map();

export const createAssigners = (tell?: Tell): Chooser<Assigner> =>
  createChooser(createEngines((name) => openEngine(name, () => import("../../algorithms/k-means/gpu")), rivalsHere), crossovers, tell);
