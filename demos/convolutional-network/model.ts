/** The convolutional network's demo as a worker sees it. */
import { noData } from "../../src/kit/data/none";
import { warningOf } from "../../src/kit/engines/by";
import { defineModel } from "../../src/kit/lab/model";
import type { Frame } from "./frame";
import { parameters } from "./parameters";
import { nScored, story } from "./story";

export const model = defineModel({
  slug: "convolutional-network",
  parameters,
  data: { sources: [noData], target: "any" },
  interventions: {
    /** All weights and biases, as `packNetwork` lists them. */
    network: "any",
  },
  run: story,
  usesChance: ({ network }) => network === "scratch",
  describe,
  warning: (frame: Frame) => warningOf(frame),
  trace: ({ epoch, loss, heldOut, imagesPerSecond }: Frame) => ({
    epoch, loss, heldOutLoss: heldOut.loss, accuracy: heldOut.accuracy, imagesPerSecond,
  }),
  resumes: true,
  speed: 30,
  lookAhead: 30,
});

const beginnings: Readonly<Record<Frame["origin"], string>> = {
  random: "Before training, with random weights", ready: "The network is trained already", opened: "The network from your files",
};

function describe({ epoch, training, origin, loss, heldOut, ended }: Frame): string {
  const score = `${(100 * heldOut.accuracy).toFixed(1)} % of ${nScored} held-out images are recognised`;
  if (training.updates === 0) return `${beginnings[origin]}: ${score}.`;
  const place = ended ? `Done after ${epoch} ${epoch === 1 ? "epoch" : "epochs"}` : `Epoch ${epoch.toFixed(2)}, ${training.updates} updates`;
  return `${place}: ${score}${loss === null ? "" : `, the training loss is ${loss.toPrecision(2)}`}.`;
}
