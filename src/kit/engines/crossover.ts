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

/** Each twice, for the first time loads and compiles; the second counts. */
export async function timed<Work>(candidates: readonly Candidate<Work>[], now: () => number): Promise<Timed<Work>[]> {
  const rows: Timed<Work>[] = [];
  for (const { name, run } of candidates) {
    try {
      await run();
      const start = now();
      const result = await run();
      rows.push({ name, seconds: (now() - start) / 1000, problem: null, result });
    } catch (error) {
      rows.push({ name, seconds: null, problem: messageOf(error), result: null });
    }
  }
  return rows;
}

/** The name of the fastest; of equal ones the first. */
export function fastest(rows: readonly Timed<unknown>[]): string | null {
  const able = rows.filter(({ seconds }) => seconds !== null);
  return able.length === 0 ? null : able.reduce((best, row) => (row.seconds! < best.seconds! ? row : best)).name;
}

/** Tries one after the other until one does it; `problem` says why the first ones did not. */
export async function firstAble<Work>(candidates: readonly Candidate<Work>[]): Promise<{ readonly name: string; readonly result: Work; readonly problem: string | null }> {
  const problems: string[] = [];
  for (const { name, run } of candidates) {
    try {
      return { name, result: await run(), problem: problems.join(" ") || null };
    } catch (error) {
      problems.push(messageOf(error));
    }
  }
  throw new Error(problems.join(" "));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
