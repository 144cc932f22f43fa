/** How the inertia falls in this run, and what it and the silhouette say about other k. */
import type { JSX } from "preact";
import type { Lab } from "../../src/kit/lab/lab";
import { Chart } from "../../src/kit/plots/chart";
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
    ["Inertia", frame?.inertia?.toPrecision(5)],
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

const inertiaSpec = {
  mark: { type: "line", point: { filled: true, size: 34 } },
  encoding: {
    x: { field: "step", type: "quantitative", title: "half-step", scale: { nice: false }, axis: { tickMinStep: 1, format: "d" } },
    y: { field: "inertia", type: "quantitative", title: "inertia", scale: { zero: false } },
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
      height={160}
      cursor={{ field: "step", value: lab.player.step.value }}
      onSelect={({ step }) => lab.player.seek(Number(step))}
    />
  );
}

function ChooseKCharts({ lab }: { lab: KMeansLab }): JSX.Element {
  const { result, status } = lab.analysis<ChooseK>("chooseK").value;
  const trials = result?.trials ?? [];
  const k = lab.state.value.parameters.nClusters;
  const choose = (chosen: unknown): void => lab.setParameters({ nClusters: Number(chosen) });
  const sampled = result && result.sampled < (lab.dataset.value?.X.rows ?? 0) ? `, on ${result.sampled} of the points` : "";
  const note = status === "running" ? " …" : "";
  return (
    <>
      <Chart
        title={`Inertia over k, ${nSeeds} seeds${note}`}
        description={describe("Mean inertia", overK(trials, "inertia"))}
        spec={overKSpec("inertia", true)}
        data={overK(trials, "inertia")}
        height={130}
        cursor={{ field: "k", value: k }}
        onSelect={(row) => choose(row.k)}
      />
      <Chart
        title={`Silhouette over k${sampled}${note}`}
        description={describe("Mean silhouette", overK(trials, "silhouette"))}
        spec={overKSpec("silhouette", false)}
        data={overK(trials, "silhouette")}
        height={130}
        cursor={{ field: "k", value: k }}
        onSelect={(row) => choose(row.k)}
      />
    </>
  );
}

interface OverK {
  readonly [field: string]: number;
  readonly k: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Mean, and mean ± standard deviation, over the seeds of each k. */
function overK(trials: readonly Trial[], measure: "inertia" | "silhouette"): OverK[] {
  const measured = trials.filter((trial) => trial[measure] !== null);
  return [...new Set(measured.map(({ k }) => k))].map((k) => {
    const values = measured.filter((trial) => trial.k === k).map((trial) => trial[measure]!);
    const mean = average(values);
    const deviation = Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
    return { k, mean, low: mean - deviation, high: mean + deviation };
  });
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function overKSpec(title: string, zero: boolean) {
  const x = { field: "k", type: "quantitative", title: "k", scale: { zero: false, nice: false }, axis: { tickMinStep: 1, format: "d" } };
  return {
    layer: [
      { mark: { type: "rule", strokeWidth: 2, opacity: 0.55 }, encoding: { x, y: { field: "low", type: "quantitative", title, scale: { zero } }, y2: { field: "high" } } },
      { mark: { type: "line", point: { filled: true, size: 34 } }, encoding: { x, y: { field: "mean", type: "quantitative", title, scale: { zero } } } },
    ],
  };
}

function describe(what: string, rows: readonly OverK[]): string {
  return rows.length === 0 ? `${what}: not measured yet.` : `${what} by k: ${rows.map(({ k, mean }) => `${k}: ${mean.toPrecision(3)}`).join(", ")}.`;
}
