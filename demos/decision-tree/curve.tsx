/** A regression tree on a curve: terraces where there are points, and one endless terrace where there are none. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useId, useMemo } from "preact/hooks";
import { createStream } from "../../src/kit/data/stream";
import { createHost } from "../../src/kit/lab/host";
import { defaultsOf } from "../../src/kit/lab/schema";
import { createWorker } from "./create-worker";
import { parameters } from "./parameters";
import { deepest, type StepFunctions } from "./step-function";

const n = 80;
const [width, height] = [640, 260];
const [from, to, last] = [0, 15, 10];
const px = (x: number): number => (width * (x - from)) / (to - from);
const py = (y: number): number => height * (0.95 - (y + 2) / 12);
const curve = (x: number): number => 0.8 * x + 1.2 * Math.sin(1.6 * x);

/** Points along a rising wave, up to x = 10. */
function drawPoints(): { x: Float64Array; y: Float64Array } {
  const random = createStream(7, 0);
  const x = Float64Array.from({ length: n }, () => last * random.uniform());
  return { x, y: x.map((value) => curve(value) + 0.45 * random.normal()) };
}

export default function Curve(): JSX.Element {
  const { x, y } = useMemo(drawPoints, []);
  const depth = useSignal(3);
  const functions = useSignal<StepFunctions | null>(null);
  const problem = useSignal<string | null>(null);
  const slider = useId();
  useEffect(() => {
    const host = createHost(createWorker);
    const X = { data: Float64Array.from({ length: 2 * n }, (_, entry) => (entry % 2 === 0 ? x[entry / 2]! : 0)), rows: n, columns: 2 };
    const dataset = { X, featureNames: ["x", "0"], target: { kind: "real" as const, name: "y", values: y }, ids: Int32Array.from(x.keys()), train: Int32Array.from(x.keys()), test: new Int32Array(0) };
    host.run({ analysis: "stepFunctions", parameters: defaultsOf(parameters), dataset, seeds: { data: 0, split: 0, model: 0 }, interventions: [], upTo: Infinity }, {
      frames: (frames) => (functions.value = frames.at(-1) as StepFunctions),
      resting() {},
      ended(error) {
        if (error !== null) problem.value = error;
      },
    });
    return () => host.dispose();
  }, [x, y, functions, problem]);

  const shown = functions.value?.trees[depth.value - 1];
  const beyond = shown?.values.at(-1);
  return (
    <figure class="decision-tree-curve">
      <p>
        <label for={slider}>Greatest depth: {depth.value}</label>
        <input id={slider} type="range" min={1} max={deepest} value={depth.value} onInput={(event) => (depth.value = Number(event.currentTarget.value))} />
      </p>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`80 points along a rising wave from x = 0 to 10, and the steps of a regression tree of depth ${depth.value}.`}>
        <rect x={px(last)} width={width - px(last)} height={height} class="decision-tree-unknown" />
        <text x={px(last) + 8} y={height - 10}>no training points here</text>
        <path class="decision-tree-truth" d={`M${Array.from({ length: 151 }, (_, i) => `${px(i / 10).toFixed(1)} ${py(curve(i / 10)).toFixed(1)}`).join("L")}`} />
        {Array.from(x, (value, i) => <circle key={i} cx={px(value)} cy={py(y[i]!)} r={2.5} />)}
        {shown && <path class="decision-tree-steps" d={stepPath(shown.starts, shown.values)} />}
      </svg>
      <figcaption aria-live="polite">
        {problem.value ?? (shown ? `${shown.values.length} leaves, and so ${shown.values.length} steps. From the last cut on, at x = ${shown.starts.at(-1)!.toFixed(1)}, the tree says ${beyond!.toFixed(1)} forever; the curve without noise, dashed, goes on.` : "Growing …")}
      </figcaption>
    </figure>
  );
}

function stepPath(starts: readonly number[], values: readonly number[]): string {
  return values.map((value, k) => {
    const [x0, x1] = [Math.max(from, starts[k]!), starts[k + 1] ?? to];
    return `${k === 0 ? "M" : "L"}${px(x0).toFixed(1)} ${py(value).toFixed(1)}H${px(x1).toFixed(1)}`;
  }).join("");
}
