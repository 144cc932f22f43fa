/** The concept at a glance: the bowl of the loss, the diamond around the origin, and the corner where they touch. */
import { twoColumns } from "../../src/kit/data/generators/columns";
import { ballOutline, contourOutline } from "./ball";
import { lossAt, lossOf, type Pair } from "./loss";
import { alphasFor, fit, pathOf, sizeOf } from "./penalty";

const domain = { x: [-2.4, 4], y: [-1.8, 2.2] } as const;
/** Pixels a unit. */
const scale = 50;

const { X, target } = twoColumns.generate({ nSamples: 60, noise: 1, weight1: 2.1, weight2: 0.9, correlation: 0.35 }, 1);
const y = target?.kind === "real" ? target.values : new Float64Array(X.rows);
const loss = lossOf(X, y);
const least = pairOf(fit(X, y, { alpha: 0, l1Ratio: 1 }).coef);
const solution = pairOf(fit(X, y, { alpha: 1.1, l1Ratio: 1 }).coef);
const { coefs } = pathOf(X, y, 1, alphasFor(X, y, 1, 60));
const path = Array.from({ length: coefs.rows }, (_, k) => pairOf(coefs.data.subarray(2 * k, 2 * k + 2)));
const excess = lossAt(loss, ...solution) - lossAt(loss, ...least);

function pairOf(coef: ArrayLike<number>): Pair {
  return [coef[0]!, coef[1]!];
}

const px = (x: number): number => Math.round(10 * scale * (x - domain.x[0])) / 10;
const py = (value: number): number => Math.round(10 * scale * (domain.y[1] - value)) / 10;
const way = (points: readonly Pair[]): string => points.map(([a, b]) => `${px(a)},${py(b)}`).join(" ");

export default function Thumbnail() {
  return (
    <svg class="thumbnail" viewBox={`0 0 ${6.4 * scale} ${4 * scale}`} role="img" aria-label="Contours of a loss, and a diamond whose corner touches one of them on an axis">
      <path d={`M0 ${py(0)}H${6.4 * scale}M${px(0)} 0V${4 * scale}`} fill="none" stroke="var(--line-strong)" />
      {[0.12, 0.45, 1, 1.9, 3.1, 4.6, 6.4].map((share) => (
        <polygon key={share} points={way(contourOutline(loss, least, share * excess, 50))} fill="none" stroke="var(--class-2)" stroke-width={share === 1 ? 2.5 : 1} opacity={share === 1 ? 1 : 0.55} />
      ))}
      <polygon points={way(ballOutline(1, sizeOf(solution, 1), [1, 1]))} fill="var(--accent)" fill-opacity="0.16" stroke="var(--accent)" stroke-width="2" />
      <polyline points={way([[0, 0], ...path, least])} fill="none" stroke="var(--ink)" stroke-width="2" stroke-linejoin="round" />
      <circle cx={px(least[0])} cy={py(least[1])} r="4.5" fill="var(--paper)" stroke="var(--ink)" stroke-width="1.5" />
      <circle cx={px(solution[0])} cy={py(solution[1])} r="5.5" fill="var(--accent)" stroke="var(--paper)" stroke-width="1.5" />
    </svg>
  );
}
