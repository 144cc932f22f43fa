/** The run that the player plays: the reference's own half-steps, with a hand on the centres. Who is nearest to which, an engine may say. */
import { kMeans, metrics, type Matrix } from "../../algorithms";
import { copy } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { initialize } from "../../algorithms/k-means/initialize";
import { ask, plainly, type Told } from "../../src/kit/engines/ask";
import { byNobody, type By } from "../../src/kit/engines/by";
import type { Dataset } from "../../src/kit/data/dataset";
import { firstAddedId } from "../../src/kit/data/edits";
import type { RunInput } from "../../src/kit/lab/model";
import type { Intervention } from "../../src/kit/lab/state";
import { nearest, type Assigner } from "./engines";
import type { Parameters } from "./parameters";

export interface Frame extends By {
  /**
   * The reference's half-steps, then "moved" after a hand moved a centre, and "done" for the model that is kept;
   * "stopped" if that is only because no further iteration was allowed.
   */
  readonly phase: kMeans.Frame["phase"] | "moved" | "done" | "stopped";
  /** For the model that is kept, the start it comes from. */
  readonly start: number;
  readonly iteration: number;
  readonly clusterCenters: Matrix;
  /** −1 where no centre is assigned yet. */
  readonly labels: Int32Array;
  readonly inertia: number | null;
  /** The adjusted Rand index of the labels with the classes the points were drawn from; null where there are none. */
  readonly agreement: number | null;
}

/** By TypeScript alone. */
export const story = (input: RunInput<Parameters>): Generator<Frame, void, void> => plainly(told(input));

/** Interventions "center" carry [cluster, x, y]; they may come after any frame, "done" included. */
export function* told({ parameters, dataset, seeds, interventionsAt }: RunInput<Parameters>): Told<Assigner, Frame> {
  const { nClusters, init, nInit, maxIter, tol, engine } = parameters;
  const X = dataset.X;
  const random = createRandom(seeds.model);
  let best: { readonly start: number; readonly model: kMeans.Model } | undefined;
  let step = 0;
  /** Who said last which centre is nearest. */
  let by = byNobody;

  /** Shows a frame; if a hand then moved centres, shows that too and returns where they are. */
  function* show(frame: Omit<Frame, "agreement" | keyof By>): Told<Assigner, Frame, Matrix | undefined> {
    yield { ...frame, ...by, agreement: agreement(dataset, frame.labels) };
    const moves = interventionsAt(step++).filter(({ name }) => name === "center");
    if (moves.length === 0) return undefined;
    const clusterCenters = moveCenters(frame.clusterCenters, moves);
    const inertia = frame.inertia === null ? null : kMeans.inertia(X, frame.labels, clusterCenters);
    return (yield* show({ ...frame, phase: "moved", clusterCenters, inertia })) ?? clusterCenters;
  }

  /** Another iteration would go on downhill, but the run may not take it. */
  function isUnfinished({ labels, clusterCenters, inertia, nIter }: kMeans.Model): boolean {
    if (nIter < maxIter) return false;
    const filled = kMeans.fillEmptyClusters(X, labels, clusterCenters);
    return kMeans.inertia(X, filled, kMeans.update(X, filled, nClusters)) < inertia * (1 - 1e-12);
  }

  function* assigned(centers: Matrix): Told<Assigner, Frame, Int32Array> {
    const { result, name, fallback } = yield* ask(engine, nearest(X, centers));
    by = { engine: name, fallback };
    return result;
  }

  /** One start, begun again from wherever a hand puts the centres. After every half-step but an assign, an assign to its centres is what comes next. */
  function* descend(start: number, from: Matrix, isContinued = false): Told<Assigner, Frame, kMeans.Model> {
    let labels: Int32Array = new Int32Array();
    const halves = kMeans.lloyd(X, from, { maxIter, tol, start }, { assign: () => labels, update: kMeans.update });
    if (isContinued) {
      halves.next();
      labels = yield* assigned(from);
    }
    for (;;) {
      const half = halves.next();
      if (half.done) return half.value;
      const moved = yield* show(half.value);
      if (moved) return yield* descend(start, moved, true);
      if (half.value.phase !== "assign") labels = yield* assigned(half.value.clusterCenters);
    }
  }

  if (nClusters > X.rows) throw new Error(`There are ${X.rows} points, too few for ${nClusters} clusters. Add points or lower k.`);
  for (let start = 0; start < nInit; start++) {
    const model = yield* descend(start, initialize(X, nClusters, init, random));
    if (!best || model.inertia < best.model.inertia) best = { start, model };
  }
  while (best) {
    const { start, model }: { start: number; model: kMeans.Model } = best;
    const phase = isUnfinished(model) ? "stopped" : "done";
    const moved: Matrix | undefined = yield* show({ phase, start, iteration: model.nIter, ...model });
    best = moved && { start, model: yield* descend(start, moved, true) };
  }
}

function moveCenters(centers: Matrix, moves: readonly Intervention[]): Matrix {
  const moved = copy(centers);
  for (const { values } of moves) {
    const [cluster = -1, ...position] = values;
    if (cluster >= 0 && cluster < moved.rows && position.length === moved.columns) moved.data.set(position, cluster * moved.columns);
  }
  return moved;
}

/** Over the points whose class is known: one that a hand added has none. */
function agreement({ target, ids }: Dataset, labels: Int32Array): number | null {
  if (target?.kind !== "class" || labels[0] === -1) return null;
  const isDrawn = (_: number, row: number): boolean => ids[row]! < firstAddedId;
  const known = target.values.filter(isDrawn);
  return known.length === 0 ? null : metrics.adjustedRandIndex(known, labels.filter(isDrawn));
}
