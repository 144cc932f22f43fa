/** tf.layers in a page. */
import { answer } from "./browser-page";
import { plain, strokes } from "./convolutional-network.input";
import { tfLayers } from "./convolutional-network.peers";

answer(async ([n, backend]: readonly [number, "webgl" | "webgpu"]) => {
  const { prepare, read } = tfLayers(backend);
  const run = await prepare(strokes(n, 0));
  return async () => plain(read(await run()));
});
