/** One coefficient: where the penalty moves it, and the same as the top of a posterior. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { softThreshold } from "../../../algorithms/linear-models";
import { linearScale } from "../../../src/kit/plots/linear-scale";
import { short } from "../readable";
import { OneOf, Slide } from "./choice";

type Kind = "l1" | "l2";

const kinds = { l1: "L1, a Laplace prior", l2: "L2, a Gaussian prior" } as const;

/** Where the minimum of ½ (w − estimate)² + penalty is. */
const shrunk = (kind: Kind, estimate: number, alpha: number): number => (kind === "l1" ? softThreshold(estimate, alpha) : estimate / (1 + alpha));

export default function Threshold(): JSX.Element {
  const [kind, setKind] = useState<Kind>("l1");
  const [estimate, setEstimate] = useState(0.8);
  const [alpha, setAlpha] = useState(1);
  const found = shrunk(kind, estimate, alpha);
  return (
    <div class="regularization-island">
      <div class="regularization-options">
        <OneOf label="Penalty" options={kinds} value={kind} onChange={setKind} />
        <Slide label="Least squares" min={-3} max={3} step={0.1} value={estimate} shown={short(estimate)} onChange={setEstimate} />
        <Slide label="α" min={0} max={2} step={0.1} value={alpha} shown={short(alpha)} onChange={setAlpha} />
      </div>
      <div class="regularization-pair">
        <Response kind={kind} estimate={estimate} alpha={alpha} />
        <Posterior kind={kind} estimate={estimate} alpha={alpha} />
      </div>
      <p role="status">{`Least squares says ${short(estimate)}; with the penalty, and as the most probable value, it is ${found === 0 ? "exactly 0" : short(found)}.`}</p>
    </div>
  );
}

interface PictureProps {
  readonly kind: Kind;
  readonly estimate: number;
  readonly alpha: number;
}

const [width, height] = [420, 260];
const reach = 3;
const x = linearScale([-reach, reach], [24, width - 12]);
const y = linearScale([-reach, reach], [height - 24, 12]);
const places = Array.from({ length: 241 }, (_, i) => (i - 120) / 40);
const line = (valueOf: (place: number) => number, scale = y): string => places.map((place) => `${x(place).toFixed(1)},${scale(valueOf(place)).toFixed(1)}`).join(" ");

function Response({ kind, estimate, alpha }: PictureProps): JSX.Element {
  const found = shrunk(kind, estimate, alpha);
  return (
    <figure>
      <svg class="regularization-curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`The penalised coefficient over that of least squares: ${kind === "l1" ? "0 up to α, then parallel to the diagonal" : "a line through 0, flatter than the diagonal"}`}>
        <path class="regularization-zero" d={`M${x(-reach)},${y(0)}H${x(reach)}M${x(0)},${y(-reach)}V${y(reach)}`} />
        <polyline class="regularization-truth" points={line((place) => place)} />
        <polyline class="regularization-fit" points={line((place) => shrunk(kind, place, alpha))} />
        <path class="regularization-guide" d={`M${x(estimate)},${y(0)}V${y(found)}H${x(0)}`} />
        <circle class="regularization-solution" cx={x(estimate)} cy={y(found)} r={6} />
      </svg>
      <figcaption>The penalised coefficient (up) over that of least squares (across)</figcaption>
    </figure>
  );
}

const density = linearScale([0, 1.08], [height - 24, 12]);

/** Each curve is drawn with its top at 1: where it is counts here, not how probable it is. */
function Posterior({ kind, estimate, alpha }: PictureProps): JSX.Element {
  const prior = (w: number): number => Math.exp(-alpha * (kind === "l1" ? Math.abs(w) : (w * w) / 2));
  const likelihood = (w: number): number => Math.exp(-0.5 * (w - estimate) ** 2);
  const found = shrunk(kind, estimate, alpha);
  const top = prior(found) * likelihood(found);
  return (
    <figure>
      <svg class="regularization-curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Prior, likelihood and posterior of the coefficient; the posterior is highest at ${short(found)}`}>
        <path class="regularization-zero" d={`M${x(-reach)},${density(0)}H${x(reach)}M${x(0)},${density(0)}V${density(1)}`} />
        <polyline class="regularization-prior" points={line(prior, density)} />
        <polyline class="regularization-truth" points={line(likelihood, density)} />
        <polyline class="regularization-fit" points={line((w) => (prior(w) * likelihood(w)) / top, density)} />
        <path class="regularization-guide" d={`M${x(found)},${density(0)}V${density(1)}`} />
        <circle class="regularization-solution" cx={x(found)} cy={density(1)} r={6} />
      </svg>
      <figcaption><span class="regularization-named-prior">prior</span>, <span class="regularization-named-truth">likelihood</span> and <span class="regularization-named-fit">posterior</span>, each with its top at 1</figcaption>
    </figure>
  );
}
