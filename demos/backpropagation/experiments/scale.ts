/** Inputs in the units in which they were measured. */
import { loadTable } from "../../../src/kit/data/tables";
import { experiment } from "../../../src/kit/lab/experiment";
import { defaultsOf } from "../../../src/kit/lab/schema";
import { model } from "../model";
import { scoresOf } from "../scores";
import { averageOf, learnerOf, percent, range, train, type State } from "./measuring";

const nStarts = 3;
const penguins = (scaling: "none" | "standard", seed = 0): State => ({
  parameters: { ...defaultsOf(model.parameters), epochs: 60 },
  data: { source: "penguins", options: {}, features: ["beak length (mm)", "body mass (g)"], scaling, testFraction: 0.4 },
  seeds: { model: seed },
  step: 60,
});

export const scaleTheInputs = experiment({
  id: "scale-the-inputs",
  claim: "On beak length in millimetres and body mass in grams a network is right in fewer than half of the held-out penguins after sixty epochs; on the same features standardised, in more than nine of ten.",
  predict: {
    question: "Three species of penguins by beak length (mm) and body mass (g), two layers of eight tanh units, 60 epochs. How many held-out penguins are right, unscaled?",
    options: ["About 95 %: the first layer learns the scale", "About 80 %", "Less than half"],
    answer: 2,
  },
  state: penguins("none"),
  async measure() {
    const table = await loadTable("penguins");
    const accuracies = (scaling: "none" | "standard") => range(nStarts).map((seed) => {
      const learner = learnerOf(penguins(scaling, seed), table);
      return scoresOf(learner.task, train(learner)).test!.accuracy!;
    });
    return { unscaled: accuracies("none"), standardised: accuracies("standard") };
  },
  holds: ({ unscaled, standardised }) => Math.max(...unscaled) < 0.5 && Math.min(...standardised) > 0.9,
  rows: ({ unscaled, standardised }) => [
    { label: "held-out penguins right, in millimetres and grams, on average of three starts", value: percent(averageOf(unscaled)) },
    { label: "standardised", value: percent(averageOf(standardised)) },
  ],
});
