/** The side of `browser.ts` that is in the page. */
export interface Answering {
  prepare(given: unknown): Promise<void>;
  run(): Promise<unknown>;
}

/** Called by a page. @param prepare makes, of what it is given, what is timed */
export function answer<Given>(prepare: (given: Given) => Promise<() => Promise<unknown>>): void {
  let run: (() => Promise<unknown>) | undefined;
  Object.assign(globalThis, {
    prepare: async (given: Given) => void (run = await prepare(given)),
    run: () => run!(),
  });
}
