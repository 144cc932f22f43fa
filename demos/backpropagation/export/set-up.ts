/** What every exported program says: the points, the features, the network, in words and numbers that any language takes. */
import type { Dataset } from "../../../src/kit/data/dataset";
import type { Values } from "../../../src/kit/lab/schema";
import type { Seeds } from "../../../src/kit/lab/state";
import type { FeatureName } from "../architecture";
import type { Parameters } from "../parameters";
import { taskOf, type Task } from "../task";

export interface ExportInput {
  readonly parameters: Values<Parameters>;
  readonly dataset: Dataset;
  readonly seeds: Seeds;
}

export interface SetUp extends ExportInput {
  readonly task: Task;
  readonly isReal: boolean;
  /** One line a point: x1, x2, the class id or the value, and "train" or "test". */
  readonly points: string;
  /** For a comment: what the columns of the points are. */
  readonly aboutPoints: readonly string[];
}

/** @throws Error, in a sentence for people, if there is nothing to train */
export function setUpOf(input: ExportInput): SetUp {
  const { dataset, parameters } = input;
  const task = taskOf(parameters, dataset);
  return { ...input, task, isReal: task.target.kind === "real", points: pointsOf(dataset, task), aboutPoints: aboutPointsOf(dataset, task) };
}

/** Every number as it reads back exactly. */
function pointsOf({ X }: Dataset, { target, test }: Task): string {
  const held = new Set(test);
  const lines = Array.from(target.values, (value, i) =>
    [X.data[i * X.columns], X.data[i * X.columns + 1], value, held.has(i) ? "test" : "train"].join(","));
  return lines.join("\n");
}

function aboutPointsOf({ featureNames }: Dataset, { target }: Task): readonly string[] {
  const answer = target.kind === "real" ? oneLine(target.name) : `class (${target.classNames.map((name, id) => `${id}: ${oneLine(name)}`).join(", ")})`;
  return [`${oneLine(featureNames[0]!)}, ${oneLine(featureNames[1]!)}, ${answer}, part;`, "as the page draws them: standardised where the page does."];
}

/** Names come from files that anyone may have made: none may end a comment and go on as code. */
export const oneLine = (name: string): string => name.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").replaceAll("*/", "* /").replaceAll('"""', "'''").replaceAll("`", "'");

/** How a feature is written where power, product and sine are. */
export type Formulas = Readonly<Record<FeatureName, string>>;

/** As they are written in JavaScript and TypeScript. */
export const formulas: Formulas = {
  x1: "x1", x2: "x2", x1Squared: "x1 * x1", x2Squared: "x2 * x2", product: "x1 * x2", sinX1: "Math.sin(x1)", sinX2: "Math.sin(x2)",
};

export const comments = (mark: string, lines: readonly string[], indent = ""): string => lines.map((line) => `${indent}${mark} ${line}`).join("\n");
