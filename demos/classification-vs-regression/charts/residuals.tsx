/** What regression leaves unexplained, and what every head's number is beside the true one. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Chart } from "../../../src/kit/plots/chart";
import { extent } from "../../../src/kit/plots/extent";
import type { Datum } from "../../../src/kit/plots/types";
import { answered, judgedRows } from "../figures";
import { headTitles } from "../key";
import type { Picture } from "../use-picture";
import { spread } from "./spread";

const mostPoints = 300;

export function Residuals({ picture }: { readonly picture: Picture }): JSX.Element {
  const { frame, task, shown, threshold } = picture;
  const rows = useMemo(() => spread(judgedRows(task).rows, mostPoints), [task]);
  const residuals = useMemo((): Datum[] => {
    const { values, numbers } = answered(frame, task, "regression", rows, threshold);
    return Array.from(numbers, (predicted, i) => ({ predicted, residual: values[i]! - predicted }));
  }, [frame, task, rows]);
  const pairs = useMemo((): Datum[] => {
    const { values, numbers } = answered(frame, task, shown, rows, threshold);
    return Array.from(numbers, (predicted, i) => ({ true: values[i]!, predicted }));
  }, [frame, task, shown, rows, threshold]);
  const largest = residuals.reduce((most, { residual }) => Math.max(most, Math.abs(Number(residual))), 0);
  return (
    <>
      <Chart
        title="Residuals of least squares"
        description={`The true ${task.name} minus the predicted one, against the predicted one; the largest residual is ${largest.toPrecision(3)}.`}
        spec={residualSpec}
        data={residuals}
        height={184}
      />
      <Chart
        title={`Predicted and true, ${headTitles[shown]}`}
        description={`For each point, the number that the head shown answers beside the true ${task.name}; on the line they are equal.`}
        spec={pairSpec(extent(task.values))}
        data={pairs}
        height={184}
      />
    </>
  );
}

const dot = { type: "point", size: 30, filled: true, color: "var(--class-6)", opacity: 0.8 };
const axis = (field: string, title: string) => ({ field, type: "quantitative", title, scale: { zero: false } });

const residualSpec = {
  layer: [
    { data: { values: [{ residual: 0 }] }, mark: { type: "rule", color: "var(--line-strong)" }, encoding: { y: { field: "residual", type: "quantitative" } } },
    { mark: dot, encoding: { x: axis("predicted", "predicted"), y: axis("residual", "residual") } },
  ],
};

function pairSpec([low, high]: readonly [number, number]) {
  return {
    encoding: { x: axis("true", "true"), y: axis("predicted", "predicted") },
    layer: [
      { data: { values: [{ true: low, predicted: low }, { true: high, predicted: high }] }, mark: { type: "line", color: "var(--line-strong)", strokeWidth: 1 } },
      { mark: dot },
    ],
  };
}
