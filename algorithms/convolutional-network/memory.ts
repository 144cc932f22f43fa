/**
 * Memory that one batch after another works in. Where it is taken from the system anew for every map, browsers spend many times longer on
 * that than on the sums: it has to be found, emptied, and given back.
 */

/** What a batch gave back, by length; null where nobody recycles. */
let free: Map<number, Float64Array[]> | null = null;
/** What the batch under way has taken. */
let taken: Float64Array[] = [];

/** So many zeros, to be written over. */
export function takeZeros(length: number): Float64Array {
  const values = free?.get(length)?.pop()?.fill(0) ?? new Float64Array(length);
  if (free) taken.push(values);
  return values;
}

/** Runs one piece of work after another in the same memory. Nothing that a piece took by `takeZeros` may be part of its result. */
export function createRecycler(): <Result>(work: () => Result) => Result {
  const own = new Map<number, Float64Array[]>();
  return (work) => {
    const around = { free, taken };
    [free, taken] = [own, []];
    try {
      return work();
    } finally {
      for (const values of taken) {
        const alike = own.get(values.length);
        if (alike) alike.push(values);
        else own.set(values.length, [values]);
      }
      ({ free, taken } = around);
    }
  };
}
