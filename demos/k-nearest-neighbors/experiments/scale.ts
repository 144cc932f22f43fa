/** Distances add up columns, whatever they are measured in. */
import * as knn from "../../../algorithms/k-nearest-neighbors";
import { experiment } from "../../../src/kit/lab/experiment";
import { percent } from "../readable";
import { accuracy, averageOf, halves, points, range, showing, standardized, table, theEnd } from "./measuring";

export const scalingDecides = experiment({
  id: "scaling-decides",
  claim: "On the wines' 13 features as they were measured, one of them, proline, decides nearly alone; standardised, all count, and most errors are gone.",
  predict: {
    question: "178 wines, 13 features in their own units, proline from 278 to 1,680. 5-NN is right about 7 of 10 new wines. And after standardising?",
    options: ["About the same", "About 8 of 10", "More than 9 of 10"],
    answer: 2,
  },
  state: { data: { source: "wine", options: {}, features: ["color intensity", "proline"], scaling: "none" }, step: theEnd },
  async measure() {
    const wine = await table("wine");
    const splits = range(20).map((seed) => halves(wine, seed, 0.7));
    const raw = averageOf(splits.map(([train, test]) => accuracy(train, test)));
    const scaled = averageOf(splits.map(([train, test]) => accuracy({ ...train, X: standardized(train.X, train.X) }, { ...test, X: standardized(train.X, test.X) })));
    const proline = wine.X.columns - 1;
    const alone = (part: (typeof splits)[number][0]) => ({ ...part, X: { data: part.X.data.filter((_, entry) => entry % wine.X.columns === proline), rows: part.X.rows, columns: 1 } });
    const byProline = averageOf(splits.map(([train, test]) => accuracy(alone(train), alone(test))));
    return { raw, scaled, byProline };
  },
  holds: ({ raw, scaled, byProline }) => scaled > 0.93 && raw < 0.78 && Math.abs(raw - byProline) < 0.08,
  rows: ({ raw, scaled, byProline }) => [
    { label: "as measured", value: percent(raw) },
    { label: "by proline alone", value: percent(byProline) },
    { label: "standardised", value: percent(scaled) },
  ],
});

export const stretchedAxis = experiment({
  id: "stretched-axis",
  claim: "Another unit for one feature changes the neighbours: after a stretch of 100, about one of a point's five nearest is still among them.",
  predict: {
    question: "Write x₁ in millimetres instead of decimetres: it is 100 times larger. How many of a point's five nearest neighbours stay?",
    options: ["All: the points are the same", "About half", "About one of the five"],
    answer: 2,
  },
  state: { parameters: { stretch: 100 }, ...showing("moons", { noise: 0.9 }, 1), step: theEnd },
  measure() {
    const { X: plane } = points("moons", { noise: 0.9 }, 1);
    const five = (stretch: number) => {
      const stretched = { ...plane, data: plane.data.map((value, entry) => (entry % 2 === 0 ? stretch * value : value)) };
      return knn.neighbors(knn.fit(stretched, new Int32Array(plane.rows), { nNeighbors: 6 }), stretched).indices;
    };
    const [before, after] = [five(1), five(100)];
    const of = (indices: Int32Array, i: number) => [...indices.subarray(6 * i, 6 * i + 6)].filter((row) => row !== i).slice(0, 5);
    return { stay: averageOf(range(plane.rows).map((i) => of(after, i).filter((row) => of(before, i).includes(row)).length)) };
  },
  holds: ({ stay }) => stay > 0.6 && stay < 1.5,
  rows: ({ stay }) => [{ label: "of five neighbours, on average, are still among them", value: stay.toFixed(2) }],
});
