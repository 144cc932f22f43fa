/** A contender behind one interface, wherever it runs: asked for one run at a time, closed when its time is up. */
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Benchmark } from "./harness";
import { openPython } from "./python";
import type { Answer, WorkerTask } from "./worker";

export interface Run<Result> {
  milliseconds: number;
  result: Result;
}

export interface Runner<Result> {
  /** @throws Error with the contender's own message, or if its time is up before it answers */
  run(): Promise<Run<Result>>;
  /** Whether another run as long as the last would exceed the time. */
  usedUp(): boolean;
  close(): void;
}

/** A place where a contender runs: answers once to every request, and can be stopped in the middle of one. */
export interface Channel<Result> {
  request(): Promise<Answer<Result>>;
  stop(): void;
}

/** @param limit milliseconds for all runs, preparations included */
export function openRunner<Input, Result>(
  definition: Benchmark<Input, Result>,
  caseIndex: number,
  contenderIndex: number,
  input: Input,
  limit: number,
): Runner<Result> {
  const contender = definition.contenders[contenderIndex]!;
  const channel =
    "python" in contender
      ? openPython<Result>(contender, definition.toPython!(input))
      : openWorker<Result>({ caseIndex, contenderIndex });
  let used = 0;
  let last = 0;

  return {
    usedUp: () => used + last > limit,
    close: () => channel.stop(),
    async run() {
      const start = performance.now();
      const answer = await within(limit - used, channel);
      last = performance.now() - start;
      used += last;
      if ("error" in answer) throw new Error(answer.error);
      return answer;
    },
  };
}

async function within<Result>(milliseconds: number, channel: Channel<Result>): Promise<Answer<Result>> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<Answer<Result>>((resolve) => {
    timer = setTimeout(() => {
      channel.stop();
      resolve({ error: `no result within ${Math.round(milliseconds / 1000)} s` });
    }, milliseconds);
  });
  try {
    return await Promise.race([channel.request(), expiry]);
  } finally {
    clearTimeout(timer);
  }
}

function openWorker<Result>(task: WorkerTask): Channel<Result> {
  // Peers greet on standard output, which belongs to the report.
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task, stdout: true, stderr: true });
  let settle: (answer: Answer<Result>) => void = () => {};
  worker.on("message", (answer: Answer<Result>) => settle(answer));
  worker.on("error", (error) => settle({ error: error.message }));
  worker.on("exit", () => settle({ error: "its thread ended" }));
  return {
    request: () =>
      new Promise((resolve) => {
        settle = resolve;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage("run");
      }),
    stop: () => void worker.terminate(),
  };
}
