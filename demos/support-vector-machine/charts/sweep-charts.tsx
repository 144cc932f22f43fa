/** Accuracy over C and over γ, on both parts of the split, and over both together as a map. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Lab } from "../../../src/kit/lab/lab";
import { Chart } from "../../../src/kit/plots/chart";
import { percent } from "../describe";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";
import type { Sweep, Trial } from "../sweep";

const none: readonly Trial[] = [];

export function SweepCharts({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  const { result, status, error } = lab.analysis<Sweep>("sweep").value;
  const { kernel, C } = lab.parameters.value;
  const gamma = lab.player.frame.value?.model?.gamma;
  const trials = result?.trials ?? none;
  const [overC, overGamma, grid] = useMemo(() => [curves(trials, "C"), curves(trials, "gamma"), mapOf(trials)] as const, [trials]);
  const choose = ({ C, gamma }: { readonly C?: unknown; readonly gamma?: unknown }): void =>
    lab.setParameters({ ...(C === undefined ? {} : { C: Number(C) }), ...(gamma === undefined ? {} : { gamma: Number(gamma), gammaRule: "own" as const }) });
  return (
    <>
      <Chart title="Accuracy over C" description={describe("C", trials)} spec={curveSpec("C")} data={overC} height={116} cursor={{ field: "C", value: C }} onSelect={({ C }) => choose({ C })} />
      {kernel !== "linear" && (
        <>
          <Chart title="Accuracy over γ" description={describe("gamma", trials)} spec={curveSpec("gamma")} data={overGamma} height={116} cursor={{ field: "gamma", value: gamma ?? 0 }} onSelect={({ gamma }) => choose({ gamma })} />
          <Chart title="Accuracy held out, over both" description={bestOf(trials)} spec={mapSpec} data={grid} height={190} onSelect={({ C, gamma }) => choose({ C: Number(C), gamma: Number(gamma) })} />
        </>
      )}
      {overC.length > 0 && <p class="support-vector-machine-hint">Click a place to choose it.</p>}
      {status === "running" && <progress class="support-vector-machine-progress" aria-label="Other C and γ are being tried" value={result?.progress ?? 0} />}
      {status === "failed" && <p class="support-vector-machine-hint" role="alert">{`Other C and γ could not be tried: ${error}`}</p>}
    </>
  );
}

function curves(trials: readonly Trial[], of: "C" | "gamma") {
  return trials.filter((trial) => trial.of === of).flatMap(({ C, gamma, train, test }) => [
    { C, gamma, accuracy: train, part: "training" },
    ...(test === null ? [] : [{ C, gamma, accuracy: test, part: "test" }]),
  ]);
}

/** Where nothing is held out, the training points are what there is. */
function mapOf(trials: readonly Trial[]) {
  return trials.filter(({ of }) => of === "grid").map(({ C, gamma, train, test }) => ({ C: String(C), gamma: String(gamma), accuracy: test ?? train }));
}

function curveSpec(field: "C" | "gamma") {
  return {
    mark: { type: "line", point: { filled: true, size: 30 } },
    encoding: {
      x: { field, type: "quantitative", title: field === "C" ? "C" : "γ", scale: { type: "log", nice: false }, axis: { format: "~g", tickCount: 5 } },
      y: { field: "accuracy", type: "quantitative", title: null, scale: { zero: false, domainMax: 1 }, axis: { format: "~%" } },
      color: { field: "part", type: "nominal", title: null, scale: { domain: ["training", "test"], range: ["var(--class-0)", "var(--class-1)"] } },
      strokeDash: { field: "part", type: "nominal", title: null, scale: { domain: ["training", "test"], range: [[1, 0], [5, 3]] } },
    },
  };
}

const mapSpec = {
  mark: { type: "rect" },
  encoding: {
    x: { field: "C", type: "ordinal", title: "C", sort: null, axis: { labelAngle: 0, labelOverlap: true } },
    y: { field: "gamma", type: "ordinal", title: "γ", sort: "descending", axis: { labelOverlap: true } },
    color: { field: "accuracy", type: "quantitative", title: "accuracy", legend: { format: "~%", gradientLength: 120 } },
  },
};

function describe(of: "C" | "gamma", trials: readonly Trial[]): string {
  const shown = trials.filter((trial) => trial.of === of);
  if (shown.length === 0) return "Not measured yet.";
  return shown.map(({ train, test, ...trial }) => `${of === "C" ? "C" : "γ"} = ${trial[of]}: ${percent(train)} of the training points${test === null ? "" : `, ${percent(test)} held out`}`).join("; ");
}

function bestOf(trials: readonly Trial[]): string {
  const grid = trials.filter(({ of }) => of === "grid");
  if (grid.length === 0) return "Not measured yet.";
  const scoreOf = ({ test, train }: Trial): number => test ?? train;
  const best = grid.reduce((most, trial) => (scoreOf(trial) > scoreOf(most) ? trial : most));
  return `Best of ${grid.length}: ${percent(scoreOf(best))} at C = ${best.C}, γ = ${best.gamma}.`;
}
