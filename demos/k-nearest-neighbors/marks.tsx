/** What is drawn above the points: the boxes of the tree, how far the neighbourhood reaches, and a line to each neighbour. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Matrix } from "../../algorithms/core/matrix";
import type { Values } from "../../src/kit/lab/schema";
import type { Scales } from "../../src/kit/plots/types";
import { ballOutline } from "./ball";
import type { Parameters } from "./parameters";
import type { Frame } from "./story";

interface MarksProps {
  readonly frame: Frame;
  readonly parameters: Values<Parameters>;
  /** The points as they are drawn. */
  readonly X: Matrix;
  readonly scales: Scales;
}

export function Marks({ frame, parameters, X, scales }: MarksProps): JSX.Element {
  const { query, rows, distances, shares, leaves } = frame;
  const [queryX, queryY] = [scales.x(query[0]), scales.y(query[1])];
  const known = Array.from(rows).filter((row) => row < X.rows);
  const at = (row: number): readonly [number, number] => [scales.x(X.data[row * X.columns]!), scales.y(X.data[row * X.columns + 1]!)];
  const heaviest = shares.reduce((most, share) => Math.max(most, share), 0);
  const isPlane = parameters.noiseFeatures === 0;
  return (
    <g class="k-nearest-neighbors-marks" clip-path="url(#k-nearest-neighbors-clip)">
      <clipPath id="k-nearest-neighbors-clip">
        <rect x={scales.x.range()[0]} y={scales.y.range()[1]} width={scales.x.range()[1] - scales.x.range()[0]} height={scales.y.range()[0] - scales.y.range()[1]} />
      </clipPath>
      {leaves && leaves.boxes.length > 0 && <Boxes {...leaves} scales={scales} />}
      {isPlane && distances.length > 0 && <Reach {...{ frame, parameters, scales }} />}
      {known.map((row, i) => {
        const [x, y] = at(row);
        return <line key={row} x1={queryX} y1={queryY} x2={x} y2={y} style={{ strokeOpacity: 0.25 + (0.75 * shares[i]!) / heaviest }} />;
      })}
      {known.map((row) => {
        const [x, y] = at(row);
        return <circle key={row} class="k-nearest-neighbors-ring" cx={x} cy={y} r={8} />;
      })}
    </g>
  );
}

/** Beyond the picture a stretched neighbourhood may be very long: SVG draws it clipped all the same. */
function Reach({ frame: { query, distances }, parameters: { metric, p, stretch }, scales }: Omit<MarksProps, "X">): JSX.Element {
  const outline = ballOutline({ center: query, radius: distances.at(-1)!, metric, p, stretch });
  return <polygon class="k-nearest-neighbors-reach" points={outline.map(([x, y]) => `${scales.x(x).toFixed(1)},${scales.y(y).toFixed(1)}`).join(" ")} />;
}

function Boxes({ boxes, visited, scales }: NonNullable<Frame["leaves"]> & Pick<MarksProps, "scales">): JSX.Element {
  const outlineOf = (leaf: number): string => {
    const [left, bottom, right, top] = boxes.subarray(4 * leaf, 4 * leaf + 4) as unknown as [number, number, number, number];
    return `M${scales.x(left).toFixed(1)},${scales.y(bottom).toFixed(1)}H${scales.x(right).toFixed(1)}V${scales.y(top).toFixed(1)}H${scales.x(left).toFixed(1)}Z`;
  };
  const all = useMemo(() => Array.from({ length: boxes.length / 4 }, (_, leaf) => outlineOf(leaf)).join(""), [boxes, scales]);
  return (
    <>
      <path class="k-nearest-neighbors-visited" d={Array.from(visited, outlineOf).join("")} />
      <path class="k-nearest-neighbors-boxes" d={all} />
    </>
  );
}
