/** From the set-up and the data to what is learnt: the columns that trees are shown, and the targets. */
import { takeRows, zeros, type Matrix } from "../../algorithms/core/matrix";
import type { Dataset, Target } from "../../src/kit/data/dataset";
import { fitDomain } from "../../src/kit/plots/domain";
import type { Domain } from "../../src/kit/plots/types";
import { resolution } from "./frame";

export interface Task {
  readonly kind: "classification" | "regression";
  /** K, or 0 for regression. */
  readonly nClasses: number;
  readonly target: Target;
  /** Of every row of the data set: the columns shown to the trees. */
  readonly X: Matrix;
  readonly y: ArrayLike<number>;
  readonly train: Int32Array;
  readonly test: Int32Array;
  readonly trainX: Matrix;
  readonly trainY: Float64Array;
  readonly domain: Domain;
  /** The same columns at the centre of every square of the picture. */
  readonly grid: Matrix;
}

/** @throws Error, in a sentence for people, if there is nothing to learn or to learn from */
export function taskOf({ X: plane, target, train, test }: Dataset, columns: number): Task {
  if (!target) throw new Error("These data have no target that trees could learn. Choose data with classes or values.");
  if (train.length === 0) throw new Error("There are no points to learn from. Add some.");
  const turn = directions(plane, columns);
  const X = turn(plane);
  const domain = fitDomain(plane);
  const isReal = target.kind === "real";
  return {
    kind: isReal ? "regression" : "classification",
    nClasses: isReal ? 0 : target.classNames.length,
    target, X, y: target.values, train, test, domain,
    trainX: takeRows(X, train),
    trainY: Float64Array.from(train, (row) => target.values[row]!),
    grid: turn(gridOver(domain)),
  };
}

/**
 * Column j is the coordinate along the direction at the angle jπ / columns: for two columns x and y themselves. Further
 * directions mix the two, so each is measured in standard deviations first.
 */
function directions(plane: Matrix, columns: number): (points: Matrix) => Matrix {
  if (columns === 2) return (points) => points;
  const scale = [0, 1].map((axis) => standardized(plane, axis));
  return (points) => {
    const turned = zeros(points.rows, columns);
    for (let i = 0; i < points.rows; i++) {
      const [x, y] = scale.map((of, axis) => of(points.data[i * points.columns + axis]!));
      for (let j = 0; j < columns; j++) {
        const angle = (j * Math.PI) / columns;
        turned.data[i * columns + j] = Math.cos(angle) * x! + Math.sin(angle) * y!;
      }
    }
    return turned;
  };
}

function standardized({ data, rows, columns }: Matrix, axis: number): (value: number) => number {
  let [mean, squares] = [0, 0];
  for (let i = 0; i < rows; i++) mean += data[i * columns + axis]! / rows;
  for (let i = 0; i < rows; i++) squares += (data[i * columns + axis]! - mean) ** 2 / rows;
  const deviation = Math.sqrt(squares) || 1;
  return (value) => (value - mean) / deviation;
}

/** The centres of the squares, row 0 lowest in y. */
function gridOver({ x, y }: Domain): Matrix {
  const grid = zeros(resolution ** 2, 2);
  const at = ([low, high]: readonly [number, number], i: number): number => low + ((i + 0.5) / resolution) * (high - low);
  for (let i = 0; i < grid.rows; i++) {
    grid.data[2 * i] = at(x, i % resolution);
    grid.data[2 * i + 1] = at(y, Math.floor(i / resolution));
  }
  return grid;
}
