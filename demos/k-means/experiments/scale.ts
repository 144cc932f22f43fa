/** Distances add up whatever the units are. */
import { kMeans, metrics } from "../../../algorithms";
import { buildDataset } from "../../../src/kit/data/build";
import { noEdits } from "../../../src/kit/data/dataset";
import { loadTable } from "../../../src/kit/data/tables";
import { experiment } from "../../../src/kit/lab/experiment";

const features = ["beak length (mm)", "body mass (g)"] as const;

export const scalingMatters = experiment({
  id: "scaling-matters",
  claim: "Unscaled, body mass in grams decides alone; standardised, beak length counts too, and the clusters come close to the species.",
  predict: {
    question: "Penguins by beak length in millimetres and body mass in grams, k = 3. Does standardising bring the clusters closer to the three species?",
    options: ["No: clusters do not depend on units", "A little", "Yes: their agreement more than doubles"],
    answer: 2,
  },
  state: { parameters: { nClusters: 3 }, data: { source: "penguins", features } },
  async measure() {
    const table = await loadTable("penguins");
    const agreement = (scaling: "none" | "standard") => {
      const data = { source: "penguins", options: {}, features, scaling, testFraction: 0, edits: noEdits };
      const { X, target } = buildDataset({ data, seeds: { data: 0, split: 0 }, table, target: "class" }).dataset;
      if (target?.kind !== "class") throw new Error("The species are missing.");
      return metrics.adjustedRandIndex(target.values, kMeans.fit(X, { nClusters: 3, nInit: 10, seed: 0 }).labels);
    };
    return { unscaled: agreement("none"), standardised: agreement("standard") };
  },
  holds: ({ unscaled, standardised }) => standardised > 2 * unscaled && standardised > 0.7,
  rows: ({ unscaled, standardised }) => [
    { label: "agreement with the species, in millimetres and grams", value: unscaled.toFixed(2) },
    { label: "agreement, standardised", value: standardised.toFixed(2) },
  ],
});
