/** The coefficients over alpha, the two descents over their steps, and a key to the stage. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Facts, type Fact } from "../../src/kit/controls/facts";
import type { Lab } from "../../src/kit/lab/lab";
import { Chart } from "../../src/kit/plots/chart";
import { shapePath } from "../../src/kit/plots/shapes";
import { countZeros } from "./descent";
import type { Parameters } from "./parameters";
import { short } from "./readable";
import type { Frame } from "./story";

type RegularizationLab = Lab<Parameters, Frame>;

export function Charts({ lab }: { readonly lab: RegularizationLab }): JSX.Element {
  return (
    <>
      <Facts facts={factsOf(lab.player.frame.value)} />
      <PathChart lab={lab} />
      <DescentChart lab={lab} />
      <Key />
    </>
  );
}

function factsOf(frame: Frame | null): Fact[] {
  const score = (value: number | null | undefined): string | undefined => value?.toFixed(2).replace("-", "−");
  return [
    { name: "Exact zeros", value: frame ? `${countZeros(frame.solution)} of 2` : undefined, help: "How many coefficients are exactly 0: at the minimum, and at this step of the two descents." },
    { name: "proximal", value: frame?.proximal.zeros.toString() },
    { name: "subgradient", value: frame?.subgradient.zeros.toString() },
    { name: "R² in training", value: score(frame?.r2.train), help: "The share of the target’s variance that the penalised model explains, on the rows that it was fitted on." },
    { name: "R² held out", value: score(frame?.r2.test), help: "The same on the rows held out for testing." },
  ];
}

const pathSpec = (names: readonly string[]) => ({
  encoding: {
    x: { field: "alpha", type: "quantitative", title: "α", scale: { type: "log", nice: false }, axis: { tickCount: 5, format: "~g", grid: false } },
    y: { field: "coefficient", type: "quantitative", title: null },
  },
  layer: [
    { mark: { type: "rule", strokeWidth: 1, opacity: 0.5 }, encoding: { x: { value: 0 }, x2: { value: "width" }, y: { datum: 0 } } },
    {
      mark: { type: "line" },
      encoding: {
        order: { field: "alpha", type: "quantitative" },
        color: { field: "column", type: "nominal", scale: { domain: names, range: ["var(--class-2)", "var(--class-5)"] }, legend: { title: null } },
        strokeDash: { field: "column", type: "nominal", scale: { domain: names, range: [[1, 0], [6, 3]] }, legend: { title: null } },
      },
    },
  ],
});

function PathChart({ lab }: { readonly lab: RegularizationLab }): JSX.Element {
  const frame = lab.player.frame.value;
  const path = frame?.path;
  const names = lab.drawnFrom.value?.dataset.featureNames ?? ["x₁", "x₂"];
  const [first, second] = names;
  // The same rows while only the cursor moves: new ones are drawn anew.
  const data = useMemo(() => (path ? Array.from(path.alphas).flatMap((alpha, k) => [first, second].map((column, j) => (
    { alpha, coefficient: path.coefs[2 * k + j]!, column: column! }
  ))) : []), [path, first, second]);
  const spec = useMemo(() => pathSpec([first!, second!]), [first, second]);
  return (
    <Chart
      title="The coefficients over the strength α"
      description={frame ? `At alpha ${short(frame.penalty.alpha)} the coefficients are ${frame.solution.map(short).join(" and ")}; without a penalty, ${frame.leastSquares.map(short).join(" and ")}.` : "No coefficients yet."}
      spec={spec}
      data={data}
      height={178}
      cursor={{ field: "alpha", value: lab.parameters.value.alpha }}
      onSelect={({ alpha }) => lab.setParameters({ alpha: Number(Number(alpha).toPrecision(3)) })}
    />
  );
}

const walkers = ["proximal", "subgradient"] as const;
/** Below this a difference is rounding. */
const smallest = 1e-12;

const descentSpec = {
  mark: { type: "line" },
  encoding: {
    x: { field: "step", type: "quantitative", title: "step", scale: { nice: false }, axis: { tickMinStep: 1, format: "d" } },
    y: { field: "excess", type: "quantitative", title: null, scale: { type: "log", nice: false }, axis: { format: ".0e", tickCount: 4 } },
    color: { field: "descent", type: "nominal", scale: { domain: walkers, range: ["var(--class-0)", "var(--class-1)"] }, legend: { title: null } },
  },
};

function DescentChart({ lab }: { readonly lab: RegularizationLab }): JSX.Element {
  const frames = lab.player.frames.value;
  const data = useMemo(() => frames.flatMap((frame, step) => (frame ? walkers.map((descent) => (
    { step, excess: Math.max(smallest, frame[descent].excess), descent, zeros: frame[descent].zeros }
  )) : [])), [frames]);
  const last = frames.at(-1);
  return (
    <Chart
      title="Loss + penalty, above the minimum"
      description={last ? `After ${last.iteration} steps the proximal descent is ${short(last.proximal.excess)} above the minimum, the subgradient descent ${short(last.subgradient.excess)}.` : "No step yet."}
      spec={descentSpec}
      data={data}
      height={150}
      cursor={{ field: "step", value: lab.player.step.value }}
      onSelect={({ step }) => lab.player.seek(Number(step))}
    />
  );
}

function Key(): JSX.Element {
  return (
    <ul class="regularization-key">
      <li><svg viewBox="0 0 16 16" aria-hidden="true"><circle class="regularization-solution" cx="8" cy="8" r="5" /></svg>penalised minimum</li>
      <li><svg viewBox="0 0 16 16" aria-hidden="true"><circle class="regularization-key-handle" cx="8" cy="8" r="5.5" /></svg>least squares: drag it</li>
      <li><svg viewBox="0 0 16 16" aria-hidden="true"><path class="regularization-key-start" d={shapePath(9, 5.5)} transform="translate(8 8)" /></svg>start of the descents: drag it</li>
      <li><svg viewBox="0 0 16 16" aria-hidden="true"><path class="regularization-ball" d="M8 1l7 7-7 7-7-7Z" /></svg>coefficients of equal penalty</li>
      <li><svg viewBox="0 0 16 16" aria-hidden="true"><ellipse class="regularization-contour" cx="8" cy="8" rx="7" ry="4" /></svg>coefficients of equal loss</li>
      <li><svg viewBox="0 0 16 16" aria-hidden="true"><path class="regularization-path" d="M1 14Q6 4 15 3" /></svg>minima of all α</li>
    </ul>
  );
}
