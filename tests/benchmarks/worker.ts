/** The other end of a script contender's runner: the same bundle, started again as a worker thread. */
import { performance } from "node:perf_hooks";
import { parentPort, workerData } from "node:worker_threads";
import type { Benchmark, ScriptContender } from "./harness";

/** What a worker is started with. */
export interface WorkerTask {
  caseIndex: number;
  contenderIndex: number;
}

/** What it answers to every message. */
export type Answer<Result> = { milliseconds: number; result: Result } | { error: string };

export async function serveRuns<Input, Result>({ cases, contenders }: Benchmark<Input, Result>): Promise<void> {
  const { caseIndex, contenderIndex } = workerData as WorkerTask;
  const contender = contenders[contenderIndex] as ScriptContender<Input, Result>;
  let run: (() => unknown) | undefined;

  parentPort!.on("message", async () => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort!.postMessage(await answer());
  });

  async function answer(): Promise<Answer<Result>> {
    try {
      run ??= await contender.prepare(cases[caseIndex]!.create());
      const start = performance.now();
      const output = await run();
      return { milliseconds: performance.now() - start, result: contender.read(output) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
}
