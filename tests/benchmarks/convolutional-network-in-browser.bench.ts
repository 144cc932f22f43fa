/** One epoch of a convolutional network on a browser's WebGL and WebGPU: ours against tf.layers, each in a page of a headless browser, which may compute both in software. */
import { inBrowser } from "./browser";
import { fromPlain, judge, strokes, type Input, type Result } from "./convolutional-network.input";
import { benchmark, type Case } from "./harness";

/** Without a window WebGPU is asked for by name, and computes in software. */
const flags = { webgl: [], webgpu: ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"] };

const contender = (backend: keyof typeof flags, name: string, page: string) =>
  inBrowser<Input, Result>(`${name}, ${backend}`, page, ({ X }) => [X.n, backend], fromPlain, flags[backend]);

const of = (n: number, repetitions: number): Case<Input> =>
  ({ name: `${n.toLocaleString("en")} images, conv 8 and 16 of 5 × 5, no padding`, repetitions, create: () => strokes(n, 0) });

for (const backend of ["webgl", "webgpu"] as const) {
  const ours = contender(backend, "ours on TensorFlow.js", "convolutional-network.page-ours.ts");
  await benchmark<Input, Result>({
    title: `convolutional network on ${backend === "webgl" ? "WebGL" : "WebGPU"}`,
    ours: ours.name,
    cases: [of(1024, 3), of(128, 4)],
    contenders: [ours, contender(backend, "tf.layers", "convolutional-network.page-peer.ts")],
    judge,
  });
}
