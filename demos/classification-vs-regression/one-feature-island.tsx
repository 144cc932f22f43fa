/** One feature: a line and a curve through the same points of 0 and 1, and where each crosses a half. */
import { useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Matrix } from "../../algorithms/core/matrix";
import { defaultsOf } from "../../src/kit/lab/schema";
import { useAnalysis } from "../../src/kit/lab/use-analysis";
import { Plane } from "../../src/kit/plots/plane";
import type { Scales } from "../../src/kit/plots/types";
import { createWorker } from "./create-worker";
import { HeadLine } from "./key";
import type { OneFeature, Straight } from "./one-feature";
import { count, farthest, firstPoints, movedTo } from "./one-feature-points";
import { parameters } from "./parameters";

const ids = Int32Array.from({ length: count }, (_, i) => i);
const domain = { x: [-4, 24], y: [-0.6, 2.4] } as const;

const labelsOf = ({ data }: Matrix): Int32Array => Int32Array.from({ length: count }, (_, i) => data[2 * i + 1]!);

export default function OneFeatureIsland(): JSX.Element {
  const X = useSignal(firstPoints());
  const question = useComputed(() => ({
    parameters: defaultsOf(parameters),
    dataset: { X: X.value, featureNames: ["feature", "class"], target: null, ids, train: ids, test: new Int32Array() },
  }));
  const { result, error } = useAnalysis<OneFeature>(createWorker, "oneFeature", question).value;

  function move(id: number, x: number, y: number): void {
    X.value = movedTo(X.peek(), id, x, y);
  }

  const said = result ? sentence(result) : "A line and a curve are being fitted.";
  return (
    <div class="classification-vs-regression-one">
      <Plane
        points={{ X: X.value, ids, groups: labelsOf(X.value) }}
        domain={domain}
        xLabel="feature"
        yLabel="class, or what is answered"
        groupNames={["class 0", "class 1"]}
        description={said}
        overlay={(scales) => <>{result && <Answers of={result} scales={scales} />}</>}
        onMovePoint={move}
      />
      <div class="classification-vs-regression-key">
        <HeadLine head="regression" />
        <HeadLine head="classification" />
        <button type="button" class="kit-button" onClick={() => move(farthest.id, farthest.x, 1)}>Send one point far</button>
        <button type="button" class="kit-button kit-button-quiet" onClick={() => (X.value = firstPoints())}>Back</button>
      </div>
      <p class="classification-vs-regression-note" aria-live="polite">{said}</p>
      {error && <p class="classification-vs-regression-note" role="alert">{error}</p>}
    </div>
  );
}

const at = ({ coef, intercept }: Straight, x: number): number => coef * x + intercept;
/** Where it is `level`; null where it is flat. */
const crossing = ({ coef, intercept }: Straight, level: number): number | null => (coef === 0 ? null : (level - intercept) / coef);
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

function sentence({ line, logOdds, wrong }: OneFeature): string {
  const place = (x: number | null): string => (x === null ? "nowhere" : `at ${(Number(x.toFixed(2)) || 0).toFixed(2).replace("-", "−")}`);
  return `Least squares crosses a half ${place(crossing(line, 0.5))} and has ${wrong.line} of ${count} points wrong; the logistic curve ${place(crossing(logOdds, 0))}, with ${wrong.curve} wrong.`;
}

const nPlaces = 160;

function Answers({ of: { line, logOdds }, scales }: { readonly of: OneFeature; readonly scales: Scales }): JSX.Element {
  const [low, high] = domain.x;
  const places = Array.from({ length: nPlaces + 1 }, (_, i) => low + (i / nPlaces) * (high - low));
  const path = (answer: (x: number) => number): string => places
    .filter((x) => answer(x) >= domain.y[0] && answer(x) <= domain.y[1])
    .map((x) => `${scales.x(x).toFixed(1)},${scales.y(answer(x)).toFixed(1)}`)
    .join(" ");
  const [left, right] = scales.x.range();
  return (
    <g class="classification-vs-regression-answers">
      <path class="classification-vs-regression-half" d={`M${left},${scales.y(0.5)}H${right}`} />
      <polyline data-head="regression" points={path((x) => at(line, x))} />
      <polyline data-head="classification" points={path((x) => sigmoid(at(logOdds, x)))} />
      <Foot x={crossing(line, 0.5)} head="regression" scales={scales} />
      <Foot x={crossing(logOdds, 0)} head="classification" scales={scales} />
    </g>
  );
}

/** From where an answer is a half down to the axis: there its class changes. */
function Foot({ x, head, scales }: { readonly x: number | null; readonly head: "regression" | "classification"; readonly scales: Scales }): JSX.Element | null {
  if (x === null || x < domain.x[0] || x > domain.x[1]) return null;
  return <path data-head={head} d={`M${scales.x(x)},${scales.y(0.5)}V${scales.y(domain.y[0])}`} />;
}
