/** One epoch of a convolutional network on WebGL: ours against tf.layers, each in a page of a headless browser, which may compute WebGL in software. */
import { inBrowser } from "./browser";
import { fromPlain, judge, strokes, type Input, type Result } from "./convolutional-network.input";
import { benchmark, type Case } from "./harness";

interface Images extends Input {
  readonly padding: number;
}

const of = (n: number, padding: number, repetitions: number): Case<Images> =>
  ({ name: `${n.toLocaleString("en")} images, conv 8 and 16 of 5 × 5, padding ${padding}`, repetitions, create: () => ({ ...strokes(n, padding), padding }) });

const contender = (name: string, page: string) => inBrowser<Images, Result>(name, page, ({ X, padding }) => [X.n, padding], fromPlain);

await benchmark<Images, Result>({
  title: "convolutional network on WebGL",
  ours: "ours on TensorFlow.js, webgl",
  cases: [of(1024, 0, 3), of(128, 0, 4)],
  contenders: [contender("ours on TensorFlow.js, webgl", "convolutional-network.webgl-ours.ts"), contender("tf.layers, webgl", "convolutional-network.webgl-peer.ts")],
  judge,
});
