/** Whether the browser has WebGPU and a card behind it. Asked before TensorFlow.js is, which would complain in the console. */
export async function hasWebGpu(): Promise<boolean> {
  // Node 20 has no navigator.
  const { gpu } = (globalThis.navigator ?? {}) as { readonly gpu?: { requestAdapter(): Promise<unknown> } };
  try {
    return Boolean(await gpu?.requestAdapter());
  } catch {
    return false;
  }
}
