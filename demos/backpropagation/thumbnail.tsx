/** The concept at a glance: a trained network, its links as strong as its weights, and what it made of a spiral. */
import { contours } from "d3-contour";
import { fit, predictProba } from "../../algorithms/backpropagation";
import { spiral } from "../../src/kit/data/generators/shapes";
import { classColour } from "../../src/kit/plots/colours";
import { shapePath } from "../../src/kit/plots/shapes";

type Position = readonly [x: number, y: number];

const [width, height] = [320, 200];
/** The network stands left of the plane. */
const [planeLeft, planeCentre] = [112, 216];
/** Pixels a data unit, and pixels a square of the grid. */
const [scale, square] = [18.5, 4];

const { X, target } = spiral.generate({ nSamples: 120, turns: 1, noise: 0.12 }, 3);
const model = fit(X, target!.values, {
  hiddenLayerSizes: [6, 4], activation: "tanh", optimizer: "adam", learningRate: 0.05, batchSize: 20, epochs: 80, seed: 1,
});

/** One square more on every side: lines along the grid's edge are no boundary, and stay out of sight. */
const [columns, rows] = [(width - planeLeft) / square + 2, height / square + 2];
const toX = (column: number): number => planeLeft + (column - 1) * square;
const toY = (row: number): number => (row - 1) * square;
const probabilities = predictProba(model, Array.from({ length: columns * rows }, (_, i) => [
  (toX((i % columns) + 0.5) - planeCentre) / scale,
  (height / 2 - toY(Math.floor(i / columns) + 0.5)) / scale,
]));

/** Where a class is at least as probable as this: the surer, the more layers lie upon each other. */
const layers = [0.5, 0.75, 0.95];

const sizes = model.weights.map((weights) => weights.rows).concat(1);
const strongest = model.weights.map(({ data }) => data.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0));

export default function Thumbnail() {
  return (
    <svg class="thumbnail" viewBox={`0 0 ${width} ${height}`} role="img" aria-label="A network with two hidden layers, and the winding boundary that it drew between the two arms of a spiral">
      <svg x={planeLeft} width={width - planeLeft} height={height} viewBox={`${planeLeft} 0 ${width - planeLeft} ${height}`}>
        {[0, 1].flatMap((k) => layers.map((threshold) => (
          <path key={`${k} ${threshold}`} class="thumbnail-region" fill={classColour(k)} d={outline(k, threshold)} />
        )))}
        <path fill="none" stroke="var(--ink)" stroke-width="1.5" stroke-linejoin="round" d={outline(1, 0.5)} />
        {Array.from(target!.values, (k, i) => (
          <path key={i} class="thumbnail-point" fill={classColour(k)} transform={`translate(${pointAt(i).join(" ")})`} d={shapePath(k, 2.6)} />
        ))}
      </svg>
      {model.weights.flatMap(({ data, columns: to }, l) => Array.from(data, (weight, entry) => {
        const [[x1, y1], [x2, y2]] = [nodeAt(l, Math.floor(entry / to)), nodeAt(l + 1, entry % to)];
        const share = Math.abs(weight) / strongest[l]!;
        return <line key={`${l} ${entry}`} {...{ x1, y1, x2, y2 }} stroke={classColour(weight > 0 ? 1 : 0)} stroke-width={round(0.4 + 3 * share)} opacity={round(0.25 + 0.75 * share)} />;
      }))}
      {sizes.flatMap((size, l) => Array.from({ length: size }, (_, unit) => {
        const [cx, cy] = nodeAt(l, unit);
        return <circle key={`${l} ${unit}`} {...{ cx, cy }} r="5" fill="var(--paper-raised)" stroke="var(--ink)" stroke-width="1.5" />;
      }))}
    </svg>
  );
}

function outline(k: number, threshold: number): string {
  const values = Array.from({ length: probabilities.rows }, (_, i) => probabilities.data[2 * i + k]!);
  const { coordinates } = contours().size([columns, rows]).contour(values, threshold);
  const point = ([column, row]: readonly number[]): string => `${round(toX(column!))} ${round(toY(row!))}`;
  return coordinates.flat().map((ring) => `M${ring.map(point).join("L")}Z`).join("");
}

function pointAt(i: number): Position {
  return [round(planeCentre + scale * X.data[2 * i]!), round(height / 2 - scale * X.data[2 * i + 1]!)];
}

function nodeAt(layer: number, unit: number): Position {
  return [14 + 28 * layer, round(height / 2 + 27 * (unit - (sizes[layer]! - 1) / 2))];
}

const round = (value: number): number => Math.round(10 * value) / 10;
