/** What is measured beside the run: how alike trees are, which columns count, and which learning rate and rounds are best. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Lab } from "../../src/kit/lab/lab";
import { Chart } from "../../src/kit/plots/chart";
import { classColour } from "../../src/kit/plots/colours";
import type { CorrelationRow, HeatRow, ImportanceRow } from "./analyses";
import type { Frame } from "./frame";
import type { Parameters } from "./parameters";
import { short } from "./readable";

type ForestLab = Lab<Parameters, Frame>;

const alikeSpec = {
  encoding: { x: { field: "maxFeatures", type: "quantitative", title: "columns a split may use, of 8", scale: { zero: false, nice: false }, axis: { tickMinStep: 1, format: "d" } } },
  layer: [
    { mark: { type: "line" }, encoding: { y: { field: "correlation", type: "quantitative", title: null, scale: { domain: [0, 1] } } } },
    { mark: { type: "point", filled: true, size: 40, opacity: 1 }, encoding: { y: { field: "correlation", type: "quantitative" } } },
  ],
};

export function CorrelationChart({ lab }: { readonly lab: ForestLab }): JSX.Element {
  const { result, status, error } = lab.analysis<readonly CorrelationRow[]>("correlation").value;
  const rows = useMemo(() => (result ?? []).map((row) => ({ ...row })), [result]);
  const { columns, maxFeatures } = lab.state.value.parameters;
  return (
    <>
      <Chart
        title="How alike do trees err?"
        description={rows.length === 0 ? "Not measured yet." : `Mean correlation of two trees: ${rows.map((row) => `${row.maxFeatures}: ${row.correlation.toFixed(2)}`).join(", ")}.`}
        spec={alikeSpec}
        data={rows}
        height={96}
        cursor={columns === 8 ? { field: "maxFeatures", value: maxFeatures } : undefined}
        onSelect={(row) => lab.setParameters({ columns: 8, maxFeatures: Number(row.maxFeatures) })}
      />
      <Note status={status} error={error}>How far two trees are right and wrong of the same points, on average, where they are shown 8 directions. Click to grow such a forest.</Note>
    </>
  );
}

const measures = ["impurity", "permutation"] as const;
const importanceSpec = {
  mark: { type: "bar", height: { band: 0.75 } },
  encoding: {
    y: { field: "column", type: "nominal", title: null, sort: null, axis: { labelLimit: 110 } },
    yOffset: { field: "measure", sort: [...measures] },
    x: { field: "share", type: "quantitative", title: "share of all", axis: { format: ".0%" } },
    color: { field: "measure", type: "nominal", scale: { domain: [...measures], range: [classColour(0), classColour(1)] }, legend: null },
  },
};

export function ImportanceChart({ lab }: { readonly lab: ForestLab }): JSX.Element {
  const { result, status, error } = lab.analysis<readonly ImportanceRow[]>("importance").value;
  const data = useMemo(() => sharesOf(result ?? []), [result]);
  return (
    <>
      <Chart
        title="Which column counts?"
        description={data.length === 0 ? "Not measured yet." : data.map(({ column, measure, share }) => `${column}, ${measure}: ${(100 * share).toFixed(0)} %`).join("; ")}
        spec={importanceSpec}
        data={data}
        height={112}
      />
      <Note status={status} error={error}>
        <Swatch k={0}>by impurity</Swatch>, on the points it was grown on; <Swatch k={1}>by shuffling</Swatch>, on points held out. The planted column is pure chance.
      </Note>
    </>
  );
}

/** Both as shares of what all columns have: a shuffle that does no harm has none. */
function sharesOf(rows: readonly ImportanceRow[]) {
  return measures.flatMap((measure) => {
    const total = rows.reduce((sum, row) => sum + Math.max(0, row[measure]), 0);
    return rows.map((row) => ({ column: row.column, measure, share: total > 0 ? row[measure] / total : 0 }));
  });
}

const heatSpec = {
  encoding: {
    x: { field: "rounds", type: "ordinal", title: "rounds", axis: { labelAngle: 0 } },
    y: { field: "learningRate", type: "ordinal", title: "learning rate" },
  },
  layer: [
    { mark: "rect", encoding: { color: { field: "loss", type: "quantitative", legend: null, scale: { range: ["var(--ramp-sequential-0)", "var(--ramp-sequential-2)"] } } } },
    { mark: { type: "text", color: "var(--ink)", fontSize: 11 }, encoding: { text: { field: "told", type: "nominal" }, opacity: { condition: { test: "datum.isBest", value: 1 }, value: 0.75 }, size: { value: 11 } } },
  ],
};

export function HeatChart({ lab }: { readonly lab: ForestLab }): JSX.Element {
  const { result, status, error } = lab.analysis<readonly HeatRow[]>("heat").value;
  const data = useMemo(() => {
    const best = Math.min(...(result ?? []).map(({ loss }) => loss));
    return (result ?? []).map((row) => ({ ...row, isBest: row.loss === best, told: row.loss === best ? `${short(row.loss)} ✓` : short(row.loss) }));
  }, [result]);
  const best = data.find(({ isBest }) => isBest);
  return (
    <>
      <Chart
        title="Learning rate and rounds"
        description={best ? `The lowest loss on points held out is ${short(best.loss)}, at learning rate ${best.learningRate} after ${best.rounds} rounds.` : "Not measured yet."}
        spec={heatSpec}
        data={data}
        height={160}
        onSelect={(row) => lab.setParameters({ learningRate: Number(row.learningRate), nEstimators: Number(row.rounds) })}
      />
      <Note status={status} error={error}>The loss on points held out; ✓ marks the lowest. Click to boost so.</Note>
    </>
  );
}

const Swatch = ({ k, children }: { readonly k: number; readonly children: string }): JSX.Element => (
  <span class="random-forest-swatched"><span class="random-forest-swatch" style={{ background: classColour(k) }} /> {children}</span>
);

function Note({ status, error, children }: { readonly status: string; readonly error?: string; readonly children: JSX.Element["props"]["children"] }): JSX.Element {
  if (status === "failed") return <p class="random-forest-problem" role="alert">{`This could not be measured: ${error}`}</p>;
  return <p class="random-forest-note">{children}{status === "running" && " Measuring …"}</p>;
}
