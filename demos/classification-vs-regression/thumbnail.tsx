/** The concept at a glance: two clouds, a far point, and the two boundaries, of which only one turns after it. */
import { linearRegression, logisticRegression } from "../../algorithms/linear-models";
import { farPoint } from "../../src/kit/data/generators/linear";
import { classColour } from "../../src/kit/plots/colours";
import { shapePath } from "../../src/kit/plots/shapes";
import { boundaryOf, within, type Segment } from "./lines";

const domain = { x: [-5.5, 10.5], y: [-4, 6] } as const;
/** Pixels a data unit. */
const scale = 20;

const { X, target } = farPoint.generate({ far: 9 }, 1);
const heads = { regression: linearRegression.fit(X, target!.values), classification: logisticRegression.fit(X, target!.values), ordinal: null };
const reading = { levels: Float64Array.of(0, 1), cuts: Float64Array.of(0.5) };

const px = (x: number): number => Math.round(10 * scale * (x - domain.x[0])) / 10;
const py = (y: number): number => Math.round(10 * scale * (domain.y[1] - y)) / 10;
const segmentOf = (name: "regression" | "classification"): Segment => within(boundaryOf(heads, name, reading, 0.5)!, domain)!;

export default function Thumbnail() {
  const [x1, y1, x2, y2] = segmentOf("classification");
  const [upper, lower] = y1 > y2 ? [x1, x2] : [x2, x1];
  const boundary = `L${px(upper)} ${py(domain.y[1])}L${px(lower)} ${py(domain.y[0])}`;
  return (
    <svg class="thumbnail" viewBox={`0 0 ${16 * scale} ${10 * scale}`} role="img" aria-label="Two clouds of points and one far point; the solid logistic boundary stands between the clouds, the dashed one of least squares has turned towards the far point">
      <path class="thumbnail-region" fill={classColour(0)} d={`M0 0${boundary}L0 ${10 * scale}Z`} />
      <path class="thumbnail-region" fill={classColour(1)} d={`M${16 * scale} 0${boundary}L${16 * scale} ${10 * scale}Z`} />
      <Boundary segment={segmentOf("classification")} />
      <Boundary segment={segmentOf("regression")} dash="7 5" />
      {Array.from(target!.values, (k, i) => (
        <path key={i} class="thumbnail-point" fill={classColour(k)} transform={`translate(${px(X.data[2 * i]!)} ${py(X.data[2 * i + 1]!)})`} d={shapePath(k, i === 1 ? 5 : 3)} />
      ))}
    </svg>
  );
}

function Boundary({ segment: [x1, y1, x2, y2], dash }: { readonly segment: Segment; readonly dash?: string }) {
  return <line x1={px(x1)} y1={py(y1)} x2={px(x2)} y2={py(y2)} stroke="var(--ink)" stroke-width="2" stroke-dasharray={dash} />;
}
