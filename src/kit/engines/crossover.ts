/** Which of several engines does a piece of work fastest, measured here and now, and which comes next where one fails. */
export interface Candidate<Work> {
  readonly name: string;
  /** Does the work once; rejects with an Error, in a sentence for people, where it cannot. */
  run(): Promise<Work>;
}

export interface Timed<Work> {
  readonly name: string;
  /** Null where it failed. */
  readonly seconds: number | null;
  readonly problem: string | null;
  readonly result: Work | null;
}

/** Milliseconds in which a candidate is run again and again. */
const patience = 50;

/** Milliseconds from which on a reading counts: browsers' clocks go in steps of up to one. Where a run takes less, several are read at once. */
const readable = 10;

/** Each is run once before the clock starts, for the first time loads and compiles; of the readings that follow, the one with the shortest run counts. */
export async function* timing<Work>(candidates: readonly Candidate<Work>[], now: () => number): AsyncGenerator<Timed<Work>, void> {
  for (const { name, run } of candidates) {
    try {
      yield { name, problem: null, ...await bestOf(run, now) };
    } catch (error) {
      yield { name, seconds: null, problem: messageOf(error), result: null };
    }
  }
}

async function bestOf<Work>(run: () => Promise<Work>, now: () => number): Promise<{ readonly seconds: number; readonly result: Work }> {
  let result = await run();
  let best = Infinity;
  let runs = 1;
  const start = now();
  for (;;) {
    const before = now();
    for (let i = 0; i < runs; i++) result = await run();
    const after = now();
    if (after - before < readable) runs *= 2;
    else best = Math.min(best, (after - before) / runs);
    if (after - start >= patience && best < Infinity) return { seconds: best / 1000, result };
  }
}

export async function timed<Work>(candidates: readonly Candidate<Work>[], now: () => number): Promise<Timed<Work>[]> {
  const rows: Timed<Work>[] = [];
  for await (const row of timing(candidates, now)) rows.push(row);
  return rows;
}

/** The name of the fastest; of equal ones the first. */
export function fastest(rows: readonly Timed<unknown>[]): string | null {
  const able = rows.filter(({ seconds }) => seconds !== null);
  return able.length === 0 ? null : able.reduce((best, row) => (row.seconds! < best.seconds! ? row : best)).name;
}

/**
 * Tries one after the other until one does it; `problem` says why the first ones did not.
 * @param onFailure called before the next one is tried, with all problems so far
 */
export async function firstAble<Work>(candidates: readonly Candidate<Work>[], onFailure?: (problem: string, next: string) => void): Promise<{ readonly name: string; readonly result: Work; readonly problem: string | null }> {
  const problems: string[] = [];
  for (const [place, { name, run }] of candidates.entries()) {
    try {
      return { name, result: await run(), problem: problems.join(" ") || null };
    } catch (error) {
      problems.push(messageOf(error));
      const next = candidates[place + 1];
      if (next) onFailure?.(problems.join(" "), next.name);
    }
  }
  throw new Error(problems.join(" "));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
