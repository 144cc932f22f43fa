/** For a real target: what the network says beside what is true, a point each. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Dataset, Target } from "../../../src/kit/data/dataset";
import { Chart } from "../../../src/kit/plots/chart";
import { extent } from "../../../src/kit/plots/extent";
import type { Datum } from "../../../src/kit/plots/types";
import type { Frame } from "../frame";
import { partColours } from "./figures";

interface PredictedValuesProps {
  readonly frame: Frame;
  readonly dataset: Dataset;
  readonly target: Extract<Target, { kind: "real" }>;
  readonly showTest: boolean;
}

/** Of each part of the split. */
const mostPoints = 300;

export function PredictedValues({ frame, dataset, target, showTest }: PredictedValuesProps): JSX.Element {
  const { values, name } = target;
  const data = useMemo((): Datum[] => {
    const rowsOf = (rows: Int32Array, part: string): Datum[] =>
      thinnedOut(rows).map((row) => ({ true: values[row]!, predicted: frame.predicted[row]!, part }));
    return [...rowsOf(dataset.train, "training"), ...(showTest ? rowsOf(dataset.test, "test") : [])];
  }, [frame, dataset, target, showTest]);
  const ends = extent(values);
  return (
    <Chart
      title="Predicted and true values"
      description={`For each point, the ${name} that is predicted beside the true one; on the line they are equal.`}
      spec={specOf(name, ends)}
      data={data}
      height={200}
    />
  );
}

function thinnedOut(rows: Int32Array): number[] {
  const stride = Math.ceil(rows.length / mostPoints);
  return [...rows].filter((_, i) => i % stride === 0);
}

function specOf(name: string, [low, high]: readonly [number, number]) {
  return {
    encoding: {
      x: { field: "true", type: "quantitative", title: `true ${name}`, scale: { zero: false, domain: [low, high] } },
      y: { field: "predicted", type: "quantitative", title: "predicted", scale: { zero: false } },
    },
    layer: [
      {
        data: { values: [{ true: low, predicted: low }, { true: high, predicted: high }] },
        mark: { type: "line", color: "var(--ink-faint)", strokeWidth: 1 },
      },
      {
        mark: { type: "point", size: 22, strokeWidth: 1.25, filled: false, opacity: 0.85 },
        encoding: {
          color: { field: "part", type: "nominal", scale: { domain: ["training", "test"], range: [partColours.training, partColours.test] }, legend: null },
          shape: { field: "part", type: "nominal", scale: { domain: ["training", "test"], range: ["circle", "square"] }, legend: null },
        },
      },
    ],
  };
}
