/** The reliability diagram: what is said against what happens, before and after it is mended. */
import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId, useMemo } from "preact/hooks";
import { zeros } from "../../algorithms/core/matrix";
import type { Dataset } from "../../src/kit/data/dataset";
import { defaultsOf } from "../../src/kit/lab/schema";
import { useAnalysis } from "../../src/kit/lab/use-analysis";
import { Chart } from "../../src/kit/plots/chart";
import { createWorker } from "./create-worker";
import { percent, readable } from "./describe";
import { parameters } from "./parameters";
import type { Bin, Calibration, Reliability } from "./reliability";

const nobody = new Int32Array(0);
/** It draws its own points. */
const none: Dataset = { X: zeros(0, 2), featureNames: ["", ""], target: null, ids: nobody, train: nobody, test: nobody };

const cases = {
  scores: { title: "The machine’s score", before: "squashed", after: "Platt’s sigmoid" },
  weights: { title: "A logistic regression with a weighted rare class", before: "as it says", after: "odds divided by the weight" },
} as const;
type Case = keyof typeof cases;

export default function CalibrationIsland(): JSX.Element {
  const shown = useSignal<Case>("scores");
  const exponent = useSignal(-3);
  const question = useComputed(() => ({ parameters: { ...defaultsOf(parameters), C: 10 ** exponent.value }, dataset: none }));
  const { result, error } = useAnalysis<Calibration>(createWorker, "calibration", question).value;
  const [of, cost] = [useId(), useId()];
  return (
    <div class="support-vector-machine-calibration">
      <p>
        <label for={of}>Whose probabilities</label>
        <select id={of} class="control-menu" value={shown.value} onChange={(event) => (shown.value = event.currentTarget.value as Case)}>
          {Object.entries(cases).map(([name, { title }]) => <option key={name} value={name}>{title}</option>)}
        </select>
      </p>
      {shown.value === "scores" && (
        <div class="support-vector-machine-sliders">
          <label for={cost}>Cost of errors C</label>
          <input id={cost} type="range" min={-4} max={1} step={1} value={exponent.value} aria-valuetext={readable(10 ** exponent.value)} onInput={(event) => (exponent.value = event.currentTarget.valueAsNumber)} />
          <output for={cost}>{10 ** exponent.value}</output>
        </div>
      )}
      {error && <p class="support-vector-machine-hint" role="alert">{error}</p>}
      {result ? <Diagram of={shown.value} reliability={result[shown.value]} /> : <p role="status">Thousands of points are being asked…</p>}
    </div>
  );
}

function Diagram({ of, reliability }: { readonly of: Case; readonly reliability: Reliability }): JSX.Element {
  const { title, before, after } = cases[of];
  const [data, spec] = useMemo(() => [[...rowsOf(reliability.before, before), ...rowsOf(reliability.after, after)], specOf(before, after)] as const, [reliability]);
  return (
    <>
      <Chart title={`${title}: said, and happened`} description={`${sentence(before, reliability.before)} ${sentence(after, reliability.after)}`} spec={spec} data={data} height={300} />
      <p class="support-vector-machine-hint" aria-live="polite">{sentence(before, reliability.before)} {sentence(after, reliability.after)}</p>
    </>
  );
}

const rowsOf = (bins: readonly Bin[], probabilities: string) => bins.map(({ said, happened, count }) => ({ said, happened, points: count, probabilities }));

/** The bin with the largest difference, among those of some size. */
function sentence(name: string, bins: readonly Bin[]): string {
  const n = bins.reduce((sum, { count }) => sum + count, 0);
  const { said, happened } = bins.filter(({ count }) => count > n / 100).reduce((worst, bin) => (Math.abs(bin.said - bin.happened) > Math.abs(worst.said - worst.happened) ? bin : worst));
  return `At its worst, ${name}: where ${percent(said)} is said, it happens in ${percent(happened)}.`;
}

function specOf(before: string, after: string) {
  const share = (field: string, title: string) => ({ field, type: "quantitative", title, scale: { domain: [0, 1] }, axis: { format: "~%", tickCount: 5 } });
  const colour = { field: "probabilities", type: "nominal", title: null, scale: { domain: [before, after], range: ["var(--class-1)", "var(--class-0)"] } };
  return {
    layer: [
      {
        data: { values: [{ said: 0, happened: 0 }, { said: 1, happened: 1 }] },
        mark: { type: "line", strokeDash: [4, 4], strokeWidth: 1, color: "var(--ink-faint)" },
        encoding: { x: share("said", "probability said"), y: share("happened", "share that it happened to") },
      },
      {
        mark: { type: "line", strokeWidth: 1.5 },
        encoding: { x: share("said", "probability said"), y: share("happened", "share that it happened to"), color: colour },
      },
      {
        mark: { type: "point", filled: true, opacity: 1 },
        encoding: {
          x: share("said", "probability said"), y: share("happened", "share that it happened to"), color: colour,
          shape: { field: "probabilities", type: "nominal", title: null, scale: { domain: [before, after], range: ["square", "circle"] } },
          size: { field: "points", type: "quantitative", scale: { type: "sqrt", range: [20, 220] }, legend: null },
        },
      },
    ],
  };
}
