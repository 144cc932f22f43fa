/**
 * The run that the player plays: the reference's own iterations, pair of classes after pair. Where there are too many
 * points to watch, the engine solves each pair at once.
 */
import type { Matrix } from "../../algorithms/core/matrix";
import * as metrics from "../../algorithms/metrics";
import * as supportVectorMachine from "../../algorithms/support-vector-machine";
import { trainPairs } from "../../algorithms/support-vector-machine/one-vs-one";
import * as shrinking from "../../algorithms/support-vector-machine/shrinking";
import { ask, plainly, type Told } from "../../src/kit/engines/ask";
import type { By } from "../../src/kit/engines/by";
import type { EngineName } from "../../src/kit/engines/names";
import type { RunInput } from "../../src/kit/lab/model";
import { decisionsAt, kernelsOf, solving, type Machine } from "./engines";
import type { Frame, Picture, ShownStep } from "./frame";
import { follow, placesOf, resolution, type Places } from "./painter";
import type { Parameters } from "./parameters";
import { slackEnds } from "./slack";
import { taskOf, trainedOn, type Task } from "./task";

/** With more training points than this, the steps are not shown. */
export const mostToWatch = 1000;

/** By TypeScript alone. */
export const story = (input: RunInput<Parameters>): Generator<Frame, void, void> => plainly(told(input));

export function* told({ parameters, dataset }: RunInput<Parameters>): Told<Machine, Frame> {
  const task = taskOf(parameters, dataset);
  const { engine } = parameters;
  if (!parameters.supportOnly) return yield* tell(task, engine);
  const whole = shrinking.fit(task.X, task.y, task.params);
  // Numbered as on the stage, and γ as it was: it must not change with the points it is computed from.
  const support = Int32Array.from(whole.support, (row) => task.rows[row]!).toSorted();
  const params = { ...task.params, gamma: whole.gamma, classWeight: weightsOf(task) };
  yield* tell(trainedOn(support, { ...task, params }), engine, whole);
}

/** "balanced" means the classes as they were, not those of the support vectors. */
function weightsOf({ params, y }: Task): supportVectorMachine.Params["classWeight"] {
  if (params.classWeight !== "balanced") return null;
  const classes = Array.from(new Set(y)).toSorted((a, b) => a - b);
  return classes.map((id) => y.length / (classes.length * y.filter((label) => label === id).length));
}

/** The steps, as the reference takes them or as somebody solved them, and who did what can be left to an engine. */
interface Course {
  readonly steps: Iterator<supportVectorMachine.Frame, supportVectorMachine.Model>;
  /** Of the examples with all places; null where only the ends are known. */
  readonly table: Matrix | null;
  readonly by: By;
}

/** @param before the machine of all examples, if these are only its support vectors; @param start where the engine starts from */
export function* tell(task: Task, engine: EngineName | "auto", before?: supportVectorMachine.Model, start?: supportVectorMachine.Start): Told<Machine, Frame> {
  const places = placesOf(task);
  const isWatched = task.X.rows <= mostToWatch && !start;
  const { steps, table, by } = yield* isWatched ? watched(task, places, engine) : solved(task, engine, start);
  const ends: Frame[] = [];
  let current: Current | null = null;

  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      yield finish(task, places, ends, current!, value, before);
      return;
    }
    current = yield* next(current, value, places, table, by, engine);
    if (isEnd(task, value)) {
      const frame = { ...frameOf(task, places, current), phase: "solved" as const };
      ends.push(frame);
      if (frame.pair.number < frame.pair.count) yield frame;
    } else if (isShown(value.iteration)) {
      yield frameOf(task, places, current);
    }
  }
}

function* watched(task: Task, places: Places, engine: EngineName | "auto"): Told<Machine, never, Course> {
  const training = supportVectorMachine.trainingOf(task.X, task.y, { ...supportVectorMachine.defaults, ...task.params }, undefined);
  const { result: table, name, fallback } = yield* ask(engine, kernelsOf(task.X, places.X, training.kernel));
  const states = trainPairs(training, supportVectorMachine.smo);
  return { steps: supportVectorMachine.framesOf(states), table, by: { engine: name, fallback } };
}

