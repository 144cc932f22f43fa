/** How the inertia falls in this run, and what is known about other k. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Facts, type Fact } from "../../src/kit/controls/facts";
import type { Lab } from "../../src/kit/lab/lab";
import { Chart } from "../../src/kit/plots/chart";
import { ChooseKCharts } from "./choose-k-charts";
import type { Parameters } from "./parameters";
import { readable } from "./readable";
import type { Frame } from "./story";

type KMeansLab = Lab<Parameters, Frame>;

export function Charts({ lab }: { lab: KMeansLab }): JSX.Element {
  return (
    <>
      <Facts facts={factsOf(lab)} />
      <InertiaChart lab={lab} />
      <ChooseKCharts lab={lab} />
    </>
  );
}

function factsOf(lab: KMeansLab): Fact[] {
  const frame = lab.player.frame.value;
  const target = lab.drawnFrom.value?.dataset.target;
  const facts = [
    { name: "Inertia", value: frame?.inertia == null ? undefined : readable(frame.inertia) },
    { name: "Iteration", value: frame?.iteration.toString() },
  ];
  if (target?.kind !== "class") return facts;
  const help = `How far the clusters agree with “${target.name}”, which k-means never sees: the adjusted Rand index, 1 for the same groups and about 0 for chance.`;
  return [...facts, { name: "Agreement", value: frame?.agreement?.toFixed(2), help }];
}

const inertiaSpec = {
  mark: { type: "line", point: { filled: true, size: 34 } },
  encoding: {
    x: { field: "step", type: "quantitative", title: "half-step", scale: { zero: true, nice: false }, axis: { tickMinStep: 1, format: "d" } },
    y: { field: "inertia", type: "quantitative", title: null, scale: { zero: false } },
    detail: { field: "start" },
  },
};

function rowsOf(frames: readonly (Frame | undefined)[]) {
  return frames.flatMap((frame, step) =>
    frame?.inertia == null ? [] : [{ step, inertia: frame.inertia, half: frame.phase, start: frame.start + 1 }],
  );
}

function InertiaChart({ lab }: { lab: KMeansLab }): JSX.Element {
  const frames = lab.player.frames.value;
  // The same rows while only the cursor moves: new ones are drawn anew.
  const data = useMemo(() => rowsOf(frames), [frames]);
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
