/**
 * Brute force for many columns and many queries, where it is all arithmetic. From ‖x − q‖² = ‖x‖² + ‖q‖² − 2x·q it takes
 * two operations a column instead of three, and a kernel multiplies 4 rows by 8 queries at a time in single precision.
 * That rounds worse, so it only tells which rows cannot be among the nearest, by more than its largest error; what is left
 * is measured as the reference does. Answers are the same, to the last bit.
 *
 * With ε = 2⁻²⁴ and d columns, the product of two rounded vectors is off by at most (d + 3) ε ‖x‖‖q‖, which is at most
 * (d + 3) ε (‖x‖² + ‖q‖²) / 2; the comparison adds less than four such ε. See N. J. Higham, "Accuracy and Stability of
 * Numerical Algorithms" (2002), section 3.1. Twice the sum is granted.
 */
import { capacity, kernels, type Kernels } from "../core/kernels";
import type { Matrix } from "../core/matrix";
import { distance, type Measure } from "./measure";
import type { Found } from "./nearest";
import { frameOf, packPanels, type Panels } from "./panels";
import { clear, createShortlist, drainInto, offer, squareReach, type Shortlist } from "./shortlist";

const rowLanes = 4;
const queryLanes = 8;
const singleBytes = 4;
/** Queries that are answered together: as many as the nearest caches hold. */
const chunkSize = 128;
/** With more columns a chunk of queries would outgrow its part of the kernels' memory. */
const mostColumns = 1024;

/** Where things lie in that memory: a chunk's queries, limits and masks, and the rest for rows. */
const queriesPlace = 0;
const limitsPlace = queriesPlace + mostColumns * chunkSize * singleBytes;
const masksPlace = limitsPlace + chunkSize * singleBytes;
const rowsPlace = masksPlace + (chunkSize / queryLanes) * singleBytes;

const errorShare = (d: number): number => 2 * (d + 8) * 2 ** -24;
/** What numbers too small for single precision can add up to, where all are at most 1. */
const underflow = 2 ** -100;

const euclidean: Measure = { metric: "euclidean", p: 2 };

/** Whether there are enough queries to share the work, and memory for them. */
export function suitsBlocks(Q: Matrix): boolean {
  return Q.rows > 1 && Q.columns <= mostColumns;
}

/** The k nearest rows of X for every row of Q, one after another: Q.rows × k. */
export function nearestInBlocks(X: Matrix, Q: Matrix, k: number): Found {
  const found = { indices: new Int32Array(Q.rows * k), distances: new Float64Array(Q.rows * k) };
  const frame = frameOf(X, Q);
  const queries = packPanels(Q, frame, queryLanes, errorShare(X.columns));
  const visitRows = createVisits(packPanels(X, frame, rowLanes, errorShare(X.columns)));
  const shortlists = Array.from({ length: chunkSize }, () => createShortlist(k));

  for (let first = 0; first < Q.rows; first += chunkSize) {
    const size = Math.min(chunkSize, Q.rows - first);
    const chunk = { X, Q, first, size, shortlists, halves: queries.halves.subarray(first), scale: frame.scale, kernel: kernels() };
    open(chunk, queries);
    visitRows((panel, rowsAt, halvesAt) => compare(chunk, panel, rowsAt, halvesAt));
    for (let query = 0; query < size; query++) drainInto(shortlists[query]!, found, (first + query) * k);
  }
  return found;
}

/** The queries that are answered together. */
interface Chunk {
  readonly X: Matrix;
  readonly Q: Matrix;
  readonly first: number;
  readonly size: number;
  readonly shortlists: readonly Shortlist[];
  /** Of the chunk's queries, as in `Panels`. */
  readonly halves: Float64Array;
  readonly scale: number;
  readonly kernel: Kernels;
}

/** Puts the queries where the kernel finds them. Nothing is known of their neighbours: every row is near enough for them. */
function open({ first, size, shortlists, kernel: { singles } }: Chunk, { entries, columns }: Panels): void {
  singles.set(entries.subarray(first * columns, (first + chunkSize) * columns), queriesPlace / singleBytes);
  const limits = limitsPlace / singleBytes;
  singles.fill(-Infinity, limits, limits + size);
  singles.fill(Infinity, limits + size, limits + chunkSize);
  for (let query = 0; query < size; query++) clear(shortlists[query]!);
}

type Visit = (panel: number, rowsAt: number, halvesAt: number) => void;

/** Brings the rows into the kernels' memory, as many at a time as there is room for, and visits their panels in order. */
function createVisits({ entries, halves, columns }: Panels): (visit: Visit) => void {
  const { singles } = kernels();
  const panelBytes = rowLanes * columns * singleBytes;
  const halvesBytes = rowLanes * singleBytes;
  const room = Math.floor((capacity - rowsPlace) / (panelBytes + halvesBytes));
  const panels = halves.length / rowLanes;
  const halvesPlace = rowsPlace + room * panelBytes;
  let loaded = -1;
  return (visit) => {
    for (let block = 0; block < panels; block += room) {
      const end = Math.min(block + room, panels);
      if (loaded !== block) {
        singles.set(entries.subarray(block * rowLanes * columns, end * rowLanes * columns), rowsPlace / singleBytes);
        singles.set(halves.subarray(block * rowLanes, end * rowLanes), halvesPlace / singleBytes);
        loaded = block;
      }
      for (let panel = block; panel < end; panel++) visit(panel, rowsPlace + (panel - block) * panelBytes, halvesPlace + (panel - block) * halvesBytes);
    }
  };
}

/** Four rows against all queries of the chunk. */
function compare(chunk: Chunk, panel: number, rowsAt: number, halvesAt: number): void {
  const { X, size, kernel } = chunk;
  const groups = Math.ceil(size / queryLanes);
  if (kernel.screen(rowsAt, queriesPlace, X.columns, groups, halvesAt, limitsPlace, masksPlace) === 0) return;
  for (let group = 0; group < groups; group++) {
    for (let mask = kernel.words[masksPlace / 4 + group]!; mask !== 0; mask &= mask - 1) {
      const bit = 31 - Math.clz32(mask & -mask);
      measure(chunk, panel * rowLanes + Math.floor(bit / queryLanes), group * queryLanes + (bit % queryLanes));
    }
  }
}

/** Exactly, for a row that may be among the nearest. From now on rows that are farther than the list reaches need not be. */
function measure({ X, Q, first, shortlists, halves, scale, kernel }: Chunk, row: number, query: number): void {
  if (row >= X.rows) return;
  const shortlist = shortlists[query]!;
  offer(shortlist, distance(X, row, Q, first + query, euclidean), row);
  const limit = halves[query]! - squareReach(shortlist.distances[0]! * scale) / 2;
  // Rounded to single precision it must not grow.
  kernel.singles[limitsPlace / singleBytes + query] = limit - Math.abs(limit) * 2 ** -22 - underflow;
}
