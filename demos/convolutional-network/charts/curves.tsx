/** Loss and accuracy over the epochs, with those of earlier runs behind them. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Lab } from "../../../src/kit/lab/lab";
import type { KeptRun } from "../../../src/kit/lab/runs";
import { thinned, type TraceRow } from "../../../src/kit/lab/thin";
import { Chart } from "../../../src/kit/plots/chart";
import { runLine } from "../../../src/kit/plots/run-line";
import type { Datum } from "../../../src/kit/plots/types";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";

interface CurveProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly title: string;
  /** The keys of the trace that are drawn, and what each is called. */
  readonly curves: Readonly<Record<string, string>>;
  readonly format: string;
  readonly height: number;
}

const mostRows = 300;
const colours = ["var(--class-0)", "var(--class-1)"];

export function Curves({ lab, title, curves, format, height }: CurveProps): JSX.Element {
  const { player, runs } = lab;
  const trace = player.trace.value;
  const overlaid = runs.overlaid.value;
  const data = useMemo(
    () => [...overlaid.flatMap((run) => rowsOf(run.trace, curves, run.id)), ...rowsOf(thinned(trace, mostRows), curves, 0)],
    [trace, overlaid, curves],
  );
  const spec = useMemo(() => specOf(curves, overlaid, format), [curves, overlaid, format]);
  const last = trace.at(-1);
  const said = Object.entries(curves).flatMap(([key, name]) => (last?.[key] == null ? [] : [`${name} ${Number(last[key]).toPrecision(3)}`]));
  return (
    <Chart
      title={title}
      description={last ? `${title} after ${Number(last.epoch).toFixed(1)} epochs: ${said.join(", ") || "none yet"}.` : "No step yet."}
      spec={spec}
      data={data}
      height={height}
      cursor={{ field: "epoch", value: Number(trace[Math.min(player.step.value, trace.length - 1)]?.epoch ?? 0) }}
      onSelect={({ step, run }) => run === 0 && player.seek(Number(step))}
    />
  );
}

function rowsOf(rows: readonly TraceRow[], curves: CurveProps["curves"], run: number): Datum[] {
  return Object.entries(curves).flatMap(([key, part]) => rows.flatMap(({ step, values }) => {
    const value = values[key];
    return value == null ? [] : [{ epoch: Number(values.epoch), value, part, run, step }];
  }));
}

function specOf(curves: CurveProps["curves"], overlaid: readonly KeptRun[], format: string) {
  const parts = Object.values(curves);
  const order = { field: "step", type: "quantitative" };
  const earlier = overlaid.map(({ id, colour }) => ({
    transform: [{ filter: `datum.run === ${id}` }],
    mark: { type: "line", color: runLine(colour).stroke, strokeDash: runLine(colour).dash },
    encoding: { order, detail: { field: "part" }, strokeWidth: { value: 1.25 } },
  }));
  const current = {
    transform: [{ filter: "datum.run === 0" }],
    mark: { type: "line", strokeWidth: 2 },
    encoding: { order, color: { field: "part", type: "nominal", scale: { domain: parts, range: colours }, legend: parts.length > 1 ? { orient: "top", title: null } : null } },
  };
  return {
    encoding: {
      x: { field: "epoch", type: "quantitative", title: "epoch", scale: { zero: true, nice: false } },
      y: { field: "value", type: "quantitative", title: null, scale: { zero: false }, axis: { format } },
    },
    layer: [...earlier, current],
  };
}
