/** Whether the browser has WebGPU, and a card behind it. Asked before TensorFlow.js is, which would complain in the console. */
import type { DeviceName } from "./names";

interface Adapter {
  /** Older browsers do not say what it is. */
  readonly info?: { readonly isFallbackAdapter?: boolean };
}

async function adapter(): Promise<Adapter | null> {
  // Node 20 has no navigator.
  const { gpu } = (globalThis.navigator ?? {}) as { readonly gpu?: { requestAdapter(): Promise<Adapter | null> } };
  try {
    return (await gpu?.requestAdapter()) ?? null;
  } catch {
    return null;
  }
}

/** Software may stand in for the card. */
export const hasWebGpu = async (): Promise<boolean> => (await adapter()) !== null;

/** Software that stands in for a card takes half a minute to begin, and is never fastest. */
export async function hasCard(): Promise<boolean> {
  const found = await adapter();
  return found !== null && !found.info?.isFallbackAdapter;
}

/**
 * What may be faster than TypeScript here: WebAssembly, and a graphics card by WebGPU where there is one. WebGL on a machine without a card
 * takes seconds to begin, so it is only used where it is asked for.
 */
export const rivalsHere = async (): Promise<DeviceName[]> => ((await hasCard()) ? ["wasm", "webgpu"] : ["wasm"]);
