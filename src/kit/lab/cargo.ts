/** What a frame carries: how many bytes, which buffers, and whether all its numbers are finite. */
export interface Cargo {
  readonly bytes: number;
  readonly buffers: readonly ArrayBuffer[];
  /** Where the first number is that is NaN or infinite, as "weights.0[3]"; null if there is none. */
  readonly nonFinite: string | null;
}

/** A plain object's share besides its fields, roughly; only the order of magnitude matters for a budget. */
const overhead = 16;

/** Walks plain data once; what is shared or circular is counted once. */
export function weigh(frame: unknown): Cargo {
  let bytes = 0;
  let nonFinite: string | null = null;
  const buffers = new Set<ArrayBuffer>();
  const seen = new Set<object>();

  function visitNumbers(array: Float32Array | Float64Array, path: string): void {
    if (nonFinite !== null) return;
    for (let i = 0; i < array.length; i++) {
      // Zero for every finite number, NaN for any other: this is done for each number of each frame.
      const value = array[i]!;
      if (value - value === 0) continue;
      nonFinite = `${path}[${i}]`;
      return;
    }
  }

  function visitBuffer(buffer: ArrayBufferLike): void {
    if (!(buffer instanceof ArrayBuffer) || buffers.has(buffer)) return;
    buffers.add(buffer);
    bytes += buffer.byteLength;
  }

  function visit(value: unknown, path: string): void {
    if (typeof value === "number") {
      bytes += 8;
      if (!Number.isFinite(value)) nonFinite ??= path;
    } else if (typeof value === "string") {
      bytes += 2 * value.length;
    } else if (typeof value !== "object" || value === null) {
      bytes += 4;
    } else if (ArrayBuffer.isView(value)) {
      visitBuffer(value.buffer);
      if (value instanceof Float64Array || value instanceof Float32Array) visitNumbers(value, path);
    } else if (value instanceof ArrayBuffer) {
      visitBuffer(value);
    } else if (!seen.has(value)) {
      seen.add(value);
      bytes += overhead;
      for (const [key, field] of Object.entries(value)) visit(field, path ? `${path}.${key}` : key);
    }
  }

  visit(frame, "");
  return { bytes, buffers: [...buffers], nonFinite };
}