function* solved(task: Task, engine: EngineName | "auto", start?: supportVectorMachine.Start): Told<Machine, never, Course> {
  const { result: { ends, model }, name, fallback } = yield* ask(engine, solving(task, start));
  const steps = (function* () {
    yield* ends;
    return model;
  })();
  return { steps, table: null, by: { engine: name, fallback } };
}

interface Current {
  readonly at: supportVectorMachine.Frame;
  /** Where the same pair was an iteration before. */
  readonly last: supportVectorMachine.Frame | null;
  /** Σ yα K(x, place) at every place; it goes along with the steps. */
  readonly sums: Float64Array;
  /** Of the pair, from 1. */
  readonly number: number;
  readonly by: By;
}

function* next(
  current: Current | null, at: supportVectorMachine.Frame, { X }: Places, table: Matrix | null, by: By, engine: EngineName | "auto",
): Told<Machine, never, Current> {
  if (current?.at.problem === at.problem) {
    if (at.step && table) follow(current.sums, at.step, at.pair.rows, table);
    return { ...current, at, last: current.at };
  }
  const number = (current?.number ?? 0) + 1;
  if (table) return { at, last: null, sums: new Float64Array(X.rows), number, by };
  const { result: sums } = yield* ask(engine, decisionsAt(X, at.problem, at.alpha));
  return { at, last: null, sums, number, by };
}

/** Nobody disagrees any more, or no further step is allowed; the engine's frames are ends, all of them. */
function isEnd({ params: { tol = 0, maxIter = Infinity } }: Task, { next, violation, iteration }: supportVectorMachine.Frame): boolean {
  return next === null || violation < tol || iteration >= maxIter;
}

/** Every step at first, then every tenth, then every hundredth: the frames of a long run fit into memory. */
function isShown(iteration: number): boolean {
  if (iteration <= 300) return true;
  return iteration % (iteration <= 3000 ? 10 : 100) === 0;
}

function frameOf(task: Task, places: Places, { at, last, sums, number, by }: Current): Frame {
  const { alpha, residuals, intercept, problem, pair, iteration, violation, objective } = at;
  const { y, C } = problem;
  const classes = classesOf(task);
  const decisions = Float32Array.from(sums, (sum) => sum + intercept);
  const margins = residuals.map((residual, i) => 1 + y[i]! * (intercept - residual));
  return {
    ...by,
    phase: iteration === 0 ? "start" : "step",
    pair: { first: classes[pair.first]!, second: classes[pair.second]!, number, count: (classes.length * (classes.length - 1)) / 2 },
    iteration,
    step: last && at.step ? shownStep(task, at, last) : null,
    rows: Int32Array.from(pair.rows, (row) => task.rows[row]!),
    alpha,
    C,
    everyPair: null,
    margins,
    left: leftOut(task),
    objective,
    primal: supportVectorMachine.primalObjective(alpha, residuals, problem),
    violation,
    squaredNorm: supportVectorMachine.squaredNorm(alpha, residuals, y),
    ...(classes.length === 2 && alpha.some((value) => value > 0) ? accuracies(task, places, margins, decisions, classes) : { trainAccuracy: null, testAccuracy: null }),
    picture: { domain: places.domain, resolution, decisions: decisions.slice(0, places.gridSize), classes: null },
    slack: new Float64Array(0),
    moved: null,
    model: null,
  };
}

function shownStep(task: Task, { step, alpha, problem: { y, C }, pair }: supportVectorMachine.Frame, last: supportVectorMachine.Frame): ShownStep {
  const { i, j, unclipped } = step!;
  const both = (list: Float64Array): readonly [number, number] => [list[i]!, list[j]!];
  const before = both(last.alpha);
  return {
    rows: [task.rows[pair.rows[i]!]!, task.rows[pair.rows[j]!]!],
    labels: both(y),
    before,
    after: both(alpha),
    unclipped: [before[0] + y[i]! * unclipped, before[1] - y[j]! * unclipped],
    C: both(C),
  };
}

