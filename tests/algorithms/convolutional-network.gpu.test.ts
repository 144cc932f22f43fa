/** The TensorFlow.js engine on the backends that need no browser. */
import { describe } from "vitest";
import { agreesWithTheReference } from "./convolutional-network.engines";

describe("cpu", () => {
  agreesWithTheReference("cpu");
});
describe("wasm", () => {
  agreesWithTheReference("wasm");
});
