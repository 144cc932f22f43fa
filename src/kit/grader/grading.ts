/** What a specification says of a learner's code: the same in the terminal and in the page. */

/** "open": not run, because an earlier test never ended. */
export type Outcome = "passed" | "failed" | "open";

export interface Failure {
  readonly message: string;
  /** Expected and received, line by line, without colours. */
  readonly diff?: string;
  /** Where in the learner's code it happened, if there. */
  readonly file?: string;
  readonly line?: number;
}

export interface GradedTest {
  /** The top-level part of the specification that it belongs to: a piece's name, or one of the whole. */
  readonly part: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly failure?: Failure;
}

export interface Grading {
  readonly tests: readonly GradedTest[];
  /** Why there is no verdict on some or all tests: a syntax error, a missing file, a loop without end. */
  readonly broken?: Failure;
}

/** A part passes when it has tests and all of them pass. */
export function outcomeOf(part: string, { tests }: Grading): Outcome {
  const own = tests.filter((test) => test.part === part);
  if (own.some(({ outcome }) => outcome === "failed")) return "failed";
  return own.length > 0 && own.every(({ outcome }) => outcome === "passed") ? "passed" : "open";
}

export function firstFailed(part: string, { tests }: Grading): GradedTest | undefined {
  return tests.find((test) => test.part === part && test.outcome === "failed");
}
