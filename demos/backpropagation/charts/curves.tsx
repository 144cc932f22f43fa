/** Loss and accuracy over the epochs, with those of earlier runs behind them. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Trace } from "../../../src/kit/lab/model";
import type { KeptRun } from "../../../src/kit/lab/runs";
import { thinned, type TraceRow } from "../../../src/kit/lab/thin";
import { Chart } from "../../../src/kit/plots/chart";
import { runLine } from "../../../src/kit/plots/run-line";
import type { Datum } from "../../../src/kit/plots/types";
import { partColours, short } from "./figures";

interface Curve {
  readonly key: string;
  readonly part: keyof typeof partColours;
}

export interface CurvesProps {
  readonly title: string;
  readonly curves: readonly Curve[];
  readonly trace: readonly Trace[];
  /** The step shown. */
  readonly step: number;
  readonly overlaid: readonly KeptRun[];
  readonly height: number;
  /** Of the y axis, as Vega-Lite takes it. */
  readonly scale: Readonly<Record<string, unknown>>;
  readonly format: string;
  readonly onSeek: (step: number) => void;
}

export const lossCurves: readonly Curve[] = [{ key: "trainLoss", part: "training" }, { key: "testLoss", part: "test" }];
/** What is minimised, where that is more than the loss. */
export const objectiveCurve: Curve = { key: "objective", part: "with penalty" };
export const accuracyCurves: readonly Curve[] = [{ key: "trainAccuracy", part: "training" }, { key: "testAccuracy", part: "test" }];
export const r2Curves: readonly Curve[] = [{ key: "trainR2", part: "training" }, { key: "testR2", part: "test" }];

/** About as many as a curve is wide in pixels. */
const mostRows = 300;

export function Curves({ title, curves, trace, step, overlaid, height, scale, format, onSeek }: CurvesProps): JSX.Element {
  const isLog = scale.type === "log";
  const data = useMemo(() => {
    const current = rowsOf(thinned(trace, mostRows), curves, 0);
    const earlier = overlaid.flatMap((run) => rowsOf(run.trace, curves, run.id));
    // A logarithm knows no zero.
    return [...earlier, ...current].filter(({ value }) => !isLog || (value as number) > 0);
  }, [trace, overlaid, curves, isLog]);
  const spec = useMemo(() => specOf(curves, overlaid, scale, format), [curves, overlaid, JSON.stringify(scale), format]);
  return (
    <Chart
      title={title}
      description={describe(title, curves, trace)}
      spec={spec}
      data={data}
      height={height}
      cursor={{ field: "epoch", value: Number(trace[Math.min(step, trace.length - 1)]?.epoch ?? 0) }}
      onSelect={({ step: chosen, run }) => run === 0 && onSeek(Number(chosen))}
    />
  );
}

function rowsOf(rows: readonly TraceRow[], curves: readonly Curve[], run: number): Datum[] {
  return curves.flatMap(({ key, part }) => rows.flatMap(({ step, values }) => {
    const value = values[key];
    return value == null ? [] : [{ epoch: Number(values.epoch), value, part, run, step }];
  }));
}

function specOf(curves: readonly Curve[], overlaid: readonly KeptRun[], scale: CurvesProps["scale"], format: string) {
  const parts = curves.map(({ part }) => part);
  const colours = parts.map((part) => partColours[part]);
  const order = { field: "step", type: "quantitative" };
  const earlier = overlaid.map(({ id, colour }) => ({
    transform: [{ filter: `datum.run === ${id}` }],
    mark: { type: "line", color: runLine(colour).stroke, strokeDash: runLine(colour).dash },
    encoding: { order, detail: { field: "part" }, strokeWidth: { condition: { test: "datum.part === 'test'", value: 1.75 }, value: 1 } },
  }));
  const current = {
    transform: [{ filter: "datum.run === 0" }],
    mark: { type: "line" },
    encoding: {
      order,
      color: { field: "part", type: "nominal", scale: { domain: parts, range: colours }, legend: null },
      strokeWidth: { condition: { test: "datum.part === 'with penalty'", value: 1 }, value: 2 },
    },
  };
  return {
    encoding: {
      x: { field: "epoch", type: "quantitative", title: "epoch", scale: { zero: true, nice: false } },
      y: { field: "value", type: "quantitative", title: null, scale, axis: { format } },
    },
    layer: [...earlier, current],
  };
}

function describe(title: string, curves: readonly Curve[], trace: readonly Trace[]): string {
  const [first, last] = [trace[0], trace.at(-1)];
  if (!first || !last) return "No step yet.";
  const ways = curves.flatMap(({ key, part }) =>
    first[key] == null || last[key] == null ? [] : [`${part} from ${short(first[key])} to ${short(last[key])}`]);
  return `${title} in ${Number(Number(last.epoch).toFixed(2))} epochs: ${ways.join(", ")}.`;
}
