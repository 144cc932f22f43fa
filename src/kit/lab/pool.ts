/**
 * Many workers for one computation that falls into independent parts: each part is a task, done by whichever worker is
 * free. What comes out is the same, and in the same order, however many workers there are.
 */

/** What a pool computes: made once from what all tasks share, asked once for every task. */
export type Craft<Setup, Task, Result> = (setup: Setup) => (task: Task) => Result;

export interface Pool<Setup, Task, Result> {
  /** How many workers there are. */
  readonly size: number;
  /**
   * The results in the order of the tasks, each as soon as it and all before it are there. To end the generator early
   * drops the tasks that were not begun. It throws an `Error`, in a sentence for people, if a task or a worker fails.
   */
  map(setup: Setup, tasks: readonly Task[]): AsyncGenerator<Result, void, void>;
  /** Ends the workers; a later `map` makes others. */
  close(): void;
}

export type ToPoolWorker<Setup, Task> =
  /** `run` names one `map`: several may be under way. */
  | { readonly type: "begin"; readonly run: number; readonly setup: Setup }
  | { readonly type: "task"; readonly run: number; readonly id: number; readonly task: Task }
  | { readonly type: "end"; readonly run: number };

export type FromPoolWorker<Result> =
  | { readonly id: number; readonly result: Result }
  | { readonly id: number; readonly error: string };

/** A worker has the next task at hand while its last answer is on its way. */
const tasksAtHand = 2;

/** How many workers are worth having here: one for each processor, and no more than a page should take. */
export function workersHere(): number {
  return Math.min(4, Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 1));
}

/** Makes the workers when they are first needed. Each runs `servePool(craft)`. */
export function createPool<Setup, Task, Result>(createWorker: () => Worker, size = workersHere()): Pool<Setup, Task, Result> {
  let members: readonly Member<Setup, Task, Result>[] | null = null;
  let runs = 0;

  function close(): void {
    members?.forEach((member) => member.close());
    members = null;
  }

  async function* map(setup: Setup, tasks: readonly Task[]): AsyncGenerator<Result, void, void> {
    const run = ++runs;
    const crew = (members ??= Array.from({ length: size }, () => enlist<Setup, Task, Result>(createWorker)));
    const results = tasks.map(() => deferred<Result>());
    let next = 0;

    function feed(member: Member<Setup, Task, Result>): void {
      const index = next++;
      if (index >= tasks.length) return;
      member.ask(run, tasks[index]!).then((result) => {
        results[index]!.resolve(result);
        feed(member);
      }, results[index]!.reject);
    }

    for (const member of crew) {
      member.post({ type: "begin", run, setup });
      for (let i = 0; i < tasksAtHand; i++) feed(member);
    }
    try {
      for (const { promise } of results) yield await promise;
    } catch (error) {
      // A worker that failed once is not asked again.
      if (members === crew) close();
      throw error;
    } finally {
      next = tasks.length;
      for (const member of crew) member.post({ type: "end", run });
    }
  }

  return { size, map, close };
}

/** A pool of no workers, where there can be none: everything is done in place. */
export function createLonePool<Setup, Task, Result>(craft: Craft<Setup, Task, Result>): Pool<Setup, Task, Result> {
  return {
    size: 1,
    async *map(setup, tasks) {
      const answer = craft(setup);
      for (const task of tasks) yield answer(task);
    },
    close() {},
  };
}

interface Member<Setup, Task, Result> {
  post(message: ToPoolWorker<Setup, Task>): void;
  ask(run: number, task: Task): Promise<Result>;
  close(): void;
}

function enlist<Setup, Task, Result>(createWorker: () => Worker): Member<Setup, Task, Result> {
  const worker = createWorker();
  const waiting = new Map<number, Deferred<Result>>();
  let asked = 0;
  const post = (message: ToPoolWorker<Setup, Task>): void => worker.postMessage(message, []);
  const fail = (reason: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };

  worker.addEventListener("message", ({ data }: MessageEvent<FromPoolWorker<Result>>) => {
    const question = waiting.get(data.id);
    waiting.delete(data.id);
    if ("error" in data) question?.reject(new Error(data.error));
    else question?.resolve(data.result);
  });
  worker.addEventListener("messageerror", () => fail("One of the workers sent something that could not be read."));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    fail(`One of the workers broke down${event.message ? `: ${event.message}` : ""}. Change something to start others.`);
  });

  return {
    post,
    ask(run, task) {
      const question = deferred<Result>();
      waiting.set(++asked, question);
      post({ type: "task", run, id: asked, task });
      return question.promise;
    },
    close() {
      worker.terminate();
      fail("The workers were ended.");
    },
  };
}

interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

function deferred<Value>(): Deferred<Value> {
  let [resolve, reject]: [(value: Value) => void, (error: unknown) => void] = [() => {}, () => {}];
  const promise = new Promise<Value>((onResult, onError) => ([resolve, reject] = [onResult, onError]));
  // Nobody may be waiting any more when it fails.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
