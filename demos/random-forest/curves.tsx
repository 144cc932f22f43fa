/** How the error falls with every tree, with the curves of earlier runs behind it. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Trace } from "../../src/kit/lab/model";
import type { KeptRun } from "../../src/kit/lab/runs";
import { thinned, type TraceRow } from "../../src/kit/lab/thin";
import { Chart } from "../../src/kit/plots/chart";
import { classColour } from "../../src/kit/plots/colours";
import { runLine } from "../../src/kit/plots/run-line";
import type { Datum } from "../../src/kit/plots/types";
import { short } from "./readable";

export const parts = {
  "out of bag": { colour: classColour(2), dash: [1, 0] },
  "held out": { colour: classColour(1), dash: [1, 0] },
  training: { colour: classColour(0), dash: [4, 3] },
} as const;
export type Part = keyof typeof parts;

interface CurvesProps {
  readonly title: string;
  /** The trace's keys, by the part of the points that they are of. */
  readonly keys: Readonly<Record<Part, string>>;
  readonly trace: readonly Trace[];
  readonly step: number;
  readonly overlaid: readonly KeptRun[];
  readonly height: number;
  readonly format: string;
  readonly unit: string;
  readonly onSeek: (step: number) => void;
}

const mostRows = 400;

export function Curves({ title, keys, trace, step, overlaid, height, format, unit, onSeek }: CurvesProps): JSX.Element {
  const data = useMemo(
    () => [...overlaid.flatMap((run) => rowsOf(run.trace, keys, run.id)), ...rowsOf(thinned(trace, mostRows), keys, 0)],
    [trace, overlaid, keys],
  );
  const spec = useMemo(() => specOf(overlaid, format, unit), [overlaid, format, unit]);
  return (
    <Chart
      title={title}
      description={describe(title, keys, trace, unit)}
      spec={spec}
      data={data}
      height={height}
      cursor={{ field: "trees", value: Number(trace[Math.min(step, trace.length - 1)]?.trees ?? 0) }}
      onSelect={({ step: chosen, run }) => run === 0 && onSeek(Number(chosen))}
    />
  );
}

function rowsOf(rows: readonly TraceRow[], keys: CurvesProps["keys"], run: number): Datum[] {
  return Object.entries(keys).flatMap(([part, key]) => rows.flatMap(({ step, values }) => {
    const value = values[key];
    return value == null ? [] : [{ trees: Number(values.trees), value, part, run, step }];
  }));
}

function specOf(overlaid: readonly KeptRun[], format: string, unit: string) {
  const names = Object.keys(parts);
  const order = { field: "step", type: "quantitative" };
  const earlier = overlaid.map(({ id, colour }) => ({
    transform: [{ filter: `datum.run === ${id} && datum.part !== 'training'` }],
    mark: { type: "line", color: runLine(colour).stroke, strokeDash: runLine(colour).dash },
    encoding: { order, detail: { field: "part" }, strokeWidth: { condition: { test: "datum.part === 'held out'", value: 1.75 }, value: 1 } },
  }));
  const current = {
    transform: [{ filter: "datum.run === 0" }],
    mark: { type: "line" },
    encoding: {
      order,
      color: { field: "part", type: "nominal", scale: { domain: names, range: Object.values(parts).map(({ colour }) => colour) }, legend: null },
      strokeDash: { field: "part", type: "nominal", scale: { domain: names, range: Object.values(parts).map(({ dash }) => dash) }, legend: null },
    },
  };
  return {
    encoding: {
      x: { field: "trees", type: "quantitative", title: unit, scale: { zero: true, nice: false }, axis: { tickMinStep: 1, format: "d" } },
      y: { field: "value", type: "quantitative", title: null, scale: { zero: true }, axis: { format } },
    },
    layer: [...earlier, current],
  };
}

function describe(title: string, keys: CurvesProps["keys"], trace: readonly Trace[], unit: string): string {
  const [first, last] = [trace[0], trace.at(-1)];
  if (!first || !last) return "No tree yet.";
  const ways = Object.entries(keys).flatMap(([part, key]) =>
    first[key] == null || last[key] == null ? [] : [`${part} from ${short(first[key])} to ${short(last[key])}`]);
  return `${title} in ${Number(last.trees)} ${unit}: ${ways.join(", ")}.`;
}

/** Which line is which. */
export function CurvesKey({ shown }: { readonly shown: readonly Part[] }): JSX.Element {
  return (
    <ul class="random-forest-key" aria-label="Key to the curves">
      {shown.map((part) => (
        <li key={part}>
          <svg viewBox="0 0 24 8" aria-hidden="true"><path d="M1 4h22" style={{ stroke: parts[part].colour }} stroke-dasharray={parts[part].dash.join(" ")} /></svg>
          {part}
        </li>
      ))}
    </ul>
  );
}
