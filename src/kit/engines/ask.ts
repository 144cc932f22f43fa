/** A story that leaves its heavy work to others: it yields what is to be computed among its frames, and goes on with what came of it. */
import type { Chooser, Sized } from "./chooser";
import type { Computed } from "./engines";
import type { EngineName } from "./names";

const asks = Symbol("asks for work");

export interface Asked<Gpu> {
  readonly [asks]: EngineName | "auto";
  readonly work: Sized<Gpu, unknown>;
}

/** Told to the end by `plainly`, or by `withEngines`. */
export type Told<Gpu, Frame, Result = void> = Generator<Frame | Asked<Gpu>, Result, unknown>;

/** Have a piece of work done: `yield* ask(…)`. */
export function* ask<Gpu, Result>(engine: EngineName | "auto", work: Sized<Gpu, Result>): Generator<Asked<Gpu>, Computed<Result>, unknown> {
  return (yield { [asks]: engine, work }) as Computed<Result>;
}

/** The frames, with all work done at once by TypeScript. */
export function* plainly<Gpu, Frame>(story: Told<Gpu, Frame>): Generator<Frame, void, void> {
  let answer: unknown;
  try {
    for (;;) {
      const { done, value } = story.next(answer);
      if (done) return;
      if (isAsked(value)) answer = { result: value.work.plain(), name: "typescript", seconds: 0, fallback: null };
      else yield value;
    }
  } finally {
    story.return();
  }
}

/** The frames, with every piece of work done by the engine that the story asks for, or the next that can. */
export async function* withEngines<Gpu, Frame>(story: Told<Gpu, Frame>, { compute }: Chooser<Gpu>): AsyncGenerator<Frame, void, void> {
  let answer: unknown;
  try {
    for (;;) {
      const { done, value } = story.next(answer);
      if (done) return;
      if (isAsked(value)) answer = await compute(value[asks], value.work);
      else yield value;
    }
  } finally {
    story.return();
  }
}

const isAsked = <Gpu, Frame>(value: Frame | Asked<Gpu>): value is Asked<Gpu> => typeof value === "object" && value !== null && asks in value;
