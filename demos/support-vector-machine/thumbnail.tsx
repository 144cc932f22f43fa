/** The concept at a glance: the widest street between two classes, and the points that hold it. */
import { toMatrix } from "../../algorithms/core/matrix";
import { decisionFunction, fit } from "../../algorithms/support-vector-machine";
import { twoGaussians } from "../../src/kit/data/generators/blobs";
import { classColour } from "../../src/kit/plots/colours";
import { shapePath } from "../../src/kit/plots/shapes";

/** Pixels a data unit. */
const scale = 32;
const [halfWidth, halfHeight] = [5, 3.125];

const { X, target } = twoGaussians.generate({ nSamples: 70, noise: 1, distance: 5 }, 6);
const y = target?.kind === "class" ? target.values : new Int32Array(X.rows);
const model = fit(X, y, { kernel: "linear", C: 0.5 });
const [bias, atX, atY] = decisionFunction(model, toMatrix([[0, 0], [1, 0], [0, 1]])).data as unknown as [number, number, number];
const w = [atX - bias, atY - bias] as const;

const px = (x: number): number => Math.round(10 * scale * (x + halfWidth)) / 10;
const py = (value: number): number => Math.round(10 * scale * (halfHeight - value)) / 10;

/** Where f is `value`, from beyond the left edge to beyond the right, or from bottom to top where it is steep. */
function lineAt(value: number): string {
  const far = 12;
  const ends = Math.abs(w[1]) > Math.abs(w[0])
    ? [-far, far].map((x) => [x, (value - bias - w[0] * x) / w[1]] as const)
    : [-far, far].map((v) => [(value - bias - w[1] * v) / w[0], v] as const);
  return `M${ends.map(([x, v]) => `${px(x)} ${py(v)}`).join("L")}`;
}

const street = `${lineAt(1)}L${lineAt(-1).slice(1).split("L").toReversed().join("L")}Z`;

export default function Thumbnail() {
  return (
    <svg class="thumbnail" viewBox={`0 0 ${2 * halfWidth * scale} ${2 * halfHeight * scale}`} role="img" aria-label="Two classes, the widest street between them, and the points on its edges">
      <path class="thumbnail-region" fill="var(--accent)" fill-opacity="0.1" d={street} />
      {[-1, 0, 1].map((value) => (
        <path key={value} d={lineAt(value)} fill="none" stroke="var(--ink)" stroke-width={value === 0 ? 2 : 1.2} stroke-dasharray={value === 0 ? undefined : "5 4"} />
      ))}
      {Array.from(y, (label, i) => (
        <path key={i} class="thumbnail-point" fill={classColour(label)} transform={`translate(${px(X.data[2 * i]!)} ${py(X.data[2 * i + 1]!)})`} d={shapePath(label, 3.4)} />
      ))}
      {Array.from(model.support, (row) => (
        <circle key={row} cx={px(X.data[2 * row]!)} cy={py(X.data[2 * row + 1]!)} r="7" fill="none" stroke="var(--ink)" stroke-width="1.4" />
      ))}
    </svg>
  );
}
