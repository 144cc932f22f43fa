/** What the page knows of an exercise: its text at once, and what grading needs when someone begins to write. */

/** A function that learners write, as the page tells of it. */
export interface PieceOutline {
  readonly name: string;
  /** One line that says what to write. */
  readonly brief: string;
  readonly signature: string;
  /** From the gentlest to the most telling. */
  readonly hints: readonly string[];
}

export interface PieceSource {
  /** The module that the piece belongs to. */
  readonly module: string;
  /** What the editor begins with: JSDoc, signature, and a body that says it is not written yet. */
  readonly stub: string;
  /** The reference's function, with the private ones that it alone needs. */
  readonly solution: string;
  /** The module without the solution, in TypeScript: what the learner's text is put before. */
  readonly surroundings: string;
}

/** All that grading needs. Specifiers of imports are the keys of `modules`, or `vitest`. */
export interface GradingSource {
  readonly pieces: Readonly<Record<string, PieceSource>>;
  /** The specification, the reference and what they import, as JavaScript. */
  readonly modules: Readonly<Record<string, string>>;
  /** The worker that runs the specification, whole, as the text of a classic script. */
  readonly runtime: string;
}

/** The module that is the specification. */
export const specification = "specification";

/** A module and where its imports stand in its text, in order, without the quotes. */
export interface LinkableModule {
  readonly text: string;
  readonly imports: readonly { readonly start: number; readonly end: number; readonly module: string }[];
}

/** What the worker is sent. */
export interface Job {
  readonly modules: Readonly<Record<string, LinkableModule>>;
  /** The module that holds the learner's text at its top, and how many lines that has. */
  readonly learner: { readonly module: string; readonly lines: number };
  /** Milliseconds that a test may spend until a loop in it is stopped. */
  readonly loopLimit: number;
  /** Bytes of typed arrays that a test may ask for. */
  readonly memoryLimit: number;
}
