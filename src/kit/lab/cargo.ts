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
      if (nonFinite === null && (value instanceof Float64Array || value instanceof Float32Array)) {
        const place = firstNonFinite(value);
        if (place >= 0) nonFinite = `${path}[${place}]`;
      }
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

/** −1 if there is none. A function of its own, which is compiled once: this is done for each number of each frame. */
function firstNonFinite(array: Float32Array | Float64Array): number {
  for (let i = 0; i < array.length; i++) {
    // Zero for every finite number, NaN for any other.
    const value = array[i]!;
    if (value - value !== 0) return i;
  }
  return -1;
}
