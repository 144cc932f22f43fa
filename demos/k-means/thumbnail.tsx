/** The concept at a glance: what k-means made of some points, and the way its centres took. */
import type { Matrix } from "../../algorithms/core/matrix";
import { steps, type Frame } from "../../algorithms/k-means";
import { blobs } from "../../src/kit/data/generators/blobs";
import { classColour } from "../../src/kit/plots/colours";
import { shapePath } from "../../src/kit/plots/shapes";
import { voronoiCells } from "../../src/kit/plots/voronoi";

const domain = { x: [-8, 8], y: [-5, 5] } as const;
/** Pixels a data unit. */
const scale = 20;

const { X } = blobs.generate({ nSamples: 220, nCenters: 5, noise: 0.62 }, 235);
const frames: Frame[] = Array.from(steps(X, { nClusters: 5, init: "random", nInit: 1, seed: 27 }));
const last = frames.at(-1)!;

const px = (x: number): number => Math.round(10 * scale * (x - domain.x[0])) / 10;
const py = (y: number): number => Math.round(10 * scale * (domain.y[1] - y)) / 10;
const at = ({ data }: Matrix, i: number): readonly [x: number, y: number] => [px(data[2 * i]!), py(data[2 * i + 1]!)];

export default function Thumbnail() {
  return (
    <svg class="thumbnail" viewBox={`0 0 ${16 * scale} ${10 * scale}`} role="img" aria-label="Points in five clusters, the region of each, and the paths of the five centres">
      {voronoiCells(last.clusterCenters, domain).map(({ polygon, group }) => (
        <path key={group} class="thumbnail-region" fill={classColour(group)} d={`M${polygon.map(([x, y]) => `${px(x)} ${py(y)}`).join("L")}Z`} />
      ))}
      {Array.from(last.labels, (label, i) => (
        <path key={i} class="thumbnail-point" fill={classColour(label)} transform={`translate(${at(X, i).join(" ")})`} d={shapePath(label, 2.6)} />
      ))}
      {Array.from({ length: last.clusterCenters.rows }, (_, k) => (
        <g key={k} class="thumbnail-centre">
          <polyline points={pathOf(k)} />
          <circle cx={at(last.clusterCenters, k)[0]} cy={at(last.clusterCenters, k)[1]} r="4.5" fill={classColour(k)} />
        </g>
      ))}
    </svg>
  );
}

/** Where centre k was after every update. */
function pathOf(k: number): string {
  const moved = frames.filter(({ phase }) => phase !== "assign");
  return moved.map(({ clusterCenters }) => at(clusterCenters, k).join(",")).join(" ");
}
