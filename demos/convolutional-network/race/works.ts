/** Pieces of work, from a toy to what a graphics card is made for: each by every engine, with plain TypeScript at its fastest. */
import type { EngineName } from "../../../src/kit/engines/names";

export const works = {
  convolution: { label: "train this page's network on 64 digits", items: 64, item: "image" },
  toy: { label: "train a network of 2–16–16–1 on 32 points", items: 1, item: "step" },
  wide: { label: "train a dense network of 784–512–512–10 on 64 images", items: 64, item: "image" },
  neighbors: { label: "look up 5 neighbours among 4,000 rows of 64 columns, for 500 queries", items: 500, item: "query" },
  clusters: { label: "k-means: five rounds of 20,000 rows of 16 columns, 32 centres", items: 5, item: "round" },
  kernels: { label: "the kernel matrix of 1,000 rows of 64 columns", items: 1, item: "matrix" },
} as const;

export type WorkName = keyof typeof works;

export interface Row {
  readonly engine: EngineName;
  /** Seconds for one image, step, query, …; null where the engine cannot. */
  readonly seconds: number | null;
  readonly problem: string | null;
}

/** In the order in which they are timed: TypeScript first, since all are compared with it. */
export const raced: readonly EngineName[] = ["typescript", "wasm", "webgl", "webgpu", "cpu"];

/** By how many times an engine is as fast as plain TypeScript; null where one of them cannot. */
export function speedup(row: Row, rows: readonly Row[]): number | null {
  const plain = rows.find(({ engine }) => engine === "typescript")?.seconds;
  return plain && row.seconds ? plain / row.seconds : null;
}
