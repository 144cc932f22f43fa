/** Runs a generator to its end and returns what it returns: how every `fit` consumes its `steps`. */
export function drain<Result>(generator: Generator<unknown, Result>): Result {
  for (;;) {
    const step = generator.next();
    if (step.done) return step.value;
  }
}
