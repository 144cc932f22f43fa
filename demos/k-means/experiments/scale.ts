/** Distances add up whatever the units are. */
import { kMeans, metrics, type MatrixLike } from "../../../algorithms";
import { row } from "../../../algorithms/core/matrix";
import { buildDataset } from "../../../src/kit/data/build";
import { noEdits } from "../../../src/kit/data/dataset";
import { loadTable } from "../../../src/kit/data/tables";
import { experiment } from "../../../src/kit/lab/experiment";
import { range, theEnd } from "./measuring";

const features = ["beak length (mm)", "body mass (g)"] as const;

export const scalingMatters = experiment({
  id: "scaling-matters",
  claim: "Unscaled, body mass in grams decides all but alone; standardised, beak length counts too, and the clusters come close to the species.",
  predict: {
    question: "Penguins by beak length in millimetres and body mass in grams, k = 3. Does standardising bring the clusters closer to the three species?",
    options: ["No: clusters do not depend on units", "A little", "Yes: their agreement more than doubles"],
    answer: 2,
  },
  state: { parameters: { nClusters: 3 }, data: { source: "penguins", features, scaling: "none" }, step: theEnd },
  async measure() {
    const table = await loadTable("penguins");
    const penguins = (scaling: "none" | "standard") => {
      const data = { source: "penguins", options: {}, features, scaling, testFraction: 0, edits: noEdits };
      return buildDataset({ data, seeds: { data: 0, split: 0 }, table, target: "class" }).dataset;
    };
    const clusters = (X: MatrixLike) => kMeans.fit(X, { nClusters: 3, nInit: 10, seed: 0 }).labels;
    const [raw, scaled] = [penguins("none"), penguins("standard")];
    if (raw.target?.kind !== "class") throw new Error("The species are missing.");
    const species = raw.target.values;
    const unscaled = clusters(raw.X);
    const byMass = clusters(range(raw.X.rows).map((i) => [row(raw.X, i)[1]!]));
    return {
      massAlone: metrics.adjustedRandIndex(byMass, unscaled),
      unscaled: metrics.adjustedRandIndex(species, unscaled),
      standardised: metrics.adjustedRandIndex(species, clusters(scaled.X)),
    };
  },
  holds: ({ massAlone, unscaled, standardised }) => massAlone > 0.95 && standardised > 2 * unscaled && standardised > 0.7,
  rows: ({ massAlone, unscaled, standardised }) => [
    { label: "unscaled clusters against clusters by mass alone", value: massAlone.toFixed(2) },
    { label: "agreement with the species, in millimetres and grams", value: unscaled.toFixed(2) },
    { label: "agreement, standardised", value: standardised.toFixed(2) },
  ],
});
