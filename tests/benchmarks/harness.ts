/**
 * Fair comparisons. A benchmark declares its cases (inputs made from a seed) and its contenders; the harness runs every
 * contender in a thread or process of its own, one at a time, in turns, so that a busy machine hurts all of them alike,
 * and reports the best time of each. A contender that fails or exceeds its time is a row with a reason, not the end.
 *
 * To add a concept: `<slug>.bench.ts` calls `await benchmark({ … })`; `npm run bench -- <slug>` runs it.
 */
import process from "node:process";
import { isMainThread } from "node:worker_threads";
import { readOptions } from "./options";
import { openRunner } from "./runners";
import { formatTable, type Report, type Row } from "./table";
import { serveRuns } from "./worker";

/** The numbers that say how good a result is: printed beside every time, so that nobody wins by solving less. */
export type Quality = Record<string, number>;

export interface Case<Input> {
  readonly name: string;
  /** Makes the input, the same in every thread. */
  create(): Input;
  /** Timed runs of each contender, after the warm-up. */
  readonly repetitions: number;
}

interface Named {
  readonly name: string;
  /** Where this contender's interface does not allow the same work. */
  readonly note?: string;
}

/** Runs in a worker thread. */
export interface ScriptContender<Input, Result> extends Named {
  /** Everything that is not timed: imports, the input in the contender's own shape. Returns what is timed. */
  prepare(input: Input): Promise<() => unknown>;
  /** What came out, for judging; not timed. */
  read(output: unknown): Result;
}

/** Runs in Python, single-threaded; see `python.ts`. */
export interface PythonContender extends Named {
  /** The file beside the benchmark, and what to pass to it. */
  readonly python: string;
  readonly options: readonly string[];
  /** The module without which it is absent. */
  readonly requires: string;
}

export type Contender<Input, Result> = ScriptContender<Input, Result> | PythonContender;

export interface Benchmark<Input, Result> {
  readonly title: string;
  /** The contender that the ratios are relative to. */
  readonly ours: string;
  readonly cases: readonly Case<Input>[];
  readonly contenders: readonly Contender<Input, Result>[];
  /** The input as Python contenders get it: tables of float64 and plain parameters. */
  toPython?(input: Input): { tables: Record<string, Float64Array>; params: Record<string, unknown> };
  /** The figures of merit, computed here for all contenders alike. */
  judge(input: Input, result: Result): Quality;
}

/** Runs the benchmark with the command line's options and prints its tables. The bench file's last line. */
export async function benchmark<Input, Result>(definition: Benchmark<Input, Result>): Promise<void> {
  if (!isMainThread) return serveRuns(definition);
  const options = readOptions(definition.cases);
  if (!options) return;
  const reports: Report[] = [];
  for (const [index, { name }] of definition.cases.entries()) {
    if (!name.includes(options.text)) continue;
    const report = await compare(definition, index, options.limit);
    reports.push(report);
    if (!options.json) console.log(formatTable(report));
  }
  if (options.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
}

/** @param limit milliseconds that a contender may use for one case */
async function compare<Input, Result>(
  definition: Benchmark<Input, Result>,
  caseIndex: number,
  limit: number,
): Promise<Report> {
  const { name, create, repetitions } = definition.cases[caseIndex]!;
  const input = create();
  const rows = definition.contenders.map(({ name, note }): Row => ({ name, note, times: [] }));
  const runners = rows.map((_, index) => openRunner(definition, caseIndex, index, input, limit));

  // The first turn warms up; its time counts only if no other follows.
  for (let turn = 0; turn <= repetitions; turn++) {
    for (const [index, runner] of runners.entries()) {
      const row = rows[index]!;
      if (row.error !== undefined || runner.usedUp()) continue;
      try {
        const { milliseconds, result } = await runner.run();
        if (turn === 1) row.times.length = 0;
        row.times.push(milliseconds);
        row.quality ??= definition.judge(input, result);
      } catch (error) {
        row.error = error instanceof Error ? error.message : String(error);
      }
    }
  }
  for (const runner of runners) runner.close();
  return { title: `${definition.title}: ${name}`, ours: definition.ours, rows };
}
