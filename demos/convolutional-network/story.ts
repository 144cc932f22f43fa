/**
 * The run that the player plays: frame 0 is the network before training, and every further one comes after a few hundred
 * images. A frame holds all that decides those after it. A ready network has one frame: there is nothing to wait for.
 */
import { epochOrder } from "../../algorithms/backpropagation/chance";
import { initialize, type Network } from "../../algorithms/convolutional-network/network";
import { beginTraining, type Options } from "../../algorithms/convolutional-network/train";
import { defaults } from "../../algorithms/convolutional-network/parameters";
import { byNobody } from "../../src/kit/engines/by";
import type { RunInput } from "../../src/kit/lab/model";
import type { Values } from "../../src/kit/lab/schema";
import { inputShape, layersOf } from "./architecture";
import { loadDigits, loadReady } from "./digits/load";
import { firstOf, type Digits } from "./digits/unpack";
import { createTrainers, type Trainers } from "./engines";
import type { Frame } from "./frame";
import { unpackNetwork } from "./intervention";
import type { Parameters } from "./parameters";
import { shuffledDigits } from "./permutation";
import { scoresOf } from "./scores";

/** The held-out images that are scored at every step; all of them would take longer than the training between. */
export const nScored = 500;

/** Images of a step, roughly: whole batches. */
const imagesPerStep = 512;

interface Run extends RunInput<Parameters, Frame> {
  readonly training: Digits;
  readonly heldOut: Digits;
  readonly trainers: Trainers;
}

export async function* story(input: RunInput<Parameters, Frame>): AsyncGenerator<Frame, void, void> {
  const { shuffled, nImages, network } = input.parameters;
  const arranged = (digits: Digits): Digits => (shuffled ? shuffledDigits(digits) : digits);
  const heldOut = arranged(firstOf(await loadDigits("held-out"), nScored));
  const training = network === "ready" ? heldOut : arranged(firstOf(await loadDigits("training"), nImages));
  const run: Run = { ...input, heldOut, training, trainers: createTrainers(input.tell) };
  let [step, frame] = input.from ? [input.from.step, input.from.frame] : [0, shown(run, await firstNetwork(input))];
  if (!input.from) yield frame;
  for (let next = await frameAfter(run, frame, step); next; next = await frameAfter(run, frame, ++step)) {
    frame = next;
    yield frame;
  }
}

async function firstNetwork({ parameters, seeds }: RunInput<Parameters, Frame>): Promise<Network> {
  return parameters.network === "ready" ? loadReady() : initialize({ inputShape, layers: layersOf(parameters), seed: seeds.model });
}

/** A network that nothing was done to since it was made or opened. */
function shown(run: Run, network: Network): Frame {
  const ended = run.parameters.network === "ready";
  const origin = ended ? "ready" as const : "random" as const;
  const untrained = { origin, epoch: 0, seen: 0, loss: null, imagesPerSecond: null, ended, ...byNobody };
  return { ...untrained, training: beginTraining(network), heldOut: scoresOf(network, run.heldOut) };
}

/** Null where the run has ended. */
async function frameAfter(run: Run, frame: Frame, step: number): Promise<Frame | null> {
  const opened = run.interventionsAt(step).findLast(({ name }) => name === "network");
  if (opened) return { ...shown(run, unpackNetwork(frame.training.network, opened.values)), origin: "opened", epoch: frame.epoch, seen: frame.seen };
  if (frame.ended) return null;
  return trained(run, frame, run.parametersAt(step));
}

async function trained(run: Run, { epoch, seen, training, origin }: Frame, values: Values<Parameters>): Promise<Frame> {
  const { training: digits, seeds, trainers, heldOut } = run;
  const finished = Math.floor(epoch);
  const order = epochOrder(digits.n, seeds.model, finished);
  const end = Math.min(order.length, seen + values.batchSize * Math.max(1, Math.round(imagesPerStep / values.batchSize)));
  const X = { ...inputShape, n: digits.n, data: digits.images };
  const { result: { state, loss }, name, seconds, fallback } = await trainers.train(values.engine, training, X, digits.labels, order.subarray(seen, end), optionsOf(values, seeds.model));
  if (!isFinite(state.network, loss)) throw new Error(diverged(values.learningRate));
  const isOver = end === order.length;
  const now = isOver ? finished + 1 : finished + end / order.length;
  return {
    epoch: now,
    seen: isOver ? 0 : end,
    training: state,
    origin,
    loss,
    heldOut: scoresOf(state.network, heldOut),
    engine: name,
    // A few images may be done between two ticks of a browser's clock.
    imagesPerSecond: seconds > 0 ? Math.round((end - seen) / seconds) : null,
    fallback,
    ended: now >= values.epochs,
  };
}

export function optionsOf({ optimizer, learningRate, batchSize }: Pick<Values<Parameters>, "optimizer" | "learningRate" | "batchSize">, seed: number): Options {
  return { ...defaults, optimizer, learningRate, batchSize, seed };
}

function isFinite({ weights, biases }: Network, loss: number): boolean {
  return Number.isFinite(loss) && [...weights, ...biases].every((values) => values.every(Number.isFinite));
}

const diverged = (learningRate: number): string =>
  `Training diverged: the loss or a weight is no longer finite. A learning rate of ${learningRate} is too large here; try a tenth of it.`;
