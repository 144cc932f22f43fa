/** ROC and precision-recall curves of both heads, and where on them the threshold is. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { confusionMatrix } from "../../../algorithms/metrics";
import { Chart } from "../../../src/kit/plots/chart";
import type { Datum } from "../../../src/kit/plots/types";
import type { Line } from "../curves";
import { answered, judgedRows } from "../figures";
import { dashes, headColours, headTitles } from "../key";
import type { Picture } from "../use-picture";

const heads = ["regression", "classification"] as const;

export function Ranking({ picture }: { readonly picture: Picture }): JSX.Element | null {
  const { frame: { curves } } = picture;
  const places = useMemo(() => heads.map((head) => ({ head, ...placeOf(picture, head) })), [picture]);
  const [roc, precisionRecall] = useMemo(() => [
    curves ? heads.flatMap((head) => rowsOf(curves[head].roc, head)) : [],
    curves ? heads.flatMap((head) => rowsOf(curves[head].precisionRecall, head)) : [],
  ], [curves]);
  if (!curves) return null;
  const [regression, classification] = [places[0]!, places[1]!];
  return (
    <div class="classification-vs-regression-pair">
      <Chart
        title="ROC"
        description={`At the threshold the class head calls ${share(classification.recall)} of the second class by its name, and ${share(classification.falsePositives)} of the first wrongly; least squares ${share(regression.recall)} and ${share(regression.falsePositives)}.`}
        spec={spec("false positives", "recall", true)}
        data={[...roc, ...places.map(({ head, recall, falsePositives }) => ({ head: headTitles[head], at: "threshold", x: falsePositives, y: recall, place: 0 }))]}
        height={196}
      />
      <Chart
        title="Precision, recall"
        description={`At the threshold the class head has precision ${share(classification.precision)} and recall ${share(classification.recall)}; least squares ${share(regression.precision)} and ${share(regression.recall)}.`}
        spec={spec("recall", "precision", false)}
        data={[...precisionRecall, ...places.map(({ head, recall, precision }) => ({ head: headTitles[head], at: "threshold", x: recall, y: precision, place: 0 }))]}
        height={196}
      />
    </div>
  );
}

const share = (value: number): string => `${Math.round(100 * value)} %`;

/** Precision is 1 where nothing is called positive, as at the end of scikit-learn's curve. */
function placeOf({ frame, task, threshold }: Picture, head: (typeof heads)[number]) {
  const { truth, classes } = answered(frame, task, head, judgedRows(task).rows, threshold);
  const [passed, alarms, missed, hits] = Array.from(confusionMatrix(truth, classes, 2).data) as [number, number, number, number];
  return { recall: hits / (hits + missed), falsePositives: alarms / (alarms + passed), precision: hits + alarms === 0 ? 1 : hits / (hits + alarms) };
}

function rowsOf({ x, y }: Line, head: (typeof heads)[number]): Datum[] {
  return Array.from(x, (value, place) => ({ head: headTitles[head], at: "curve", x: value, y: y[place]!, place }));
}

function spec(xTitle: string, yTitle: string, withDiagonal: boolean) {
  const axis = { values: [0, 0.5, 1], format: "~%" };
  const names = heads.map((head) => headTitles[head]);
  const color = { field: "head", type: "nominal", scale: { domain: names, range: heads.map((head) => headColours[head]) }, legend: null };
  const curve = {
    transform: [{ filter: "datum.at === 'curve'" }],
    mark: { type: "line", strokeWidth: 1.75 },
    encoding: { color, order: { field: "place" }, strokeDash: { field: "head", type: "nominal", scale: { domain: names, range: heads.map((head) => dashes[head]) }, legend: null } },
  };
  const chance = { data: { values: [{ x: 0, y: 0 }, { x: 1, y: 1 }] }, mark: { type: "line", strokeWidth: 1, color: "var(--line-strong)", opacity: 0.6 } };
  const threshold = {
    transform: [{ filter: "datum.at === 'threshold'" }],
    mark: { type: "point", filled: true, size: 70, opacity: 1 },
    encoding: { color, shape: { field: "head", type: "nominal", scale: { domain: names, range: ["square", "circle"] }, legend: null } },
  };
  return {
    encoding: {
      x: { field: "x", type: "quantitative", title: xTitle, scale: { domain: [0, 1] }, axis },
      y: { field: "y", type: "quantitative", title: yTitle, scale: { domain: [0, 1] }, axis },
    },
    layer: [...(withDiagonal ? [chance] : []), curve, threshold],
  };
}
