/**
 * The run that the player plays: frame 0 is the untrained network, and every further one comes after an epoch, or an
 * update, or a change by hand. A frame holds all that decides those after it.
 */
import { epochOrder } from "../../algorithms/backpropagation/chance";
import { penalty } from "../../algorithms/backpropagation/penalty";
import { beginTraining } from "../../algorithms/backpropagation/train";
import { ask, plainly, type Told } from "../../src/kit/engines/ask";
import type { By } from "../../src/kit/engines/by";
import type { Computed } from "../../src/kit/engines/engines";
import type { RunInput } from "../../src/kit/lab/model";
import type { Values } from "../../src/kit/lab/schema";
import type { Seeds } from "../../src/kit/lab/state";
import { explainDivergence, explainUnusable, isUsable } from "./divergence";
import { editNetwork, isEdit } from "./edit-network";
import { painting, training, type Trainer } from "./engines";
import { firstNetwork } from "./first-network";
import type { Frame } from "./frame";
import { trainingParameters, type Parameters } from "./parameters";
import { setUpEasel, type Easel } from "./pictures";
import { scoresOf } from "./scores";
import { seedFor } from "./seeds";
import { endOf, lowestAfter } from "./stopping";
import { toOwnUnits } from "./target";
import { taskOf, type Task } from "./task";
import { optionsOf } from "./training-options";

interface Run extends RunInput<Parameters, Frame> {
  readonly task: Task;
  readonly easel: Easel;
  readonly orderOf: (epoch: number) => Int32Array;
}

/** By TypeScript alone. */
export const story = (input: RunInput<Parameters, Frame>): Generator<Frame, void, void> => plainly(told(input));

export function* told(input: RunInput<Parameters, Frame>): Told<Trainer, Frame> {
  const task = taskOf(input.parameters, input.dataset);
  const run: Run = { ...input, task, easel: setUpEasel(input.dataset.X, task.features), orderOf: orders(task, input.seeds) };
  let [step, frame] = input.from ? [input.from.step, input.from.frame] : [0, yield* firstFrame(run)];
  if (!input.from) yield frame;
  for (let next = yield* frameAfter(run, frame, step); next; next = yield* frameAfter(run, frame, ++step)) {
    frame = next;
    yield frame;
  }
}

/** An epoch's order depends on the seed and its number alone. In the middle of an epoch it is asked for many times. */
function orders({ trainX }: Task, seeds: Seeds): Run["orderOf"] {
  let known: { readonly epoch: number; readonly order: Int32Array } | undefined;
  return (epoch) => {
    if (known?.epoch !== epoch) known = { epoch, order: epochOrder(trainX.rows, seedFor("order", seeds), epoch) };
    return known.order;
  };
}

function* firstFrame(run: Run): Told<Trainer, never, Frame> {
  const network = firstNetwork(run.task, run.parameters.initialization, seedFor("weights", run.seeds));
  return yield* show(run, { epoch: 0, seen: 0, isEdited: false, training: beginTraining(network) }, run.parameters, null);
}

/** Null where the run has ended, and no hand has changed the network since. */
function* frameAfter(run: Run, shown: Frame, step: number): Told<Trainer, never, Frame | null> {
  const values = run.parametersAt(step);
  const frame = steered(shown, step > 0 ? run.parametersAt(step - 1) : run.parameters, values);
  const edits = run.interventionsAt(step).filter(isEdit);
  const network = editNetwork(frame.training.network, edits);
  if (network === frame.training.network) return frame.ended ? null : yield* show(run, yield* trained(run, frame, values), values, frame);
  // What was averaged for a whole other network means nothing for this one.
  const training = edits.some(({ name }) => name === "network") ? beginTraining(network) : { ...frame.training, network };
  return yield* show(run, { epoch: frame.epoch, seen: frame.seen, isEdited: true, training }, values, null);
}

/** A change on the way gives the run as much time again before it may stop on a plateau; another optimizer starts without averages. */
function steered(frame: Frame, before: Values<Parameters>, after: Values<Parameters>): Frame {
  const names = Object.keys(trainingParameters) as (keyof typeof trainingParameters)[];
  if (names.every((name) => before[name] === after[name])) return frame;
  const objective = frame.train.loss + penalty(frame.training.network, after);
  const training = before.optimizer === after.optimizer ? frame.training : beginTraining(frame.training.network);
  return { ...frame, training, lowest: { objective, epochsAgo: 0 } };
}

interface Progress extends Pick<Frame, "epoch" | "seen" | "isEdited" | "training"> {
  /** Who trained, where training led here. */
  readonly by?: By;
}

/** By what is left of the epoch, or by one batch of it. */
function* trained({ task, orderOf, seeds }: Run, { epoch, seen, training: before }: Frame, values: Values<Parameters>): Told<Trainer, never, Progress> {
  const finished = Math.floor(epoch);
  const order = orderOf(finished);
  const end = values.pace === "update" ? Math.min(seen + values.batchSize, order.length) : order.length;
  const options = optionsOf(values, seedFor("dropout", seeds));
  const computed = yield* ask(values.engine, training(before, task.trainX, task.trainY, order.subarray(seen, end), options));
  const isOver = end === order.length;
  return { epoch: isOver ? finished + 1 : finished + end / order.length, seen: isOver ? 0 : end, isEdited: false, training: computed.result.state, by: byOf(computed) };
}

const byOf = ({ name, fallback }: Computed<unknown>): By => ({ engine: name, fallback });

/** @param previous the frame that training led on from; null where something else changed the network */
function* show(run: Run, { by, ...progress }: Progress, values: Values<Parameters>, previous: Frame | null): Told<Trainer, never, Frame> {
  const { task, easel } = run;
  const { network } = progress.training;
  const scores = scoresOf(task, network);
  if (!isUsable(scores.train.loss, network)) throw new Error(explain(run, progress, values, previous, scores.train.loss));
  const cost = penalty(network, values);
  const objective = scores.train.loss + cost;
  const painted = yield* ask(values.engine, painting(easel, network, (output) => toOwnUnits(output, task.scale)));
  const frame: Omit<Frame, "ended"> = {
    ...progress,
    ...(by ?? byOf(painted)),
    ...scores,
    penalty: cost,
    lowest: previous ? lowestAfter(previous, objective, progress.seen === 0) : { objective, epochsAgo: 0 },
    pictures: painted.result,
  };
  return { ...frame, ended: endOf(frame, values) };
}

function explain({ task }: Run, { epoch, isEdited }: Progress, { learningRate }: Values<Parameters>, previous: Frame | null, loss: number): string {
  const largestInput = task.X.data.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  if (!previous) return explainUnusable({ isEdited, largestInput });
  return explainDivergence({ epoch: Math.ceil(epoch), learningRate, before: previous.train.loss, after: loss, largestInput });
}
