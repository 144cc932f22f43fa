/** Says in the terminal how far a learner is, and what comes next. */
import path from "node:path";
import process from "node:process";
import { findFunctions } from "../replace-function";
import { firstFailed, outcomeOf, type Failure, type Grading } from "../../src/kit/grader/grading";
import type { Exercise } from "./reference";
import { indented, wrap, type Output } from "./text";
import type { Progress } from "./workspace";

export interface Place {
  readonly folder: string;
  /** The text of one of the learner's files, or "" if it cannot be read. */
  read(file: string): string;
}

/** The first part that does not pass yet: a piece, or one of the whole once all pieces pass. */
export function nextPart({ pieces, whole }: Exercise, outcomes: Progress["outcomes"]): string | undefined {
  return [...pieces.map(({ name }) => name), ...whole].find((part) => outcomes[part] !== "passed");
}

export function outcomesOf({ pieces, whole }: Exercise, grading: Grading): Progress["outcomes"] {
  return Object.fromEntries([...pieces.map(({ name }) => name), ...whole].map((part) => [part, outcomeOf(part, grading)]));
}

export function progressLine({ pieces, whole }: Exercise, outcomes: Progress["outcomes"]): string {
  const passed = (parts: readonly string[]) => parts.filter((part) => outcomes[part] === "passed").length;
  const names = pieces.map(({ name }) => name);
  const done = `${passed(names)} of ${names.length} pieces`;
  if (passed(names) < names.length || whole.length === 0) return done;
  return `${done}; the whole: ${passed(whole)} of ${whole.length} parts`;
}

export function reportConcept(output: Output, exercise: Exercise, outcomes: Progress["outcomes"]): void {
  const { slug, title, pieces } = exercise;
  const name = slug === title ? slug : `${slug} (${title})`;
  output.line(`${output.paint("bold", name)}: ${progressLine(exercise, outcomes)}`);
  for (const piece of pieces) {
    const passed = outcomes[piece.name] === "passed";
    const mark = passed ? output.paint("green", "[x]") : "[ ]";
    output.line(`  ${mark} ${piece.name}`);
    output.line(output.paint("dim", wrap(piece.brief, output.width, "      ")));
  }
}

export function reportGrading(output: Output, exercise: Exercise, grading: Grading, place: Place): void {
  const outcomes = outcomesOf(exercise, grading);
  output.line();
  output.line(`${output.paint("bold", exercise.slug)}: ${progressLine(exercise, outcomes)}`);
  const next = nextPart(exercise, outcomes);
  if (grading.broken) return reportFailure(output, grading.broken, place);
  if (!next) {
    output.line(output.paint("green", wrap("All pieces pass, and so does the whole. Well done.", output.width)));
    return;
  }
  reportPart(output, exercise, next);
  const failed = firstFailed(next, grading);
  if (!failed?.failure) {
    output.line(wrap("Not graded yet: an earlier test did not end.", output.width));
    return;
  }
  output.line(output.paint("red", wrap(`fails: ${failed.name}`, output.width)));
  reportFailure(output, located(failed.failure, exercise, next, place), place);
}

function reportPart(output: Output, { pieces }: Exercise, part: string): void {
  const piece = pieces.find(({ name }) => name === part);
  const name = piece ? part : `the whole (${part})`;
  output.line();
  output.line(`Next: ${output.paint("bold", name)}`);
  output.line(wrap(piece?.brief ?? "All pieces pass alone; together they do not yet.", output.width, "  "));
  output.line();
}

function reportFailure(output: Output, { message, diff, file, line }: Failure, { folder }: Place): void {
  output.line(indented(message, "  "));
  if (diff) output.line(`\n${indented(diff, "  ")}`);
  if (file) output.line(`  at ${output.paint("cyan", `${path.relative(process.cwd(), path.join(folder, file))}${line ? `:${line}` : ""}`)}`);
}

/** A failed expectation happens in the specification: the learner is to open the piece. */
function located(failure: Failure, { pieces }: Exercise, part: string, { read }: Place): Failure {
  const piece = pieces.find(({ name }) => name === part);
  if (failure.file || !piece) return failure;
  const source = read(piece.file);
  const start = findFunctions(source).find(({ name }) => name === part)?.start;
  return { ...failure, file: piece.file, ...(start !== undefined && { line: source.slice(0, start).split("\n").length }) };
}
