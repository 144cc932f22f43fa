/**
 * The loop of `shrinking.ts` for two classes. Examples are at positions: the active ones first, those set aside behind
 * them. Everything that is kept for each of them moves along when they change places.
 */
import { heldTable, roomBehind } from "../core/kernels";
import { copy, type Matrix } from "../core/matrix";
import { createCache, type Row } from "./shrinking-cache";
import { fillRow } from "./shrinking-kernel";
import { kernelValue } from "./kernel";
import { canFall, canRise, leastCurvature, onBound, type Problem, type SmoOptions, type State } from "./smo";

/** As much memory as the kernel's rows may take: scikit-learn's default. */
const cacheBytes = 200e6;
/** How many iterations pass before anything is set aside again. */
const shrinkingPeriod = 1000;
/** Setting aside costs a pass over the whole cache: it must take this share of the active examples out of the way. */
const worthwhile = 0.1;

/** By position. */
interface Places {
  /** n × d */
  readonly X: Matrix;
  readonly alpha: Float64Array;
  readonly residuals: Float64Array;
  readonly y: Float64Array;
  readonly C: Float64Array;
  readonly diagonal: Float64Array;
  /** Whether yα can rise, and fall: 1 or 0. */
  readonly rises: Uint8Array;
  readonly falls: Uint8Array;
  /** Which row of the problem is here. */
  readonly rows: Int32Array;
}

/** The kernel matrix, by the problem's own rows. */
export interface KnownKernels {
  row(i: number): Row;
  readonly diagonal: Float64Array;
}

/** @param known the whole kernel matrix, where somebody computed it already; @returns the last state */
export function solve(problem: Problem, options: SmoOptions, known?: KnownKernels): State {
  return createSolver(problem, options, known).solve();
}

function createSolver({ X, y, C, kernel }: Problem, { tol, maxIter, alpha: start }: SmoOptions, known?: KnownKernels): { solve(): State } {
  const n = X.rows;
  const held = heldTable(n, X.columns);
  held?.data.set(X.data);
  const places: Places = {
    X: held ?? copy(X),
    alpha: start?.slice() ?? new Float64Array(n),
    residuals: y.slice(),
    y: y.slice(),
    C: C.slice(),
    diagonal: known?.diagonal.slice() ?? Float64Array.from({ length: n }, (_, i) => kernelValue(X, i, X, i, kernel)),
    rises: new Uint8Array(n),
    falls: new Uint8Array(n),
    rows: Int32Array.from({ length: n }, (_, i) => i),
  };
  const fill = (row: Row, i: number, from: number, to: number): void =>
    known ? copyRow(row, i, from, to, places, known) : fillRow(row, i, from, to, places.X, kernel);
  const cache = createCache(n, cacheBytes, fill, held && roomBehind(held));
  const { alpha, residuals, rises, falls, diagonal } = places;
  let active = n;

  function mark(p: number): void {
    rises[p] = Number(canRise(alpha[p]!, places.y[p]!, places.C[p]!));
    falls[p] = Number(canFall(alpha[p]!, places.y[p]!, places.C[p]!));
  }

  /** Residuals from the start for the positions from ≤ p < n. */
  function restore(from: number): void {
    for (let p = from; p < n; p++) residuals[p] = places.y[p]!;
    for (let q = 0; q < n; q++) {
      if (alpha[q] === 0) continue;
      const row = cache.row(q, n);
      const weight = places.y[q]! * alpha[q]!;
      for (let p = from; p < n; p++) residuals[p]! -= weight * row[p]!;
    }
  }

  function unshrink(): void {
    if (active === n) return;
    restore(active);
    active = n;
  }

  /** Sets aside those at a bound whose residuals lie beyond both thresholds: they want to stay where they are. */
  function shrink(highest: number, lowest: number): void {
    const [kept, aside]: [number[], number[]] = [[], []];
    for (let p = 0; p < active; p++) {
      const stays = rises[p] === 0 ? residuals[p]! > highest : falls[p] === 0 && residuals[p]! < lowest;
      (stays ? aside : kept).push(p);
    }
    if (aside.length < worthwhile * active || kept.length < 2) return;
    const order = Int32Array.from([...kept, ...aside]);
    reorder(places, order);
    cache.reorder(order);
    active = kept.length;
  }

  function solve(): State {
    for (let p = 0; p < n; p++) mark(p);
    if (start) restore(0);
    let iteration = 0;
    let untilShrinking = Math.min(n, shrinkingPeriod);
    let wasUnshrunk = false;
    let i = highestRising(residuals, rises, active);

    for (;;) {
      if (untilShrinking-- === 0) {
        untilShrinking = Math.min(n, shrinkingPeriod);
        const { highest, lowest } = thresholds(residuals, rises, falls, active);
        if (!wasUnshrunk && highest - lowest <= 10 * tol) {
          wasUnshrunk = true;
          unshrink();
        }
        shrink(highest, lowest);
        i = highestRising(residuals, rises, active);
      }

      const rising = i < 0 ? residuals : cache.row(i, active);
      const { j, violation } = partnerOf(i, rising, residuals, falls, diagonal, active);
      const isOptimal = j < 0 || violation < tol;
      if ((isOptimal && active === n) || iteration >= maxIter) return finish(iteration);
      if (isOptimal) {
        // Those that were set aside may disagree after all.
        unshrink();
        i = highestRising(residuals, rises, active);
        untilShrinking = 1;
        continue;
      }

      iteration++;
      const size = step(i, j, rising);
      i = advance(residuals, rises, size, rising, cache.row(j, active), active);
    }
  }

  /** Solves the pair at two positions; returns by how much yα moved. */
  function step(i: number, j: number, rising: Row): number {
    const curvature = diagonal[i]! + diagonal[j]! - 2 * rising[j]!;
    const unclipped = (residuals[i]! - residuals[j]!) / (curvature > 0 ? curvature : leastCurvature);
    const roomToRise = places.y[i]! > 0 ? places.C[i]! - alpha[i]! : alpha[i]!;
    const roomToFall = places.y[j]! > 0 ? alpha[j]! : places.C[j]! - alpha[j]!;
    const size = Math.min(unclipped, roomToRise, roomToFall);
    alpha[i] = onBound(alpha[i]! + places.y[i]! * size, places.C[i]!);
    alpha[j] = onBound(alpha[j]! - places.y[j]! * size, places.C[j]!);
    mark(i);
    mark(j);
    return size;
  }

  /** The state in the problem's own order. */
  function finish(iteration: number): State {
    unshrink();
    const { highest, lowest } = thresholds(residuals, rises, falls, n);
    const [ownAlpha, ownResiduals] = [new Float64Array(n), new Float64Array(n)];
    places.rows.forEach((row, p) => {
      ownAlpha[row] = alpha[p]!;
      ownResiduals[row] = residuals[p]!;
    });
    const violation = Number.isFinite(highest - lowest) ? highest - lowest : 0;
    return { iteration, alpha: ownAlpha, residuals: ownResiduals, step: null, next: null, violation };
  }

  return { solve };
}

