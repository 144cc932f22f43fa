/**
 * Rows of the kernel matrix that were computed already, in a bounded amount of memory: the row that was not used for
 * longest goes first. Rows may be known only up to a position, and are completed when more of them is asked for.
 *
 * Rows are kept in double precision where there is room for all of them, and else in single precision, as libsvm always
 * does: twice as many fit, and memory has half as much to carry.
 */
export type Row = Float64Array | Float32Array;

export interface Cache {
  /** The row of the example at position i, known for the positions 0 … length − 1 at least. */
  row(i: number, length: number): Row;
  /** The examples change places: the one at position order[p] comes to p, for all p < order.length. */
  reorder(order: Int32Array): void;
}

interface Slot {
  readonly row: Row;
  /** Whose row it is, and how much of it is known. */
  owner: number;
  known: number;
  lastUse: number;
}

/** So much memory is taken at once, for every piece is a burden to the collector. */
const slabEntries = 500_000;

/** @param fill writes the row of position i for the positions from ≤ p < to; @param room memory to be used first */
export function createCache(n: number, bytes: number, fill: (row: Row, i: number, from: number, to: number) => void, room = new Float64Array(0)): Cache {
  const RowArray = 8 * n * n <= bytes ? Float64Array : Float32Array;
  // Two at least: a step needs the rows of both its examples.
  const capacity = Math.max(2, Math.min(n, Math.floor(bytes / (RowArray.BYTES_PER_ELEMENT * n))));
  /** Memory for rows to come. */
  let free: Row = new RowArray(room.buffer, room.byteOffset, room.byteLength / RowArray.BYTES_PER_ELEMENT);
  const slots: Slot[] = [];
  const slotOf = new Int32Array(n).fill(-1);
  const scratch = new RowArray(n);
  let uses = 0;

  function slotFor(i: number): Slot {
    const known = slotOf[i]!;
    if (known >= 0) return slots[known]!;
    const slot = slots.length < capacity ? addSlot() : leastUsed();
    slot.owner = i;
    slot.known = 0;
    slotOf[i] = slots.length - 1;
    return slot;
  }

  function addSlot(): Slot {
    if (free.length < n) free = new RowArray(n * Math.min(capacity - slots.length, Math.ceil(slabEntries / n)));
    const slot = { row: free.subarray(0, n), owner: -1, known: 0, lastUse: 0 };
    free = free.subarray(n);
    slots.push(slot);
    return slot;
  }

  /** Moved to the end, where `slotFor` expects it. */
  function leastUsed(): Slot {
    let oldest = 0;
    for (let s = 1; s < slots.length; s++) if (slots[s]!.lastUse < slots[oldest]!.lastUse) oldest = s;
    const [slot, last] = [slots[oldest]!, slots.at(-1)!];
    slotOf[slot.owner] = -1;
    if (slot !== last) {
      slots[oldest] = last;
      slots[slots.length - 1] = slot;
      slotOf[last.owner] = oldest;
    }
    return slot;
  }

  return {
    row(i, length) {
      const slot = slotFor(i);
      slot.lastUse = ++uses;
      if (slot.known < length) {
        fill(slot.row, i, slot.known, length);
        slot.known = length;
      }
      return slot.row;
    },
    reorder(order) {
      slotOf.fill(-1);
      const placeOf = new Int32Array(n);
      for (let p = 0; p < n; p++) placeOf[p] = p;
      for (let p = 0; p < order.length; p++) placeOf[order[p]!] = p;
      for (const [s, slot] of slots.entries()) {
        slot.owner = placeOf[slot.owner]!;
        slotOf[slot.owner] = s;
        reorderRow(slot, order, scratch);
      }
    },
  };
}

/** Entries that come from beyond what is known end what is known. */
function reorderRow(slot: Slot, order: Int32Array, scratch: Row): void {
  const { row } = slot;
  const length = Math.min(order.length, slot.known);
  let known = 0;
  while (known < length && order[known]! < slot.known) {
    scratch[known] = row[order[known]!]!;
    known++;
  }
  for (let p = 0; p < known; p++) row[p] = scratch[p]!;
  if (known < order.length) slot.known = known;
}
