/** The line to one worker: opened when it is first needed, and again after it broke. */
import { watchLife } from "./life";
import type { FromWorker, ToWorker } from "./protocol";

export interface WorkerLine {
  /** Whether the worker listens. */
  readonly isReady: boolean;
  /** Makes a worker unless there is one. @throws what the browser throws if it will not */
  open(): void;
  post(message: ToWorker): void;
  /** Ends the worker. */
  close(): void;
}

export interface LineListener {
  ready(): void;
  hear(message: Exclude<FromWorker, { type: "ready" }>): void;
  /** Nothing more will come. */
  broke(why: string): void;
}

export function createLine(createWorker: () => Worker, { ready, hear, broke }: LineListener): WorkerLine {
  let worker: Worker | null = null;
  let isReady = false;
  let endWatch = (): void => {};

  function receive(message: FromWorker): void {
    if (message.type !== "ready") return hear(message);
    isReady = true;
    if (message.lock !== null) endWatch = watchLife(message.lock, () => broke(brokeDown("")));
    ready();
  }

  function open(): void {
    if (worker) return;
    const created = createWorker();
    worker = created;
    created.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if (created === worker) receive(data);
    });
    created.addEventListener("messageerror", () => {
      if (created === worker) broke("The worker sent something that could not be read.");
    });
    created.addEventListener("error", (event) => {
      event.preventDefault();
      if (created === worker) broke(isReady ? brokeDown(event.message) : notLoaded);
    });
  }

  return {
    get isReady() {
      return isReady;
    },
    open,
    post(message) {
      try {
        worker?.postMessage(message, []);
      } catch (error) {
        broke(`The run could not be started: ${String(error)}`);
      }
    },
    close() {
      endWatch();
      worker?.terminate();
      worker = null;
      isReady = false;
    },
  };
}

const notLoaded = "The worker that computes could not be loaded. Check the connection, then change something to try again.";
const brokeDown = (reason: string): string =>
  `The worker that computes broke down${reason ? `: ${reason}` : ""}. Change something to start another one.`;
