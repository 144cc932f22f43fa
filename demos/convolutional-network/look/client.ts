/** The page's side of the looking worker: one question at a time, and of those that wait only the newest. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { FromLook, Images, Look, LookRequest, ToLook } from "./protocol";

export interface Looker {
  /** The newest answer; what it answers may be a question older than the last. */
  readonly look: ReadonlySignal<Look | null>;
  readonly problem: ReadonlySignal<string | null>;
  ask(request: LookRequest): void;
  images(indices: readonly number[]): Promise<Images>;
  dispose(): void;
}

export function createLooker(): Looker {
  const look = signal<Look | null>(null);
  const problem = signal<string | null>(null);
  const waiting = new Map<number, (message: FromLook) => void>();
  let worker: Worker | null = null;
  let count = 0;
  let isBusy = false;
  let newest: LookRequest | null = null;

  function open(): Worker {
    if (worker) return worker;
    worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<FromLook>) => {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      problem.value = "The worker that looks at images broke down. Reload the page to try again.";
    });
    return worker;
  }

  function send(request: ToLook["request"], hear: (message: FromLook) => void): void {
    waiting.set(++count, hear);
    open().postMessage({ id: count, request } satisfies ToLook, []);
  }

  function next(): void {
    if (isBusy || !newest) return;
    const request = newest;
    [isBusy, newest] = [true, null];
    send(request, (message) => {
      isBusy = false;
      problem.value = "error" in message ? message.error : null;
      if ("answer" in message) look.value = message.answer as Look;
      next();
    });
  }

  return {
    look,
    problem,
    ask(request) {
      newest = request;
      next();
    },
    images: (indices) => new Promise((resolve, reject) => {
      send({ type: "images", indices }, (message) => ("answer" in message ? resolve(message.answer as Images) : reject(new Error(message.error))));
    }),
    dispose() {
      worker?.terminate();
      worker = null;
    },
  };
}
