/** What every exported program says: the points, the features, the network, in words and numbers that any language takes. */
import type { Network } from "../../../algorithms/backpropagation/network";
import type { Dataset } from "../../../src/kit/data/dataset";
import type { Values } from "../../../src/kit/lab/schema";
import { changesIn } from "../../../src/kit/lab/run-name";
import type { Intervention, Seeds } from "../../../src/kit/lab/state";
import type { FeatureName } from "../architecture";
import { editNetwork, isEdit } from "../edit-network";
import { firstNetwork } from "../first-network";
import { parameters as schema, type Parameters } from "../parameters";
import { seedFor } from "../seeds";
import { taskOf, type Task } from "../task";

export interface ExportInput {
  readonly parameters: Values<Parameters>;
  readonly dataset: Dataset;
  readonly seeds: Seeds;
  readonly interventions: readonly Intervention[];
}

export interface SetUp extends ExportInput {
  readonly task: Task;
  readonly isReal: boolean;
  /** What training begins with where a hand made it, or a file; null where it is the rule for first weights. */
  readonly opened: Network | null;
  /** What was changed once training had begun, in words: no program repeats it. */
  readonly changes: readonly string[];
  /** One line a point: x1, x2, the class id or the value, and "train" or "test". */
  readonly points: string;
  /** For a comment: what the columns of the points are. */
  readonly aboutPoints: readonly string[];
}

/** @throws Error, in a sentence for people, if there is nothing to train */
export function setUpOf(input: ExportInput): SetUp {
  const { dataset, parameters } = input;
  const task = taskOf(parameters, dataset);
  const points = { points: pointsOf(dataset, task), aboutPoints: aboutPointsOf(dataset, task) };
  return { ...input, task, isReal: task.target.kind === "real", ...points, ...beginningOf(input, task) };
}

/** An edit takes a step: those of the first steps are made before any training. */
function beginningOf({ parameters, seeds, interventions }: ExportInput, task: Task): Pick<SetUp, "opened" | "changes"> {
  const first = firstNetwork(task, parameters.initialization, seedFor("weights", seeds));
  let [network, step] = [first, 0];
  for (let before: Network | null = null; network !== before; step++) {
    before = network;
    network = editNetwork(before, interventions.filter((one) => one.step === step && isEdit(one)));
  }
  // The last of these steps is the first of training, and what is set at it is in force.
  const later = interventions.filter((one) => one.step >= step && !changesNoNumber.includes(one.name));
  return { opened: network === first ? null : network, changes: changesIn(schema, later) };
}

/** Settings that may change on the way without another number in the run. */
const changesNoNumber: readonly string[] = ["engine", "epochs", "pace"] satisfies (keyof Parameters)[];

/** For a comment in a program whose first weights are its own; none where the page's run was left alone. */
export function leftOut({ opened, changes }: Pick<SetUp, "opened" | "changes">): readonly string[] {
  return [
    ...(opened ? ["Left out: the weights that the page's run begins with, which were opened from a file or set by hand."] : []),
    ...(changes.length > 0 ? [`Left out: what was changed on the way (${changes.join("; ")}). The values here are the last ones, from the beginning.`] : []),
  ];
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
