/** The analysis behind the picture's ground: what would be answered at every place. */
import type { Matrix } from "../../algorithms/core/matrix";
import * as knn from "../../algorithms/k-nearest-neighbors";
import { warningOf, type By } from "../../src/kit/engines/by";
import type { EngineName } from "../../src/kit/engines/names";
import type { RunInput } from "../../src/kit/lab/model";
import type { Domain } from "../../src/kit/plots/types";
import { beginSearch } from "./engines";
import { rememberLast } from "./memo";
import type { Parameters } from "./parameters";
import { fitTask, taskOf, type Task } from "./task";

export interface Answers extends By {
  readonly domain: Domain;
  readonly columns: number;
  /** A class id or a value for each place: rows × columns, the lowest row first, each at the middle of its rectangle. */
  readonly values: Float64Array;
  /** How strong the winning class is, 0 … 1; null for values. */
  readonly confidence: Float64Array | null;
  readonly engine: EngineName;
  readonly seconds: number;
}

const finest = 80;
const coarsest = 12;
/** Column by column, so many differences are squared for a picture at most; more places would take seconds. */
const mostWork = 1.5e9;
/** As much is done before the worker listens for other wishes; an engine needs more at once to be of use. */
const workAtOnce = { typescript: 2e7, engine: 4e8 };

type Input = RunInput<Parameters>;

/** The same picture for every query: it is painted once, and then remembered. */
const easelFor = rememberLast(
  ({ parameters: { queryX: _x, queryY: _y, below: _below, algorithm: _algorithm, ...decisive }, dataset, seeds }: Input) =>
    [JSON.stringify(decisive), seeds.model, dataset.X.data, dataset.ids, dataset.train, dataset.target?.values ?? null],
  (): { picture: Answers | null } => ({ picture: null }),
);

/** Null for as long as the picture is not whole. */
export async function* surface(input: Input): AsyncGenerator<Answers | null, void, void> {
  const easel = easelFor(input);
  easel.picture ??= yield* painted(input);
  const warning = warningOf(easel.picture);
  if (warning) input.tell?.(warning);
  yield easel.picture;
}

async function* painted(input: Input): AsyncGenerator<null, Answers, void> {
  const start = performance.now();
  const task = taskOf(input);
  const model = fitTask(task, { ...input.parameters, algorithm: "auto" });
  const work = task.X.rows * task.X.columns;
  const columns = Math.round(Math.min(finest, Math.max(coarsest, Math.sqrt(mostWork / work))));
  const values = new Float64Array(columns * columns);
  const confidence = model.task === "classification" ? new Float64Array(columns * columns) : null;
  const search = await beginSearch(model, input.parameters.engine, columns * columns, () => placesIn(task, columns, 0, Math.ceil(columns / 8)), input.tell);
  const atOnce = Math.max(1, Math.round(workAtOnce[search.engine === "typescript" ? "typescript" : "engine"] / (columns * work)));
  for (let row = 0; row < columns; row += atOnce) {
    const found = await search.neighbors(placesIn(task, columns, row, Math.min(columns, row + atOnce)));
    if (confidence) tell(knn.sharesOf(model, found), values, confidence, row * columns);
    else values.set(knn.answersOf(model, found), row * columns);
    yield null;
  }
  const { engine, fallback } = search;
  return { domain: task.domain, columns, values, confidence, engine, fallback, seconds: (performance.now() - start) / 1000 };
}

function placesIn(task: Task, columns: number, from: number, to: number): Matrix {
  const at = ([low, high]: readonly [number, number], step: number): number => low + ((step + 0.5) / columns) * (high - low);
  const { x, y } = task.domain;
  return task.featuresAt(Array.from({ length: (to - from) * columns }, (_, i) => [at(x, i % columns), at(y, from + Math.floor(i / columns))]));
}

/** The class with the most votes, as `predict` would say, and its share. */
function tell({ data, rows, columns }: Matrix, values: Float64Array, confidence: Float64Array, from: number): void {
  for (let i = 0; i < rows; i++) {
    const shares = data.subarray(i * columns, (i + 1) * columns);
    values[from + i] = knn.winner(shares);
    confidence[from + i] = shares[values[from + i]!]!;
  }
}
