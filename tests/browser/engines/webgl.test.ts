/** The TensorFlow.js engines on WebGL, which a browser without a graphics card computes in software: one case of each, for that is slow. */
import { describe } from "vitest";
import * as backpropagation from "../../algorithms/gpu/backpropagation";
import * as convolutionalNetwork from "../../algorithms/gpu/convolutional-network";
import * as kMeans from "../../algorithms/gpu/k-means";
import * as kNearestNeighbors from "../../algorithms/gpu/k-nearest-neighbors";
import * as supportVectorMachine from "../../algorithms/gpu/support-vector-machine";

describe("webgl", { timeout: 60_000 }, () => {
  for (const engine of [kMeans, kNearestNeighbors, supportVectorMachine, backpropagation, convolutionalNetwork]) engine.agreesInOneCase("webgl");
});