function copyRow(row: Row, i: number, from: number, to: number, { rows }: Places, known: KnownKernels): void {
  const values = known.row(rows[i]!);
  for (let p = from; p < to; p++) row[p] = values[rows[p]!]!;
}

function highestRising(residuals: Float64Array, rises: Uint8Array, active: number): number {
  let [i, highest] = [-1, -Infinity];
  for (let p = 0; p < active; p++) {
    if (rises[p] === 0 || residuals[p]! < highest) continue;
    highest = residuals[p]!;
    i = p;
  }
  return i;
}

/** Moves the residuals along by one step, and returns what `highestRising` then finds: both in one pass. */
function advance(residuals: Float64Array, rises: Uint8Array, size: number, rising: Row, falling: Row, active: number): number {
  let i = -1;
  let highest = -Infinity;
  for (let p = 0; p < active; p++) {
    const residual = residuals[p]! - size * (rising[p]! - falling[p]!);
    residuals[p] = residual;
    if (residual >= highest && rises[p] === 1) {
      highest = residual;
      i = p;
    }
  }
  return i;
}

/** The reference's `selectPair` once i is known. Gains are compared without dividing. */
function partnerOf(
  i: number, row: Row, residuals: Float64Array, falls: Uint8Array, diagonal: Float64Array, active: number,
): { j: number; violation: number } {
  if (i < 0) return { j: -1, violation: 0 };
  const highest = residuals[i]!;
  const own = diagonal[i]!;
  let j = -1;
  let lowest = Infinity;
  let [bestSquare, bestCurvature] = [0, 1];
  for (let p = 0; p < active; p++) {
    if (falls[p] === 0) continue;
    const residual = residuals[p]!;
    if (residual < lowest) lowest = residual;
    const disagreement = highest - residual;
    if (disagreement <= 0) continue;
    const value = own + diagonal[p]! - 2 * row[p]!;
    const curvature = value > 0 ? value : leastCurvature;
    const square = disagreement * disagreement;
    if (square * bestCurvature < bestSquare * curvature) continue;
    bestSquare = square;
    bestCurvature = curvature;
    j = p;
  }
  return { j, violation: highest - lowest };
}

function thresholds(residuals: Float64Array, rises: Uint8Array, falls: Uint8Array, active: number): { highest: number; lowest: number } {
  let [highest, lowest] = [-Infinity, Infinity];
  for (let p = 0; p < active; p++) {
    if (rises[p] === 1) highest = Math.max(highest, residuals[p]!);
    if (falls[p] === 1) lowest = Math.min(lowest, residuals[p]!);
  }
  return { highest, lowest };
}

function reorder({ X: { data, columns }, ...lists }: Places, order: Int32Array): void {
  const rows = data.slice(0, order.length * columns);
  order.forEach((from, to) => data.set(rows.subarray(from * columns, (from + 1) * columns), to * columns));
  for (const list of Object.values(lists)) {
    const before = list.slice(0, order.length);
    for (let p = 0; p < order.length; p++) list[p] = before[order[p]!]!;
  }
}

