/** Regression on a curve: points that can be dragged, and the mean of the nearest at every x. */
import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Matrix } from "../../algorithms";
import { createRandom } from "../../algorithms/core/random";
import { defaultsOf } from "../../src/kit/lab/schema";
import { useAnalysis } from "../../src/kit/lab/use-analysis";
import { Plane } from "../../src/kit/plots/plane";
import type { Scales } from "../../src/kit/plots/types";
import { createWorker } from "./create-worker";
import { lineDomain, type Line } from "./line";
import { modelParameters, parameters } from "./parameters";

const count = 40;
const ids = Int32Array.from({ length: count }, (_, i) => i);

/** A sine with noise, over one period. */
function firstPoints(): Matrix {
  const random = createRandom(3);
  const data = Float64Array.from({ length: count }, () => 2 * Math.PI * random.uniform()).toSorted();
  return { data: Float64Array.from({ length: 2 * count }, (_, at) => (at % 2 === 0 ? data[at / 2]! : Math.sin(data[(at - 1) / 2]!) + 0.3 * random.normal())), rows: count, columns: 2 };
}

export default function LineIsland(): JSX.Element {
  const X = useSignal(firstPoints());
  const nNeighbors = useSignal(5);
  const weights = useSignal<"uniform" | "distance">("uniform");
  const question = useComputed(() => ({
    parameters: { ...defaultsOf(parameters), nNeighbors: nNeighbors.value, weights: weights.value },
    dataset: { X: X.value, featureNames: ["x", "y"], target: null, ids, train: ids, test: new Int32Array() },
  }));
  const { result, error } = useAnalysis<Line>(createWorker, "line", question).value;

  function movePoint(id: number, x: number, y: number): void {
    const data = X.peek().data.slice();
    data.set([x, y], 2 * id);
    X.value = { ...X.peek(), data };
  }

  return (
    <div class="k-nearest-neighbors-line">
      <div class="k-nearest-neighbors-choices">
        <Slider label="Neighbours k" value={nNeighbors.value} onInput={(value) => (nNeighbors.value = value)} />
        <Choice label={modelParameters.weights.label} value={weights.value} onChange={(value) => (weights.value = value)} />
      </div>
      <Plane
        points={{ X: X.value, ids }}
        domain={lineDomain}
        xLabel="x"
        yLabel="y"
        description={`${count} points along a sine, and the mean of the ${nNeighbors.value} nearest at every x.`}
        overlay={(scales) => <>{result && <Curve line={result} scales={scales} />}</>}
        onMovePoint={movePoint}
      />
      {error && <p class="k-nearest-neighbors-problem" role="alert">{error}</p>}
    </div>
  );
}

function Slider({ label, value, onInput }: { readonly label: string; readonly value: number; readonly onInput: (value: number) => void }): JSX.Element {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input id={id} type="range" min={1} max={count} value={value} onInput={(event) => onInput(event.currentTarget.valueAsNumber)} />
      <output for={id}>{value}</output>
    </>
  );
}

function Choice({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: "uniform" | "distance") => void }): JSX.Element {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as "uniform" | "distance")}>
        {Object.entries(modelParameters.weights.options).map(([option, name]) => <option key={option} value={option}>{name}</option>)}
      </select>
    </>
  );
}

const Curve = ({ line: { x, y }, scales }: { readonly line: Line; readonly scales: Scales }): JSX.Element => (
  <polyline class="k-nearest-neighbors-curve" points={Array.from(x, (value, i) => `${scales.x(value).toFixed(1)},${scales.y(y[i]!).toFixed(1)}`).join(" ")} />
);
