/** The worker in the sandbox: takes a job, runs the specification in it, and posts what it found. */
import { specification, type Job } from "../contract";
import type { Grading } from "../grading";
import { installLoopGuard } from "../guard";
import { linkModules } from "./link";
import { limitMemory } from "./memory";
import { runSpecification, type Running } from "./run";

/** What the page hears: each test before it runs, and the grading in the end. */
export type Report = { readonly running: Running } | { readonly grading: Grading };

const post = postMessage as (report: Report) => void;

addEventListener("message", ({ data: job }: MessageEvent<Job>) => void grade(job), { once: true });

async function grade({ modules, learner, loopLimit, memoryLimit }: Job): Promise<void> {
  // A worker of the learner's would outlive the deadline's reach.
  Reflect.deleteProperty(globalThis, "Worker");
  // The frame's policy forbids it, and its memory would count nowhere: algorithms then do with their plain kernels.
  Reflect.deleteProperty(globalThis, "WebAssembly");
  const urls = linkModules(modules);
  let endless = false;
  const startTime = installLoopGuard({ limit: loopLimit, stopped: () => (endless = true) });
  const startMemory = limitMemory(memoryLimit);
  const grading = await runSpecification({
    specification: urls.get(specification)!,
    learner: { url: urls.get(learner.module)!, lines: learner.lines },
    beforeTest(running) {
      post({ running });
      startTime();
      startMemory();
      return !endless;
    },
  });
  post({ grading });
}
