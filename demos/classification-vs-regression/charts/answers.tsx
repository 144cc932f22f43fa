/** With two classes: what both heads say of each point, along the way across the class head's boundary. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { takeRows } from "../../../algorithms/core/matrix";
import { decisionFunction } from "../../../algorithms/linear-models/linear-classifier";
import { Chart } from "../../../src/kit/plots/chart";
import type { Datum } from "../../../src/kit/plots/types";
import { answersOf } from "../heads";
import type { Picture } from "../use-picture";
import { byClass } from "./losses";
import { spread } from "./spread";

export function Answers({ picture: { frame: { heads }, task, threshold } }: { readonly picture: Picture }): JSX.Element {
  const data = useMemo((): Datum[] => {
    const rows = spread(task.train, 160);
    const X = takeRows(task.X, rows);
    const { coef } = heads.classification;
    const length = Math.hypot(...coef.data);
    const scores = decisionFunction(heads.classification, X).data;
    return (["regression", "classification"] as const).flatMap((head) =>
      Array.from(answersOf(heads, head, task, X), (answer, i) => ({
        head, answer, distance: length > 0 ? scores[i]! / length : 0, class: task.classNames[task.labels[rows[i]!]!]!,
      })));
  }, [heads, task]);
  const beyond = data.filter(({ answer }) => Number(answer) < 0 || Number(answer) > 1).length;
  return (
    <Chart
      title="What both heads answer"
      description={`The answer of each head for every training point, by its distance from the boundary of the class head. ${beyond} answers of least squares are no probabilities: below 0 or above 1.`}
      spec={specOf(task.classNames, threshold)}
      data={data}
      height={172}
    />
  );
}

function specOf(classNames: readonly string[], threshold: number) {
  const level = (answer: number, dash: readonly number[], color: string) => ({ data: { values: [{ answer }] }, mark: { type: "rule", strokeDash: dash, color }, encoding: { y: { field: "answer", type: "quantitative" } } });
  return {
    layer: [
      level(0, [1, 0], "var(--line-strong)"),
      level(1, [1, 0], "var(--line-strong)"),
      level(threshold, [4, 3], "var(--accent)"),
      {
        mark: { type: "point", size: 34, opacity: 0.9 },
        encoding: {
          x: { field: "distance", type: "quantitative", title: "distance from the logistic boundary", scale: { zero: false } },
          y: { field: "answer", type: "quantitative", title: "answer", scale: { zero: false } },
          color: byClass(classNames),
          shape: { field: "head", type: "nominal", title: null, scale: { domain: ["regression", "classification"], range: ["square", "circle"] }, legend: { symbolFillColor: "var(--ink-soft)", symbolStrokeColor: "var(--ink-soft)", labelExpr: "datum.label === 'regression' ? 'least squares' : 'logistic'" } },
        },
      },
    ],
  };
}
