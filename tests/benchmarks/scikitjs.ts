/** How every benchmark opens scikitjs: one way, for there is only one that works. */
import { createRequire } from "node:module";

/** scikitjs, on TensorFlow.js's CPU backend. Its modules for `import` name each other in a way that Node does not find. */
export async function openScikitjs() {
  const tf = await import("@tensorflow/tfjs");
  const sk = createRequire(import.meta.url)("scikitjs") as typeof import("scikitjs");
  sk.setBackend(tf);
  await tf.setBackend("cpu");
  return { tf, sk };
}
