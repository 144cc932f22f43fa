/** What can compute here, and what it is called. */
export type EngineName = "typescript" | "wasm" | "webgl" | "webgpu" | "cpu";

/** Those of TensorFlow.js. */
export type DeviceName = Exclude<EngineName, "typescript">;

export const engineNames: Readonly<Record<EngineName, string>> = {
  typescript: "TypeScript", wasm: "WebAssembly", webgl: "WebGL", webgpu: "WebGPU", cpu: "TensorFlow.js on the CPU",
};

/** What a person may ask for. */
export const engineOptions = { auto: "auto", ...engineNames };
