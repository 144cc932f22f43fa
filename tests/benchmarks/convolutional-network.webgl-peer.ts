/** tf.layers on WebGL, in a page. */
import { answer } from "./browser-page";
import { plain, strokes } from "./convolutional-network.input";
import { tfLayers } from "./convolutional-network.peers";

answer(async ([n, padding]: readonly [number, number]) => {
  const { prepare, read } = tfLayers("webgl");
  const run = await prepare(strokes(n, padding));
  return async () => plain(read(await run()));
});
