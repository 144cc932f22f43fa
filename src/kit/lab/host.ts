/**
 * The page's side of a demo's worker: one job at a time, the newest wins. Whatever goes wrong in the worker ends the
 * job with an explanation, and the next job finds a fresh worker.
 */
import { pageClock, type Clock } from "./clock";
import type { FromWorker, Measurement, RunRequest, ToWorker } from "./protocol";
import type { Intervention } from "./state";
import { createWatchdog } from "./watchdog";
import { createLine } from "./worker-line";

export interface RunListener {
  frames(frames: readonly unknown[], bytes: readonly number[]): void;
  /** What a person must be told of the step that comes next. */
  told?(text: string): void;
  /** Everything allowed so far is computed. */
  resting(): void;
  ended(error: string | null): void;
}

export interface RunHandle {
  allow(upTo: number): void;
  /**
   * @param interventions the run's list, continued at steps that are not computed yet
   * @returns whether the run takes it: only while it rests is it known how far it is
   */
  extend(interventions: readonly Intervention[]): boolean;
  cancel(): void;
}

export interface Host {
  run(request: RunRequest, listener: RunListener): RunHandle;
  /** Rejects with an Error that explains why there is no measurement. Ask for one at a time.  */
  measure(experiment: string): Promise<Measurement>;
  dispose(): void;
}

interface Job {
  readonly id: number;
  /** What the worker was or will be told, of each kind the newest: a fresh worker is told it again. */
  told: readonly ToWorker[];
  /** How many seconds it may be silent. */
  patience: number;
  hear(message: FromWorker): void;
  fail(error: string): void;
}

/** How long a job may go on after it was cancelled; a single step that takes longer costs the worker. */
const cancelMilliseconds = 400;
/** Silence of a step that only computes, for which it hangs. */
const silentSeconds = 10;
/**
 * Of a step that waits for others, and of an experiment. A graphics card's first step compiles, and without a card may block its worker
 * for half a minute; a worker that died meanwhile is noticed by its lock.
 */
const waitingSeconds = 120;
const loadingSeconds = 30;

export function createHost(createWorker: () => Worker, clock: Clock = pageClock): Host {
  let current: Job | null = null;
  let jobs = 0;
  const cancelled = new Map<number, () => void>();
  const line = createLine(createWorker, { ready: () => current?.told.forEach(line.post), hear, broke: fail });
  const patience = (): number => current?.patience ?? silentSeconds;
  const watchdog = createWatchdog(clock, () => (line.isReady ? patience() : loadingSeconds), () =>
    fail(line.isReady ? tooSilent(patience()) : "The worker that computes did not start. Check the connection, then change something to try again."));

  function disconnect(): void {
    line.close();
    watchdog.rest();
    for (const forget of cancelled.values()) forget();
    cancelled.clear();
  }

  function fail(error: string): void {
    const failed = current;
    current = null;
    disconnect();
    failed?.fail(error);
  }

  function hear(message: Exclude<FromWorker, { type: "ready" }>): void {
    if (message.type === "cancelled") {
      cancelled.get(message.job)?.();
      cancelled.delete(message.job);
    } else if (message.job === current?.id) {
      watchdog.heard();
      current.hear(message);
    }
  }

  function tell(job: Job, message: ToWorker): void {
    if (job !== current) return;
    job.told = [...job.told.filter(({ type }) => type !== message.type), message];
    if (line.isReady) line.post(message);
  }

  function start(job: Job): void {
    if (current) cancel(current);
    current = job;
    watchdog.watch();
    try {
      line.open();
    } catch (error) {
      return fail(`This browser would not start a worker: ${String(error)}`);
    }
    if (line.isReady) job.told.forEach(line.post);
  }

  function finish(): void {
    current = null;
    watchdog.rest();
  }

  function cancel(job: Job): void {
    if (job !== current) return;
    finish();
    if (!line.isReady) return;
    cancelled.set(job.id, clock.after(cancelMilliseconds, replaceWorker));
    line.post({ type: "cancel", job: job.id });
  }

  /** The cancelled job does not listen: its worker goes, and the newest job moves to another one. */
  function replaceWorker(): void {
    const newest = current;
    current = null;
    disconnect();
    if (newest) start(newest);
  }

  function run(request: RunRequest, listener: RunListener): RunHandle {
    const id = ++jobs;
    let { upTo } = request;
    let isResting = false;
    function listen(message: FromWorker): void {
      switch (message.type) {
        case "frames":
          line.post({ type: "received", job: id });
          return listener.frames(message.frames, message.bytes);
        case "told":
          return listener.told?.(message.text);
        case "waits":
          job.patience = waitingSeconds;
          return;
        case "resting":
          isResting = true;
          watchdog.rest();
          return listener.resting();
        case "ended":
          finish();
          return listener.ended(message.error);
      }
    }
    const job: Job = { id, told: [{ type: "run", job: id, request }], patience: silentSeconds, hear: listen, fail: (error) => listener.ended(error) };
    start(job);
    return {
      allow(step) {
        if (step <= upTo || job !== current) return;
        upTo = step;
        isResting = false;
        watchdog.watch();
        tell(job, { type: "allow", job: id, upTo });
      },
      extend(interventions) {
        if (isResting) tell(job, { type: "extend", job: id, interventions });
        return isResting;
      },
      cancel: () => cancel(job),
    };
  }

  function measure(experiment: string): Promise<Measurement> {
    const id = ++jobs;
    return new Promise((resolve, reject) => {
      const fail = (error: string): void => reject(new Error(error));
      const hear = (message: FromWorker): void => {
        finish();
        if (message.type === "measured") resolve(message.measurement);
        else fail((message.type === "ended" && message.error) || "The experiment was not finished.");
      };
      start({ id, told: [{ type: "measure", job: id, experiment }], patience: waitingSeconds, hear, fail });
    });
  }

  function dispose(): void {
    current = null;
    disconnect();
  }

  return { run, measure, dispose };
}

const tooSilent = (seconds: number): string => `The run was stopped: one step took longer than ${seconds} seconds. Try fewer points or other parameters.`;
