/** Grades again whenever a file of the learner's changes, and listens to single keys. */
import { unwatchFile, watchFile } from "node:fs";
import path from "node:path";
import process from "node:process";
import { emitKeypressEvents } from "node:readline";
import type { Practice } from "./practice";
import type { Output } from "./text";

/** Milliseconds between looks at the files. Looking works on every disk, and through deletion and renaming. */
const interval = 300;

/** Goes on until the learner quits. */
export async function watch(practice: Practice, output: Output): Promise<void> {
  let grading: Promise<void> | undefined;
  let changed = false;

  async function gradeUntilSettled(): Promise<void> {
    do {
      changed = false;
      await practice.gradeOnce();
    } while (changed);
    output.line();
    output.line(output.paint("dim", keysHelp(practice)));
  }
  const gradeSoon = () => {
    changed = true;
    grading ??= gradeUntilSettled().finally(() => (grading = undefined));
  };

  const files = [...practice.exercise.files.keys()].map((file) => path.join(practice.place.folder, file));
  for (const file of files) watchFile(file, { interval }, gradeSoon);
  gradeSoon();
  await keysUntilQuit(practice, output, gradeSoon);
  for (const file of files) unwatchFile(file);
}

function keysHelp(practice: Practice): string {
  return practice.nextPiece() ? "Save to grade. Keys: h hint, s solution, g grade again, q quit" : "Keys: g grade again, q quit";
}

/** Reads keys one by one; `s` asks back before it counts as giving up. */
function keysUntilQuit(practice: Practice, output: Output, gradeAgain: () => void): Promise<void> {
  emitKeypressEvents(process.stdin);
  process.stdin.setRawMode(true);
  process.stdin.resume();
  let confirming = false;
  return new Promise((resolve) => {
    process.stdin.on("keypress", (_text: string | undefined, key: { name?: string; ctrl?: boolean }) => {
      if (key.name === "q" || (key.ctrl && (key.name === "c" || key.name === "d"))) {
        process.stdin.setRawMode(false);
        process.stdin.pause();
        return resolve();
      }
      if (confirming) {
        confirming = false;
        return key.name === "y" ? practice.solution() : output.line("Go on, then.");
      }
      if (key.name === "h") practice.hint();
      if (key.name === "g") gradeAgain();
      if (key.name === "s" && practice.nextPiece()) {
        confirming = true;
        output.line(`Give up on ${practice.nextPiece()!.name} and see the solution? y/N`);
      }
    });
  });
}
