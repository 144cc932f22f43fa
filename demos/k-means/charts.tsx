/** How the inertia falls in this run, and what it and the silhouette say about other k. */
import type { JSX } from "preact";
import type { Lab } from "../../src/kit/lab/lab";
import { Chart } from "../../src/kit/plots/chart";
import type { Datum } from "../../src/kit/plots/types";
import type { ChooseK, Trial } from "./choose-k";
import { nSeeds } from "./choose-k";
import type { Parameters } from "./parameters";
import type { Frame } from "./story";

type KMeansLab = Lab<Parameters, Frame>;

export function Charts({ lab }: { lab: KMeansLab }): JSX.Element {
  return (
    <>
      <Facts lab={lab} />
      <InertiaChart lab={lab} />
      <ChooseKCharts lab={lab} />
    </>
  );
}

function Facts({ lab }: { lab: KMeansLab }): JSX.Element {
  const frame = lab.player.frame.value;
  const target = lab.drawnFrom.value?.dataset.target;
  const facts = [
    ["Inertia", readable(frame?.inertia)],
    ["Iteration", frame?.iteration],
    ...(target?.kind === "class" ? [["Agreement", frame?.agreement?.toFixed(2)]] : []),
  ];
  return (
    <dl class="lab-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt title={name === "Agreement" ? `Adjusted Rand index of the clusters with “${target?.name}”, which k-means never sees` : undefined}>{name}</dt>
          <dd>{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Five digits, which do not dance as they change; as 163,810 and not as 1.6381e+5, while it can be read so. */
function readable(inertia: number | null | undefined): string | undefined {
  if (inertia == null) return undefined;
  return inertia >= 1e9 ? inertia.toExponential(4) : inertia.toLocaleString("en", { minimumSignificantDigits: 5, maximumSignificantDigits: 5 });
}

const inertiaSpec = {
  mark: { type: "line", point: { filled: true, size: 34 } },
  encoding: {
    x: { field: "step", type: "quantitative", title: "half-step", scale: { zero: true, nice: false }, axis: { tickMinStep: 1, format: "d" } },
    y: { field: "inertia", type: "quantitative", title: null, scale: { zero: false } },
    detail: { field: "start" },
  },
};

function InertiaChart({ lab }: { lab: KMeansLab }): JSX.Element {
  const data = lab.player.frames.value.flatMap((frame, step) =>
    frame?.inertia == null ? [] : [{ step, inertia: frame.inertia, half: frame.phase, start: frame.start + 1 }],
  );
  const [first, last] = [data[0], data.at(-1)];
  return (
    <Chart
      title="Inertia, half-step by half-step"
      description={first && last ? `Inertia goes from ${first.inertia.toPrecision(4)} to ${last.inertia.toPrecision(4)} in ${last.step} steps.` : "No half-step yet."}
      spec={inertiaSpec}
      data={data}
      height={156}
      cursor={{ field: "step", value: lab.player.step.value }}
      onSelect={({ step }) => lab.player.seek(Number(step))}
    />
  );
}

function ChooseKCharts({ lab }: { lab: KMeansLab }): JSX.Element {
  const { result, status } = lab.analysis<ChooseK>("chooseK").value;
  const trials = result?.trials ?? [];
  const k = lab.state.value.parameters.nClusters;
  const sampled = result && result.sampled < (lab.dataset.value?.X.rows ?? 0) ? `, on ${result.sampled} of the points` : "";
  const note = status === "running" ? " …" : "";
  const common = {
    height: 132,
    cursor: { field: "k", value: k },
    onSelect: (row: Datum) => lab.setParameters({ nClusters: Number(row.k) }),
  };
  return (
    <>
      <Chart
        title={`Inertia over k${note}`}
        description={describe("Mean inertia", overK(trials, "inertia"))}
        spec={overKSpec(true)}
        data={overK(trials, "inertia")}
        {...common}
      />
      <Chart
        title={`Silhouette over k${sampled}${note}`}
        description={describe("Mean silhouette", overK(trials, "silhouette"))}
        spec={overKSpec(false)}
        data={overK(trials, "silhouette")}
        {...common}
      />
      <p class="k-means-key">
        <svg viewBox="0 0 14 18" aria-hidden="true"><path d="M7 2v14M3.5 2h7M3.5 16h7" /><circle cx="7" cy="9" r="3" /></svg>
        Mean of {nSeeds} seeds, from the lowest to the highest of them. Click a k to choose it.
      </p>
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
