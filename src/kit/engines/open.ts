/** Loads TensorFlow.js, and what a page needs of it, when an engine is first asked for. */
import type { Backend, WasmFiles } from "../../../algorithms/core/gpu";
import type { DeviceName } from "./names";
import { hasWebGpu } from "./webgpu";

/** An algorithm's gpu.ts. */
interface Opening<Gpu> {
  openGpu(backend: Backend, files?: WasmFiles): Promise<Gpu>;
}

/** @throws Error, in a sentence for people, if this machine does not have it */
export async function openEngine<Gpu>(name: DeviceName, load: () => Promise<Opening<Gpu>>): Promise<Gpu> {
  if (name === "webgpu" && !(await hasWebGpu())) throw new Error("WebGPU is not to be had here.");
  const [{ openGpu }, { wasmFiles }] = await Promise.all([load(), import("./wasm-files")]);
  return openGpu(name, wasmFiles);
}
