/** The TensorFlow.js engines on WebGPU, where the browser has it; software may stand in for the card, which is slow: one case of each. */
import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { describe, expect, test, vi } from "vitest";
import * as backpropagation from "../../algorithms/gpu/backpropagation";
import * as convolutionalNetwork from "../../algorithms/gpu/convolutional-network";
import * as kMeans from "../../algorithms/gpu/k-means";
import * as kNearestNeighbors from "../../algorithms/gpu/k-nearest-neighbors";
import { clouds } from "../../algorithms/gpu/problems";
import * as supportVectorMachine from "../../algorithms/gpu/support-vector-machine";
import { openGpu } from "../../../algorithms/support-vector-machine/gpu";
import { hasWebGpu } from "../../../src/kit/engines/webgpu";

describe.skipIf(!(await hasWebGpu()))("webgpu", { timeout: 120_000 }, () => {
  for (const engine of [kMeans, kNearestNeighbors, supportVectorMachine, backpropagation, convolutionalNetwork]) engine.agreesInOneCase("webgpu");

  test("a card that is lost while its results are waited for is missed, and found again", async () => {
    const gpu = await openGpu("webgpu");
    const { X } = clouds(20, 3, 2);
    const kernels = () => gpu.kernelMatrix(X, X, { kernel: "rbf", gamma: 0.1, degree: 3, coef0: 0 });
    const before = await kernels();
    vi.spyOn(WebGPUBackend.prototype, "read").mockImplementationOnce(function (this: WebGPUBackend, data) {
      const pending = this.read(data);
      this.device.destroy();
      return pending;
    });
    await expect(kernels()).rejects.toThrow("The graphics card was lost.");
    expect(await kernels()).toEqual(before);
  });
});
