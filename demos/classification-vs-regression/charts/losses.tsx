/** What a point costs, by its margin: with least squares also one that is too far on the right side. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Chart } from "../../../src/kit/plots/chart";
import type { Datum } from "../../../src/kit/plots/types";
import { spread } from "./spread";
import { losses, marginsOf } from "../margins";
import type { Picture } from "../use-picture";

const [lowest, highest, costliest] = [-4, 6, 9];
const strokes = {
  "0–1": { color: "var(--line-strong)", dash: [1, 0] },
  squared: { color: "var(--ink-soft)", dash: [6, 4] },
  logistic: { color: "var(--ink)", dash: [1, 0] },
  hinge: { color: "var(--ink-soft)", dash: [1, 3] },
} as const;
type LossName = keyof typeof strokes;
const names = Object.keys(strokes) as LossName[];
/** Where there is room beside each curve. */
const labels = [
  { loss: "squared", margin: 3.3, value: 7.2, align: "right" },
  { loss: "hinge", margin: -2.6, value: 4.7, align: "left" },
  { loss: "logistic", margin: -3.8, value: 2.1, align: "left" },
  { loss: "0–1", margin: -1.5, value: 0.45, align: "left" },
] as const;

export function Losses({ picture: { frame: { heads }, task } }: { readonly picture: Picture }): JSX.Element {
  const data = useMemo((): Datum[] => {
    const rows = spread(task.train, 160);
    const { regression, classification } = marginsOf(heads, task, rows);
    const pointsOf = (loss: "squared" | "logistic", margins: Float64Array): Datum[] =>
      Array.from(margins, (margin, i) => ({ loss, margin, value: losses[loss](margin), class: task.classNames[task.labels[rows[i]!]!]! }));
    return [...pointsOf("squared", regression), ...pointsOf("logistic", classification)];
  }, [heads, task]);
  const costliestPoint = data.reduce((most, { loss, value }) => (loss === "squared" ? Math.max(most, Number(value)) : most), 0);
  return (
    <Chart
      title="Loss by margin, each point on both"
      description={`Squared, logistic and hinge loss against the margin, with every training point on the curve of either head. Under least squares the costliest point has a loss of ${costliestPoint.toPrecision(2)}.`}
      spec={specOf(task.classNames)}
      data={data}
      height={196}
    />
  );
}

const curves = names.flatMap((loss) =>
  Array.from({ length: 201 }, (_, i) => lowest + ((highest - lowest) * i) / 200).map((margin) => ({ loss, margin, value: losses[loss](margin) })));

function specOf(classNames: readonly string[]) {
  const x = { field: "margin", type: "quantitative", title: "margin", scale: { domain: [lowest, highest], nice: false } };
  const y = { field: "value", type: "quantitative", title: "loss", scale: { domain: [0, costliest], nice: false } };
  const byLoss = (range: readonly unknown[]) => ({ field: "loss", type: "nominal", scale: { domain: names, range }, legend: null });
  return {
    resolve: { scale: { color: "independent" } },
    encoding: { x, y },
    layer: [
      {
        data: { values: curves },
        mark: { type: "line", clip: true, strokeWidth: 1.75 },
        encoding: {
          color: byLoss(names.map((name) => strokes[name].color)),
          strokeDash: byLoss(names.map((name) => strokes[name].dash)),
        },
      },
      { mark: { type: "point", clip: true, filled: true, size: 34, opacity: 0.9 }, encoding: { color: byClass(classNames), shape: shapeOfClass(classNames) } },
      ...labels.map(({ loss, margin, value, align }) => ({
        data: { values: [{ margin, value }] },
        mark: { type: "text", text: loss, align, color: strokes[loss].color === "var(--line-strong)" ? "var(--ink-soft)" : strokes[loss].color },
      })),
    ],
  };
}

/** As on the stage. */
export function byClass(classNames: readonly string[]) {
  return { field: "class", type: "nominal", scale: { domain: classNames, range: classNames.map((_, k) => `var(--class-${k % 10})`) }, legend: null };
}

export function shapeOfClass(classNames: readonly string[]) {
  const shapes = ["circle", "square", "triangle-up", "diamond", "cross"];
  return { field: "class", type: "nominal", scale: { domain: classNames, range: classNames.map((_, k) => shapes[k % shapes.length]) }, legend: null };
}
