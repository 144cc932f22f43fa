/** Our engine in a page. */
import * as cnn from "@algorithms/convolutional-network";
import { openGpu } from "@algorithms/convolutional-network/gpu";
import { answer } from "./browser-page";
import { options, plain, strokes } from "./convolutional-network.input";

answer(async ([n, backend]: readonly [number, "webgl" | "webgpu"]) => {
  const { network, X, y } = strokes(n, 0);
  const gpu = await openGpu(backend);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  return async () => plain((await gpu.trainEpoch(cnn.beginTraining(network), X, y, order, options)).state.network);
});
