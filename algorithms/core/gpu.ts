/**
 * TensorFlow.js for the engines in files named gpu.ts: which backends there are, and what is said when one is not to be had.
 * Loaded with the first engine that needs it, each backend when it is first chosen. Numbers are single precision: results
 * agree with those of TypeScript to about 1e-4 of their size.
 */
import { backend as activeBackend, env, ready, setBackend, tidy, type TensorContainer } from "@tensorflow/tfjs-core";
import { InvalidInput } from "./errors";

export type Backend = "webgpu" | "webgl" | "wasm" | "cpu";

/** Where the WebAssembly lies; on Node it is found without. */
export interface WasmFiles {
  readonly "tfjs-backend-wasm.wasm": string;
  readonly "tfjs-backend-wasm-simd.wasm": string;
  readonly "tfjs-backend-wasm-threaded-simd.wasm": string;
}

const loaders: Readonly<Record<Backend, (files?: WasmFiles) => Promise<void>>> = {
  async webgpu() {
    await import("@tensorflow/tfjs-backend-webgpu");
  },
  async webgl() {
    await import("@tensorflow/tfjs-backend-webgl");
  },
  async wasm(files) {
    const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
    // The threaded build hangs where pages are isolated and their code is bundled.
    env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    if (files && !loadedWasm) (setWasmPaths as unknown as (paths: Readonly<Record<string, string>>) => void)({ ...files });
    loadedWasm = true;
  },
  async cpu() {
    await import("@tensorflow/tfjs-backend-cpu");
  },
};

/** Paths may be set only before the first use. */
let loadedWasm = false;

/**
 * From here on TensorFlow.js computes on this backend. Engines that share a thread choose theirs before each piece of work.
 * @throws Error, in a sentence for people, if this machine does not have it
 */
export async function choose(backend: Backend, files?: WasmFiles): Promise<void> {
  if (!Object.hasOwn(loaders, backend)) throw new InvalidInput(`backend must be one of ${Object.keys(loaders).join(", ")}; got ${backend}`);
  let why: unknown;
  try {
    await loaders[backend](files);
    if (await setBackend(backend)) return void (await ready());
  } catch (error) {
    why = error;
  }
  throw new Error(`${names[backend]} is not to be had here.`, { cause: why });
}

export const names: Readonly<Record<Backend, string>> = { webgpu: "WebGPU", webgl: "WebGL", wasm: "WebAssembly", cpu: "TensorFlow.js on the CPU" };

/** @throws Error if the graphics card was taken away in the middle of the work, as it is when a system sleeps: what was read then is nothing */
export function checkAlive(): void {
  const { gpgpu } = activeBackend() as { readonly gpgpu?: { readonly gl: { isContextLost(): boolean } } };
  if (gpgpu?.gl.isContextLost()) throw new Error("The graphics card was lost.");
}

/** `tidy` for work whose results are records and lists of tensors. */
export function tidied<Result>(work: () => Result): Result {
  return tidy(work as () => TensorContainer) as Result;
}
