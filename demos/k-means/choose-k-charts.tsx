/** What inertia and silhouette say about other k. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Lab } from "../../src/kit/lab/lab";
import { Chart } from "../../src/kit/plots/chart";
import type { Datum } from "../../src/kit/plots/types";
import { nSeeds, type ChooseK, type Trial } from "./choose-k";
import type { Parameters } from "./parameters";
import type { Frame } from "./story";

const noTrials: readonly Trial[] = [];

export function ChooseKCharts({ lab }: { lab: Lab<Parameters, Frame> }): JSX.Element {
  const { result, status, error } = lab.analysis<ChooseK>("chooseK").value;
  const hasPoints = (lab.dataset.value?.X.rows ?? 0) > 0;
  const trials = (hasPoints && result?.trials) || noTrials;
  // The same rows while only the cursor moves: new ones are drawn anew.
  const [inertia, silhouette] = useMemo(() => [overK(trials, "inertia"), overK(trials, "silhouette")] as const, [trials]);
  const k = lab.state.value.parameters.nClusters;
  const sampled = result && result.sampled < (lab.dataset.value?.X.rows ?? 0) ? `, on ${result.sampled} of the points` : "";
  const common = {
    height: 132,
    cursor: { field: "k", value: k },
    onSelect: (row: Datum) => lab.setParameters({ nClusters: Number(row.k) }),
  };
  return (
    <>
      <Chart
        title="Inertia over k"
        description={describe("Mean inertia", inertia)}
        spec={overKSpec(true)}
        data={inertia}
        {...common}
      />
      <Chart
        title={`Silhouette over k${sampled}`}
        description={describe("Mean silhouette", silhouette)}
        spec={overKSpec(false)}
        data={silhouette}
        {...common}
      />
      <p class="k-means-key">
        <svg viewBox="0 0 14 18" aria-hidden="true"><path d="M7 2v14M3.5 2h7M3.5 16h7" /><circle cx="7" cy="9" r="3" /></svg>
        Mean of {nSeeds} seeds, from the lowest to the highest of them. Click a k to choose it.
      </p>
      {status === "running" && (
        <progress class="k-means-progress" aria-label="Other k are being tried" value={result?.progress ?? 0} />
      )}
      {status === "failed" && <p class="k-means-problem" role="alert">{`Other k could not be tried: ${error}`}</p>}
    </>
  );
}

interface OverK {
  readonly [field: string]: number;
  readonly k: number;
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}

/** What the seeds of each k came to. Their spread is shown whole: it is skewed, and mean ± deviation would go below the best. */
function overK(trials: readonly Trial[], measure: "inertia" | "silhouette"): OverK[] {
  const measured = trials.filter((trial) => trial[measure] !== null);
  return [...new Set(measured.map(({ k }) => k))].map((k) => {
    const values = measured.filter((trial) => trial.k === k).map((trial) => trial[measure]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { k, mean, lowest: Math.min(...values), highest: Math.max(...values) };
  });
}

function overKSpec(zero: boolean) {
  const x = { field: "k", type: "quantitative", title: "k", scale: { zero: false, nice: false }, axis: { tickMinStep: 1, format: "d" } };
  const y = { type: "quantitative", title: null, scale: { zero } };
  const end = { mark: { type: "tick", orient: "horizontal", size: 7, thickness: 1.5, color: "var(--ink)" } };
  return {
    layer: [
      { mark: { type: "line" }, encoding: { x, y: { ...y, field: "mean" } } },
      { mark: { type: "rule", strokeWidth: 1.5, color: "var(--ink)" }, encoding: { x, y: { ...y, field: "lowest" }, y2: { field: "highest" } } },
      { ...end, encoding: { x, y: { ...y, field: "lowest" } } },
      { ...end, encoding: { x, y: { ...y, field: "highest" } } },
      { mark: { type: "point", filled: true, size: 34, opacity: 1 }, encoding: { x, y: { ...y, field: "mean" } } },
    ],
  };
}

function describe(what: string, rows: readonly OverK[]): string {
  return rows.length === 0 ? `${what}: not measured yet.` : `${what} by k: ${rows.map(({ k, mean }) => `${k}: ${Number(mean.toPrecision(3))}`).join(", ")}.`;
}
