/**
 * The global function that guarded loops call with their line and their rounds so far, every `roundsBetweenChecks`
 * rounds. It throws to stop them, with the line as the error's `loopLine`.
 */
export const loopGuard = "__loopGuard";
export const roundsBetweenChecks = 4096;

/** More rounds than any loop of an exercise needs; a loop that fills an array is stopped before memory ends. */
const mostRounds = 30_000_000;

export interface LoopLimit {
  /** Milliseconds that a test may spend until a loop in it is stopped. */
  readonly limit: number;
  /** Called when a loop is stopped, before the error is thrown. */
  readonly stopped: () => void;
}

/** Puts the guard in its place; the function returned starts the time anew, for the next test. */
export function installLoopGuard({ limit, stopped }: LoopLimit): () => void {
  let begun = performance.now();
  const guard = (line: number, rounds: number) => {
    if (rounds < mostRounds && performance.now() - begun < limit) return;
    stopped();
    const message = `The loop in line ${line} was still going after ${rounds} rounds. Does it ever end?`;
    throw Object.assign(new Error(message), { loopLine: line });
  };
  Object.assign(globalThis, { [loopGuard]: guard });
  return () => {
    begun = performance.now();
  };
}
