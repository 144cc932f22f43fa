/** What can compute here, and what it is called. */
export type EngineName = "typescript" | "wasm" | "webgl" | "webgpu" | "cpu";

export const engineNames: Readonly<Record<EngineName, string>> = {
  typescript: "TypeScript", wasm: "WebAssembly", webgl: "WebGL", webgpu: "WebGPU", cpu: "TensorFlow.js on the CPU",
};
