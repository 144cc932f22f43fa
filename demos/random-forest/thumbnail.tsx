/** The concept at a glance: four trees that each see the moons otherwise, and what sixty say together. */
import { zeros, type Matrix } from "../../algorithms/core/matrix";
import { fit, votesOf, type Model } from "../../algorithms/random-forest";
import { moons } from "../../src/kit/data/generators/shapes";
import { classColour } from "../../src/kit/plots/colours";
import { shapePath } from "../../src/kit/plots/shapes";

const height = 200;
/** Pixels a data unit in the large picture, and squares on its sides. */
const scale = 17;
const squares = 36;
const { X, target } = moons.generate({ nSamples: 130, noise: 0.8 }, 4);
const forest = fit(X, target!.values, { nEstimators: 60, seed: 2 });
const half = height / 2 / scale;

const grid: Matrix = zeros(squares ** 2, 2);
for (let i = 0; i < grid.rows; i++) {
  grid.data[2 * i] = half * (2 * ((i % squares) + 0.5) / squares - 1);
  grid.data[2 * i + 1] = half * (1 - 2 * (Math.floor(i / squares) + 0.5) / squares);
}

/** The share of class 1 on the grid, of the given trees. */
function sharesOf({ trees }: Pick<Model, "trees">): number[] {
  const each = trees.map((tree) => votesOf(tree, grid).data);
  return Array.from({ length: grid.rows }, (_, i) => each.reduce((sum, votes) => sum + votes[2 * i + 1]!, 0) / trees.length);
}

/** The squares of one class, row by row as rectangles, wherever its share is above a threshold. */
function areaOf(shares: readonly number[], k: number, threshold: number, side: number): string {
  const size = side / squares;
  const parts: string[] = [];
  for (let row = 0; row < squares; row++) {
    for (let from = 0; from < squares; from++) {
      let to = from;
      while (to < squares && (k ? shares[row * squares + to]! : 1 - shares[row * squares + to]!) > threshold) to++;
      if (to === from) continue;
      parts.push(`M${(from * size).toFixed(1)} ${(row * size).toFixed(1)}h${((to - from) * size).toFixed(1)}v${size.toFixed(1)}h-${((to - from) * size).toFixed(1)}Z`);
      from = to;
    }
  }
  return parts.join("");
}

const thresholds = [0.5, 0.7, 0.9];
const tile = 50;
const left = 120;

export default function Thumbnail() {
  const together = sharesOf(forest);
  return (
    <svg class="thumbnail" viewBox={`0 0 320 ${height}`} role="img" aria-label="Three trees with jagged boundaries, and beside them the smoother boundary of sixty trees between two moons of points">
      {[0, 1, 2].map((t) => {
        const shares = sharesOf({ trees: [forest.trees[t]!] });
        return (
          <g key={t} transform={`translate(34 ${13 + t * (tile + 12)})`}>
            {[0, 1].map((k) => <path key={k} fill={classColour(k)} fill-opacity="0.45" d={areaOf(shares, k, 0.5, tile)} />)}
          </g>
        );
      })}
      <g transform={`translate(${left} 0)`}>
        {[0, 1].flatMap((k) => thresholds.map((threshold) => (
          <path key={`${k} ${threshold}`} fill={classColour(k)} fill-opacity="0.14" d={areaOf(together, k, threshold, height)} />
        )))}
        {Array.from(target!.values, (k, i) => (
          <path
            key={i}
            class="thumbnail-point"
            fill={classColour(k)}
            transform={`translate(${(height / 2 + scale * X.data[2 * i]!).toFixed(1)} ${(height / 2 - scale * X.data[2 * i + 1]!).toFixed(1)})`}
            d={shapePath(k, 2.6)}
          />
        ))}
      </g>
    </svg>
  );
}
