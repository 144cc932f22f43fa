/** Grades one piece of a learner's in the page; all other pieces are the reference's. */
import type { GradingSource } from "./contract";
import type { Grading } from "./grading";
import { prepare } from "./prepare";
import { runInSandbox } from "./sandbox";

/** @param signal stops the grading; the promise then rejects with its reason */
export async function gradePiece(source: GradingSource, name: string, text: string, signal: AbortSignal): Promise<Grading> {
  const prepared = await prepare(source, name, text);
  if ("broken" in prepared) return { tests: [], broken: prepared.broken };
  return runInSandbox(source.runtime, prepared.job, signal);
}
