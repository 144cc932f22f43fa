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
export function nextPart(exercise: Exercise, outcomes: Progress["outcomes"]): string | undefined {
  return partsOf(exercise).find((part) => outcomes[part] !== "passed");
}

/** What is known after a grading: a part that it did not reach keeps what was known before. */
export function outcomesAfter(exercise: Exercise, grading: Grading, before: Progress["outcomes"]): Progress["outcomes"] {
  const known = (part: string) => {
    const outcome = outcomeOf(part, grading);
    return outcome === "open" ? (before[part] ?? outcome) : outcome;
  };
  return Object.fromEntries(partsOf(exercise).map((part) => [part, known(part)]));
}

const partsOf = ({ pieces, whole }: Exercise): string[] => [...pieces.map(({ name }) => name), ...whole];

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

export function reportGrading(output: Output, exercise: Exercise, grading: Grading, outcomes: Progress["outcomes"], place: Place): void {
  output.line();
  output.line(`${output.paint("bold", exercise.slug)}: ${progressLine(exercise, outcomes)}`);
  const next = partToShow(exercise, grading, outcomes);
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

/** The next part; but if that was not reached, then the one that was in its way. */
function partToShow(exercise: Exercise, grading: Grading, outcomes: Progress["outcomes"]): string | undefined {
  const next = nextPart(exercise, outcomes);
  const reached = next === undefined || outcomeOf(next, grading) !== "open";
  return reached ? next : (partsOf(exercise).find((part) => outcomeOf(part, grading) === "failed") ?? next);
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
