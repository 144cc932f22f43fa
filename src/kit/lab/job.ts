/** Drives one generator inside the worker: in slices, within what the page allows, at a pace that it can take. */
import { weigh } from "./cargo";
import type { Frames } from "./model";
import { unacknowledgedLimit, type FromWorker } from "./protocol";
import type { Intervention } from "./state";

export interface Job {
  readonly id: number;
  cancel(): void;
  received(): void;
  allow(upTo: number): void;
  extend(interventions: readonly Intervention[]): void;
}

export interface JobOptions {
  readonly post: (message: FromWorker, transfer?: Transferable[]) => void;
  readonly interventions: readonly Intervention[];
  /** The number of the first frame that is yielded. */
  readonly firstStep: number;
  readonly upTo: number;
  /** Whether a frame replaces those that were not sent yet. */
  readonly newestOnly: boolean;
  /** Whether a number that is NaN or infinite ends the run, as one that diverged. */
  readonly mustBeFinite: boolean;
}

/** A run that has no end of its own gets one, and with it what is kept of every step. */
const mostSteps = 100_000;

/** How long to compute before looking for messages. */
const sliceMilliseconds = 10;
/** How long frames are gathered for one message, and how many bytes at most. */
const gatherMilliseconds = 33;
const gatherBytes = 4_000_000;
const gatherFrames = 512;

/** What a generator is given of the job that drives it. */
export interface Driven {
  /** Those known so far. */
  interventions(): readonly Intervention[];
  tell(text: string): void;
}

/** @param begin makes the generator; what it throws ends the job like what the generator throws */
export function startJob(
  id: number,
  begin: (driven: Driven) => Frames<unknown>,
  { post, firstStep, upTo, newestOnly, mustBeFinite, ...options }: JobOptions,
): Job {
  let interventions = options.interventions;
  let limit = upTo;
  let cancelled = false;
  /** The number of the next frame. */
  let computed = firstStep;
  let onTheWay = 0;
  let wake: (() => void) | undefined;
  const parcel = createParcel();

  function send(): void {
    if (parcel.isEmpty()) return;
    const { frames, bytes, buffers } = parcel.take();
    onTheWay++;
    post({ type: "frames", job: id, frames, bytes }, buffers);
  }

  function tell(text: string): void {
    if (cancelled) return;
    // What was computed before comes before.
    send();
    post({ type: "told", job: id, text });
  }

  function take(frame: unknown): void {
    // Frames may share buffers with each other and with the generator's own state: what is transferred is a copy.
    const clone: unknown = structuredClone(frame);
    const cargo = weigh(clone);
    if (mustBeFinite && cargo.nonFinite !== null) throw new Error(diverged(computed, cargo.nonFinite));
    if (newestOnly) parcel.drop();
    parcel.add(clone, cargo);
    computed++;
  }

  async function mayGoOn(): Promise<boolean> {
    let told = false;
    for (;;) {
      if (cancelled) return false;
      if (computed > limit) {
        send();
        if (!told) post({ type: "resting", job: id });
        told = true;
      } else if (onTheWay < unacknowledgedLimit) {
        return true;
      }
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  async function drive(): Promise<void> {
    const generator = begin({ interventions: () => interventions, tell });
    if (Symbol.asyncIterator in generator) post({ type: "waits", job: id });
    try {
      await follow(generator);
    } finally {
      if (cancelled) void generator.return();
    }
  }

  async function follow(generator: Frames<unknown>): Promise<void> {
    while (await mayGoOn()) {
      const sliceEnd = performance.now() + sliceMilliseconds;
      do {
        const pending = generator.next();
        // Awaiting what is no promise would cost a turn for each frame.
        const next = pending instanceof Promise ? await pending : pending;
        if (next.done || cancelled) return;
        if (computed > mostSteps) throw new Error(`The run was ended after ${mostSteps.toLocaleString("en")} steps.`);
        take(next.value);
        if (computed === firstStep + 1 || parcel.isDue()) send();
      } while (performance.now() < sliceEnd && onTheWay < unacknowledgedLimit && computed <= limit);
      await nextTask();
    }
  }

  function finish(error: string | null): void {
    if (cancelled) return;
    send();
    post({ type: "ended", job: id, error });
  }

  void nextTask().then(drive).then(() => finish(null), (error: unknown) => finish(explain(error)));

  return {
    id,
    cancel() {
      if (!cancelled) post({ type: "cancelled", job: id });
      cancelled = true;
      wake?.();
    },
    received() {
      onTheWay--;
      wake?.();
    },
    allow(step) {
      limit = Math.max(limit, step);
      wake?.();
    },
    extend(longer) {
      interventions = longer;
    },
  };
}

/** Gathers frames into one message. */
function createParcel() {
  let frames: unknown[] = [];
  let bytes: number[] = [];
  let buffers = new Set<ArrayBuffer>();
  let total = 0;
  let since = performance.now();
  const drop = (): void => {
    [frames, bytes, buffers, total] = [[], [], new Set(), 0];
  };
  return {
    drop,
    add(frame: unknown, cargo: ReturnType<typeof weigh>): void {
      frames.push(frame);
      bytes.push(cargo.bytes);
      total += cargo.bytes;
      for (const buffer of cargo.buffers) buffers.add(buffer);
    },
    isEmpty: (): boolean => frames.length === 0,
    isDue: (): boolean => performance.now() - since >= gatherMilliseconds || total >= gatherBytes || frames.length >= gatherFrames,
    take() {
      const taken = { frames, bytes, buffers: [...buffers] };
      drop();
      since = performance.now();
      return taken;
    },
  };
}

/** What went wrong, for people. Errors that a programmer would meet are marked as such. */
export function explain(error: unknown): string {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return `The run stopped: ${String(error)}`;
  if (error.name === "DataCloneError") return `The run yielded something that cannot leave its worker: ${error.message}`;
  const isBug = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  return isBug ? `The run broke off with an error: ${error.message}` : error.message;
}

function diverged(step: number, where: string): string {
  return `The run diverged: at step ${step}, ${where || "the frame"} is not a finite number. Try smaller steps or other data.`;
}

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.addEventListener("message", () => waiting.shift()?.());
port1.start();

/** A turn of the event loop, in which messages are heard; timers would be slowed down to 4 ms. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}
