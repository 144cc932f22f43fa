/** The concept at a glance: the plane as a tree has cut it, and the tree beside it. */
import { decisionTree } from "../../algorithms";
import { moons } from "../../src/kit/data/generators/shapes";
import { classColour } from "../../src/kit/plots/colours";
import { shapePath } from "../../src/kit/plots/shapes";
import { layoutOf } from "./layout";
import { cellsOf, majority, regionsOf } from "./regions";

const domain = { x: [-5.2, 5.6], y: [-4.6, 4.6] } as const;
/** Pixels a data unit. */
const scale = 20;
const { X, target } = moons.generate({ nSamples: 200, noise: 0.45 }, 3);
const labels = target!.values;
const tree = decisionTree.fit(X, labels, { maxDepth: 4, minSamplesLeaf: 6 });
const placed = layoutOf(tree, 110, 120);

const px = (x: number): number => Math.round(10 * scale * (x - domain.x[0])) / 10;
const py = (y: number): number => Math.round(10 * scale * (domain.y[1] - y)) / 10;
const round = (value: number): number => Math.round(10 * value) / 10;

export default function Thumbnail() {
  return (
    <svg class="thumbnail" viewBox="0 0 320 200" role="img" aria-label="Points of two classes, the rectangles into which a decision tree cuts the plane, and the tree">
      <svg width="200" height="200" viewBox={`0 0 ${10.8 * scale} ${9.2 * scale}`} preserveAspectRatio="xMidYMid slice">
        {cellsOf(tree, regionsOf(tree, domain)).map(({ polygon, group }, i) => (
          <path key={i} class="thumbnail-region" fill={classColour(group)} d={`M${polygon.map(([x, y]) => `${px(x)} ${py(y)}`).join("L")}Z`} />
        ))}
        {Array.from(labels, (label, i) => (
          <path key={i} class="thumbnail-point" fill={classColour(label)} transform={`translate(${px(X.data[2 * i]!)} ${py(X.data[2 * i + 1]!)})`} d={shapePath(label, 3)} />
        ))}
      </svg>
      <g transform="translate(205 40)">
        {placed.map(({ node, parent, x, y }) => parent >= 0 && (
          <path key={node} d={`M${round(placed[parent]!.x)} ${round(placed[parent]!.y)}L${round(x)} ${round(y)}`} fill="none" stroke="var(--line-strong)" stroke-width="1.5" />
        ))}
        {placed.map(({ node, x, y }) => (
          <path key={node} transform={`translate(${round(x)} ${round(y)})`} fill={decisionTree.isLeaf(tree, node) ? classColour(majority(tree, node)) : "var(--ink-soft)"} d={decisionTree.isLeaf(tree, node) ? shapePath(majority(tree, node), 5) : "M-4-4H4V4H-4Z"} />
        ))}
      </g>
    </svg>
  );
}