function classesOf({ y }: Task): readonly number[] {
  return Array.from(new Set(y)).toSorted((a, b) => a - b);
}

function leftOut({ dataset: { train }, rows }: Task): Int32Array {
  if (rows.length === train.length) return new Int32Array(0);
  const kept = new Set(rows);
  return train.filter((row) => !kept.has(row));
}

/** Of two classes, the first being on the positive side of f. */
function accuracies({ dataset: { test }, target }: Task, { gridSize }: Places, margins: Float64Array, decisions: Float32Array, [first]: readonly number[]) {
  const right = margins.filter((margin) => margin > 0).length;
  const rightOfTest = test.filter((row, t) => decisions[gridSize + t]! > 0 === (target[row] === first)).length;
  return { trainAccuracy: right / margins.length, testAccuracy: test.length > 0 ? rightOfTest / test.length : null };
}

function finish(task: Task, places: Places, ends: readonly Frame[], current: Current, model: supportVectorMachine.Model, before?: supportVectorMachine.Model): Frame {
  const last = ends.at(-1)!;
  const isBinary = ends.length === 1;
  const { at: { problem, alpha, intercept } } = current;
  const ownEnds = slackEnds({ problem, alpha, margins: last.margins, intercept }, reachOf(places));
  return {
    ...last,
    phase: model.converged ? "done" : "stopped",
    iteration: model.nIter.reduce((sum, count) => sum + count, 0),
    ...(isBinary ? {} : { ...scores(task, model), everyPair: hardestOf(ends) }),
    picture: { ...last.picture, classes: isBinary ? null : votes(ends, task) },
    slack: isBinary ? Float64Array.from(ownEnds, (value, entry) => (entry % 3 === 0 ? last.rows[value]! : value)) : new Float64Array(0),
    moved: before ? largestChange(before, places, last.picture) : null,
    model,
  };
}

function hardestOf(ends: readonly Frame[]): Frame["everyPair"] {
  const hardest = new Map<number, { readonly alpha: number; readonly C: number }>();
  for (const { rows, alpha, C } of ends) {
    rows.forEach((row, i) => {
      const known = hardest.get(row);
      if (!known || alpha[i]! / C[i]! > known.alpha / known.C) hardest.set(row, { alpha: alpha[i]!, C: C[i]! });
    });
  }
  const entries = Array.from(hardest.values());
  return { rows: Int32Array.from(hardest.keys()), alpha: Float64Array.from(entries, ({ alpha }) => alpha), C: Float64Array.from(entries, ({ C }) => C) };
}

const reachOf = ({ domain: { x, y } }: Places): number => Math.hypot(x[1] - x[0], y[1] - y[0]) / 2;

function scores(task: Task, model: supportVectorMachine.Model) {
  const { dataset: { test }, target, X, y } = task;
  const held = trainedOn(test, task);
  return {
    trainAccuracy: metrics.accuracy(y, supportVectorMachine.predict(model, X)),
    testAccuracy: test.length > 0 ? metrics.accuracy(Int32Array.from(test, (row) => target[row]!), supportVectorMachine.predict(model, held.X)) : null,
  };
}

/** The class id at every place of the grid. */
function votes(ends: readonly Frame[], task: Task): Int8Array {
  const classes = classesOf(task);
  const decisions = new Float64Array(ends.length);
  return Int8Array.from({ length: resolution ** 2 }, (_, place) => {
    ends.forEach(({ picture }, p) => (decisions[p] = picture.decisions[place]!));
    return classes[supportVectorMachine.vote(decisions, classes.length)]!;
  });
}

/** Of the last pair of classes, which the picture shows. */
function largestChange(before: supportVectorMachine.Model, { X, gridSize }: Places, { decisions }: Picture): number {
  const { data, columns } = supportVectorMachine.pairDecisions(before, { ...X, data: X.data.subarray(0, 2 * gridSize), rows: gridSize });
  // Of two classes, a model has the later one positive.
  const sign = before.classes.length === 2 ? -1 : 1;
  return decisions.reduce((most, value, place) => Math.max(most, Math.abs(value - sign * data[place * columns + columns - 1]!)), 0);
}
