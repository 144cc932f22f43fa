/** The TensorFlow.js engines on the backends that need no browser; tests/browser/engines has the others. */
import type { Backend } from "@algorithms/core/gpu";
import { describe } from "vitest";
import * as backpropagation from "./gpu/backpropagation";
import * as convolutionalNetwork from "./gpu/convolutional-network";
import * as kMeans from "./gpu/k-means";
import * as kNearestNeighbors from "./gpu/k-nearest-neighbors";
import * as supportVectorMachine from "./gpu/support-vector-machine";

describe.each(["cpu", "wasm"] satisfies Backend[])("%s", (backend) => {
  for (const engine of [kMeans, kNearestNeighbors, supportVectorMachine, backpropagation, convolutionalNetwork]) engine.agreesWithTheReference(backend);
});
