/** The worker's side of a pool: `servePool(craft)` is all that a worker file says. */
import { weigh } from "./cargo";
import { explain } from "./job";
import type { Craft, FromPoolWorker, ToPoolWorker } from "./pool";

/** A worker's global scope, or a port. */
interface Scope<Setup, Task, Result> {
  postMessage(message: FromPoolWorker<Result>, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ToPoolWorker<Setup, Task>>) => void): void;
}

/** Answers until the worker is ended. A result belongs to whoever asked: its buffers leave with it. */
export function servePool<Setup, Task, Result>(
  craft: Craft<Setup, Task, Result>,
  scope: Scope<Setup, Task, Result> = globalThis as unknown as Scope<Setup, Task, Result>,
): void {
  const setups = new Map<number, Setup>();
  const answers = new Map<number, (task: Task) => Result>();

  function answerOf(run: number): (task: Task) => Result {
    const made = answers.get(run) ?? craft(setups.get(run)!);
    answers.set(run, made);
    return made;
  }

  function answer(run: number, id: number, task: Task): void {
    try {
      const result = answerOf(run)(task);
      scope.postMessage({ id, result }, [...weigh(result).buffers]);
    } catch (error) {
      scope.postMessage({ id, error: explain(error) }, []);
    }
  }

  scope.addEventListener("message", ({ data: message }) => {
    if (message.type === "begin") setups.set(message.run, message.setup);
    else if (message.type === "task") answer(message.run, message.id, message.task);
    else {
      setups.delete(message.run);
      answers.delete(message.run);
    }
  });
}
