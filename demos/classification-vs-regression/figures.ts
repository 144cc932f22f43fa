/** How good each head is on the points that are judged: those held out, or where none are, those it learnt from. */
import { takeRows } from "../../algorithms/core/matrix";
import * as metrics from "../../algorithms/metrics";
import type { Frame } from "./frame";
import { classesOf, isBinary, namesOfHeads, numbersOf } from "./heads";
import type { HeadName } from "./parameters";
import type { Task } from "./task";

export interface Figure {
  readonly title: string;
  /** What it means. */
  readonly help: string;
  /** Null where it cannot be measured. */
  value(head: HeadName): number | null;
  show(value: number): string;
}

export interface Judged {
  readonly rows: Int32Array;
  readonly isHeldOut: boolean;
}

export function judgedRows({ train, test }: Task): Judged {
  return test.length > 0 ? { rows: test, isHeldOut: true } : { rows: train, isHeldOut: false };
}

export interface Answered {
  readonly truth: Int32Array;
  readonly classes: Int32Array;
  readonly values: Float64Array;
  readonly numbers: Float64Array;
}

/** What a head says of some rows, beside what is true. */
export function answered({ heads }: Frame, task: Task, head: HeadName, rows: Int32Array, threshold: number): Answered {
  const X = takeRows(task.X, rows);
  return {
    truth: Int32Array.from(rows, (row) => task.labels[row]!),
    classes: classesOf(heads, head, task, X, threshold),
    values: Float64Array.from(rows, (row) => task.values[row]!),
    numbers: numbersOf(heads, head, task, X, threshold),
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const short = (value: number): string => String(Number(value.toPrecision(3))).replace("-", "−");

/** With two classes how they are told apart, at the threshold and at all of them; with more, how far off the answers are. */
export function figuresOf(frame: Frame, task: Task, threshold: number): Figure[] {
  const { rows } = judgedRows(task);
  const all = new Map(namesOfHeads(frame.heads).map((head) => [head, answered(frame, task, head, rows, threshold)]));
  const accuracy: Figure = {
    title: "Accuracy",
    help: "The share of points whose class is right.",
    value: (head) => metrics.accuracy(all.get(head)!.truth, all.get(head)!.classes),
    show: percent,
  };
  return [accuracy, ...(isBinary(task) && !task.isReal ? rankingFigures(frame, all) : distanceFigures(all))];
}

type All = ReadonlyMap<HeadName, Answered>;

function rankingFigures({ curves }: Frame, all: All): Figure[] {
  const curveOf = (head: HeadName) => (head === "ordinal" ? null : (curves?.[head] ?? null));
  return [
    {
      title: "F1",
      help: "The harmonic mean of precision and recall of the second class, at the threshold.",
      value: (head) => metrics.precisionRecallF1(all.get(head)!.truth, all.get(head)!.classes).f1,
      show: (value) => value.toFixed(3),
    },
    { title: "AUC", help: "The chance that a random point of the second class is answered higher than one of the first.", value: (head) => curveOf(head)?.auc ?? null, show: (value) => value.toFixed(3) },
    { title: "AP", help: "Average precision: the area under the precision-recall curve, step by step.", value: (head) => curveOf(head)?.averagePrecision ?? null, show: (value) => value.toFixed(3) },
  ];
}

function distanceFigures(all: All): Figure[] {
  return [
    {
      title: "Off by 2+",
      help: "The share of points whose class is missed by two places in the order, or more.",
      value: (head) => {
        const { truth, classes } = all.get(head)!;
        return truth.reduce((count, k, i) => count + Number(Math.abs(k - classes[i]!) >= 2), 0) / truth.length;
      },
      show: percent,
    },
    { title: "MAE", help: "The mean distance of the answer, as a number, from the truth.", value: (head) => metrics.meanAbsoluteError(all.get(head)!.values, all.get(head)!.numbers), show: short },
    { title: "R²", help: "How much of the truth's variation the answer explains, as a number: 1 is all, 0 no more than the mean.", value: (head) => rSquared(all.get(head)!), show: (value) => value.toFixed(3).replace("-", "−") },
  ];
}

function rSquared({ values, numbers }: Answered): number | null {
  return values.length < 2 ? null : metrics.r2(values, numbers);
}
