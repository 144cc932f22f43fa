/** The concept at a glance: points of two classes, the cells of their nearest, and one query with the neighbours it asks. */
import { row } from "../../algorithms/core/matrix";
import { fit, neighbors, predict } from "../../algorithms/k-nearest-neighbors";
import { moons } from "../../src/kit/data/generators/shapes";
import { classColour } from "../../src/kit/plots/colours";
import { shapePath } from "../../src/kit/plots/shapes";
import { voronoiCells } from "../../src/kit/plots/voronoi";

const domain = { x: [-8, 8], y: [-5, 5] } as const;
/** Pixels a data unit. */
const scale = 20;
const query = [0.35, 0.25] as const;

const { X, target } = moons.generate({ nSamples: 110, noise: 0.65 }, 5);
const classes = target!.values as Int32Array;
const model = fit(X, classes, { nNeighbors: 7 });
const { indices, distances } = neighbors(model, [query]);
const answer = predict(model, [query])[0]!;

const px = (x: number): number => Math.round(10 * scale * (x - domain.x[0])) / 10;
const py = (y: number): number => Math.round(10 * scale * (domain.y[1] - y)) / 10;
const at = (i: number): readonly [x: number, y: number] => [px(row(X, i)[0]!), py(row(X, i)[1]!)];

export default function Thumbnail() {
  const [x, y] = [px(query[0]), py(query[1])];
  return (
    <svg class="thumbnail" viewBox={`0 0 ${16 * scale} ${10 * scale}`} role="img" aria-label="Points of two classes in the cells of the nearest, and a query joined to its seven neighbours">
      {voronoiCells(X, domain).map(({ polygon, group }) => (
        <path key={group} class="thumbnail-region" fill={classColour(classes[group]!)} d={`M${polygon.map(([cornerX, cornerY]) => `${px(cornerX)} ${py(cornerY)}`).join("L")}Z`} />
      ))}
      {Array.from(classes, (id, i) => (
        <path key={i} class="thumbnail-point" fill={classColour(id)} transform={`translate(${at(i).join(" ")})`} d={shapePath(id, 2.6)} />
      ))}
      <g class="thumbnail-centre">
        {Array.from(indices, (i) => <polyline key={i} points={`${x},${y} ${at(i).join(",")}`} />)}
        <circle cx={x} cy={y} r={scale * distances.at(-1)!} fill="none" />
        <circle cx={x} cy={y} r="4.5" fill={classColour(answer)} />
      </g>
    </svg>
  );
}
