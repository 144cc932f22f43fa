/** What lies below the points: what a head says of every place. */
import { zeros, type Matrix } from "../../algorithms/core/matrix";
import { predict } from "../../algorithms/linear-models/linear-model";
import { extent } from "../../src/kit/plots/extent";
import type { Domain, Surface } from "../../src/kit/plots/types";
import { answersOf, classesOf, isBinary, probabilitiesOf, type Heads } from "./heads";
import type { HeadName } from "./parameters";
import type { Task } from "./task";

const size = 72;
/** The ends of the ramp are left for answers that are no probabilities, and what is below the points stays pale. */
const answersExtent = [-2, 3] as const;

export function surfaceOf(heads: Heads, name: HeadName, task: Task, domain: Domain): Surface {
  const grid = { columns: size, rows: size };
  const X = placesOf(domain);
  if (name === "regression" && task.isReal) {
    return { kind: "ramp", ramp: "sequential", extent: extent(task.values), ...grid, values: predict(heads.regression, X) };
  }
  if (isBinary(task)) return { kind: "ramp", ramp: "diverging", extent: answersExtent, ...grid, values: answersOf(heads, name, task, X) };
  const values = classesOf(heads, name, task, X, 0.5);
  if (name !== "classification") return { kind: "regions", ...grid, values };
  const P = probabilitiesOf(heads.classification, task.levels.length, X);
  const chance = 1 / P.columns;
  const confidence = Float32Array.from(values, (k, i) => (P.data[i * P.columns + k]! - chance) / (1 - chance));
  return { kind: "regions", ...grid, values, confidence };
}

/** The centres of the grid's rectangles, the lowest row first. */
function placesOf({ x, y }: Domain): Matrix {
  const X = zeros(size * size, 2);
  for (let i = 0; i < X.rows; i++) {
    X.data[2 * i] = x[0] + (((i % size) + 0.5) / size) * (x[1] - x[0]);
    X.data[2 * i + 1] = y[0] + ((Math.floor(i / size) + 0.5) / size) * (y[1] - y[0]);
  }
  return X;
}
