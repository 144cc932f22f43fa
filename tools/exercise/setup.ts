/** Runs beside the specification: notes which test runs, and stops a loop that does not end. */
import { writeFileSync } from "node:fs";
import process from "node:process";
import { beforeEach, type RunnerTask } from "vitest";
import { installLoopGuard } from "../../src/kit/grader/guard";

const { EXERCISE_JOURNAL: journal = "", EXERCISE_LOOP_LIMIT: limit = "3" } = process.env;
let endless = false;
const startTime = installLoopGuard({ limit: Number(limit) * 1000, stopped: () => (endless = true) });

beforeEach(({ task, skip }) => {
  if (endless) skip("an earlier test did not end");
  // Written at once, so that it is there even when this process has to be killed.
  if (journal) writeFileSync(journal, JSON.stringify({ part: outermost(task), name: task.name }));
  startTime();
});

function outermost(task: RunnerTask): string {
  return task.suite ? outermost(task.suite) : task.name;
}
