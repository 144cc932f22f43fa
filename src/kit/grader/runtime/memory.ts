/** A budget for typed arrays: no browser limits a worker's memory, and a full one takes the page with it. */
const kinds = [
  "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
  "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array",
] as const;

/** @returns what starts the budget anew, for the next test */
export function limitMemory(bytes: number): () => void {
  let left = bytes;
  const charge = (asked: number) => {
    if (Number.isFinite(asked)) left -= Math.max(0, asked);
    if (left < 0) throw new RangeError(`This test asked for more than ${Math.round(bytes / 2 ** 20)} MB of arrays. Is one far too long?`);
  };
  for (const kind of kinds) {
    const { BYTES_PER_ELEMENT: width } = globalThis[kind];
    counted(kind, (first) => (first instanceof ArrayBuffer ? 0 : width * lengthOf(first)), charge);
  }
  counted("ArrayBuffer", Number, charge);
  return () => {
    left = bytes;
  };
}

function counted(name: (typeof kinds)[number] | "ArrayBuffer", cost: (first: unknown) => number, charge: (bytes: number) => void): void {
  const original: Function = globalThis[name];
  const guarded: Function = new Proxy(original, {
    construct(target, given: unknown[], newTarget) {
      charge(cost(given[0]));
      return Reflect.construct(target, given, newTarget === guarded ? target : newTarget) as object;
    },
  });
  Object.assign(globalThis, { [name]: guarded });
}

function lengthOf(first: unknown): number {
  if (typeof first === "object" && first !== null && "length" in first) return Number(first.length);
  return typeof first === "number" ? first : 0;
}
