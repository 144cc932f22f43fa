/** Runs a generator to its end and returns what it returns: how every `fit` consumes its `steps`. */
export function drain<Result>(generator: Generator<unknown, Result>): Result {
  for (;;) {
    const step = generator.next();
    if (step.done) return step.value;
  }
}

/** `drain` for a story that waits: what every engine's `fit` does with its `steps`. */
export async function drainSlowly<Result>(generator: AsyncGenerator<unknown, Result>): Promise<Result> {
  for (;;) {
    const step = await generator.next();
    if (step.done) return step.value;
  }
}
