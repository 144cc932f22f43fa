/** One learner at work on one concept: grades, remembers, and shows hints and solutions when asked. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { grade } from "./grade";
import type { Piece } from "./pieces";
import type { Exercise } from "./reference";
import { nextPart, outcomesAfter, reportGrading, type Place } from "./report";
import { indented, wrap, type Output } from "./text";
import { readProgress, writeProgress } from "./workspace";

export interface Practice {
  readonly exercise: Exercise;
  readonly place: Place;
  /** Grades and reports; whether everything passes. */
  gradeOnce(): Promise<boolean>;
  /** Shows the next hint of a piece, or of the next one to write. */
  hint(name?: string): void;
  /** Shows the reference; counts as given up where the piece does not pass. */
  solution(name?: string): void;
  /** The piece that comes next, if one is left. */
  nextPiece(): Piece | undefined;
  hasPassed(piece: Piece): boolean;
}

export function createPractice(root: string, folder: string, exercise: Exercise, deadline: number, output: Output): Practice {
  const place: Place = { folder, read: (file) => readOrNothing(path.join(folder, file)) };
  const outcomes = () => readProgress(folder).outcomes;
  const hasPassed = ({ name }: Piece) => outcomes()[name] === "passed";
  const nextPiece = () => exercise.pieces.find(({ name }) => name === nextPart(exercise, outcomes()));
  const asked = (name?: string) => (name ? exercise.pieces.find((piece) => piece.name === name) : nextPiece());

  async function gradeOnce(): Promise<boolean> {
    const grading = await grade(exercise, { root, folder, deadline });
    // Read now, not before: hints may have been asked for in the meantime.
    const progress = readProgress(folder);
    const found = outcomesAfter(exercise, grading, progress.outcomes);
    writeProgress(folder, { ...progress, outcomes: found });
    reportGrading(output, exercise, grading, found, place);
    return !grading.broken && nextPart(exercise, found) === undefined;
  }

  function hint(name?: string): void {
    const piece = asked(name);
    if (!piece) return output.line("All pieces pass: no hint is needed.");
    const progress = readProgress(folder);
    const shown = progress.hints[piece.name] ?? 0;
    const text = piece.hints[shown];
    if (!text) return output.line(wrap(`No more hints for ${piece.name}. The solution is there when you want it.`, output.width));
    output.line(`Hint ${shown + 1} of ${piece.hints.length} for ${output.paint("bold", piece.name)}:`);
    output.line(wrap(text, output.width, "  "));
    writeProgress(folder, { ...progress, hints: { ...progress.hints, [piece.name]: shown + 1 } });
  }

  function solution(name?: string): void {
    const piece = asked(name);
    if (!piece) return output.line("All pieces pass. Name one to see the reference's: --solution <piece>");
    output.line(`The reference's ${output.paint("bold", piece.name)} (algorithms/${exercise.slug}/${piece.file}):`);
    output.line();
    output.line(indented(piece.solution, "  "));
    const progress = readProgress(folder);
    if (hasPassed(piece) || progress.givenUp.includes(piece.name)) return;
    writeProgress(folder, { ...progress, givenUp: [...progress.givenUp, piece.name] });
  }

  return { exercise, place, gradeOnce, hint, solution, nextPiece, hasPassed };
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
