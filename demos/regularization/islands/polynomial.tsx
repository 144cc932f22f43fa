/** A polynomial through noisy points: its degree, the penalty on its coefficients, and its errors. */
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { zeros } from "../../../algorithms/core/matrix";
import type { Dataset } from "../../../src/kit/data/dataset";
import { Chart } from "../../../src/kit/plots/chart";
import { linearScale } from "../../../src/kit/plots/linear-scale";
import { highestDegree, strengths, type PolynomialFit, type Polynomials } from "../polynomials";
import { short } from "../readable";
import { Slide } from "./choice";
import { useAnalysis } from "./use-analysis";

/** It draws its own points, from the seed. */
const none: Dataset = { X: zeros(0, 2), featureNames: ["x", "x"], target: null, ids: new Int32Array(0), train: new Int32Array(0), test: new Int32Array(0) };

const last = strengths.length - 1;

export default function Polynomial(): JSX.Element {
  const [degree, setDegree] = useState(12);
  const [strength, setStrength] = useState(last);
  const [seed, setSeed] = useState(3);
  const asked = useMemo(() => ({ dataset: none, seed }), [seed]);
  const { result, problem } = useAnalysis<Polynomials>("polynomials", asked).value;
  const fit = result?.fits[degree - 1]![strength];
  const alpha = strengths[strength]!;
  return (
    <div class="regularization-island" data-computes>
      <div class="regularization-options">
        <Slide label="Degree" min={1} max={highestDegree} value={degree} shown={String(degree)} onChange={setDegree} />
        <Slide label="α" min={0} max={last} value={last - strength} shown={short(alpha)} onChange={(value) => setStrength(last - value)} />
        <button type="button" class="kit-button" onClick={() => setSeed(seed + 1)}>Other points</button>
      </div>
      <p class="regularization-problem" role="alert">{problem}</p>
      {result && fit ? <Result {...{ result, fit, degree, strength }} onChoose={setStrength} /> : <p role="status">The polynomials are being fitted…</p>}
    </div>
  );
}

interface ResultProps {
  readonly result: Polynomials;
  readonly fit: PolynomialFit;
  readonly degree: number;
  readonly strength: number;
  readonly onChoose: (strength: number) => void;
}

function Result({ result, fit, degree, strength, onChoose }: ResultProps): JSX.Element {
  const data = useMemo(() => errorRows(result, degree), [result, degree]);
  return (
    <>
      <div class="regularization-pair">
        <Curve result={result} fit={fit} degree={degree} />
        <Chart
          title={`Squared error over α, degree ${degree}`}
          description={`In training ${short(fit.trainError)}, on other points ${short(fit.testError)}.`}
          spec={errorSpec}
          data={data}
          height={230}
          cursor={{ field: "alpha", value: strengths[strength] || leastShown }}
          onSelect={({ k }) => onChoose(Number(k))}
        />
      </div>
      <p role="status">
        {`Degree ${degree}, α = ${short(strengths[strength]!)}: squared error ${short(fit.trainError)} on the 20 points, ${short(fit.testError)} on 200 others; the coefficients’ length is ${short(fit.length)}.`}
      </p>
    </>
  );
}

/** A logarithmic axis has no 0: no penalty stands at its left end. */
const leastShown = 10 ** -10.5;
/** A wild polynomial would flatten all others. */
const mostShown = 3;

function errorRows({ fits }: Polynomials, degree: number) {
  return fits[degree - 1]!.flatMap(({ trainError, testError }, k) => (["training", "test"] as const).map((part) => (
    { alpha: strengths[k] || leastShown, k, part, error: Math.min(mostShown, part === "training" ? trainError : testError) }
  )));
}

const errorSpec = {
  mark: { type: "line", clip: true },
  encoding: {
    x: { field: "alpha", type: "quantitative", title: "α", scale: { type: "log", nice: false }, axis: { tickCount: 5, format: "~g", grid: false } },
    y: { field: "error", type: "quantitative", title: null, scale: { type: "log", nice: false }, axis: { format: "~g", tickCount: 5 } },
    order: { field: "alpha", type: "quantitative" },
    color: { field: "part", type: "nominal", scale: { domain: ["training", "test"], range: ["var(--class-1)", "var(--class-0)"] }, legend: { title: null } },
  },
};

const [width, height] = [420, 250];
const x = linearScale([-1, 1], [8, width - 8]);
const y = linearScale([-1.9, 1.9], [height - 8, 8]);

function Curve({ result: { train, places, truth }, fit, degree }: Pick<ResultProps, "result" | "fit" | "degree">): JSX.Element {
  // What is far outside is cut off by the picture, and kept out of the path's numbers.
  const bounded = (value: number): number => Math.max(-50, Math.min(50, value));
  const line = (values: Float64Array): string => Array.from(values, (value, i) => `${x(places[i]!).toFixed(1)},${y(bounded(value)).toFixed(1)}`).join(" ");
  return (
    <svg class="regularization-curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`20 points, the curve they were drawn from, and the polynomial of degree ${degree} fitted to them`}>
      <polyline class="regularization-truth" points={line(truth)} />
      <polyline class="regularization-fit" points={line(fit.curve)} />
      {Array.from(train.x, (place, i) => <circle key={i} cx={x(place)} cy={y(train.y[i]!)} r={4} />)}
    </svg>
  );
}
