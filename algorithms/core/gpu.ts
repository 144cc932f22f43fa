/**
 * TensorFlow.js for the engines in files named gpu.ts and gpu-*.ts: which backends there are, and what is said when one is not to be had.
 * Loaded with the first engine that needs it, each backend when it is first chosen. Numbers are single precision: results
 * agree with those of TypeScript to about 1e-4 of their size.
 */
import { env, memory, ready, setBackend, tidy, type TensorContainer } from "@tensorflow/tfjs-core";
import { InvalidInput } from "./errors";
import { CardFailure, renewBackend, whileCardLasts } from "./gpu-card";

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

/** A backend, to do one piece of work after another on. */
export interface Device {
  /**
   * The result of the work, done once all is done that this thread asked of any device before: there is one active backend for
   * a whole thread, and whoever waits in the middle of the work must find its own again. Work never asks for more by `run`.
   * @throws Error, in a sentence for people, if the device is gone
   */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** How many tensors there are: none is left behind by any call. */
  tensorCount(): number;
}

/** @throws Error, in a sentence for people, if this machine does not have the backend */
export async function openDevice(backend: Backend, files?: WasmFiles): Promise<Device> {
  const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const before = last;
    let done = (): void => {};
    last = new Promise((resolve) => (done = resolve));
    await before;
    try {
      if (active !== backend) await choose(backend, files);
      return await whileCardLasts(() => explained(backend, work));
    } catch (error) {
      if (active === backend && error instanceof CardFailure) {
        renewBackend(backend);
        active = null;
      }
      throw error;
    } finally {
      done();
    }
  };
  await inTurn(async () => {});
  return { run: inTurn, tensorCount: () => memory().numTensors };
}

/** Settled once nobody works. */
let last: Promise<void> = Promise.resolve();

/** The backend in use. TensorFlow.js itself also names one that could not be had. */
let active: Backend | null = null;

/** From here on TensorFlow.js computes on this backend. @throws Error, in a sentence for people, if this machine does not have it */
async function choose(backend: Backend, files?: WasmFiles): Promise<void> {
  if (!Object.hasOwn(loaders, backend)) throw new InvalidInput(`backend must be one of ${Object.keys(loaders).join(", ")}; got ${backend}`);
  let why: unknown;
  active = null;
  try {
    await loaders[backend](files);
    if (await setBackend(backend)) {
      await ready();
      active = backend;
      return;
    }
  } catch (error) {
    why = error;
  }
  throw new Error(`${names[backend]} is not to be had here.`, { cause: why });
}

/** What goes wrong inside TensorFlow.js, as where something is too large for the card, becomes a sentence about who could not do it. */
async function explained<Result>(backend: Backend, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    throw new Error(`${names[backend]} broke off: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

export const names: Readonly<Record<Backend, string>> = { webgpu: "WebGPU", webgl: "WebGL", wasm: "WebAssembly", cpu: "TensorFlow.js on the CPU" };

/** `tidy` for work whose results are records and lists of tensors. */
export function tidied<Result>(work: () => Result): Result {
  return tidy(work as () => TensorContainer) as Result;
}
