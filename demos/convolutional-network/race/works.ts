/** Pieces of work, from a toy to what a graphics card is made for: each by every engine, with plain TypeScript at its fastest. */
import type { EngineName } from "../../../src/kit/engines/names";

interface Work {
  readonly label: string;
  /** What it consists of, and how many. */
  readonly items: number;
  readonly item: string;
  /** Which page has such work, and who does it there. */
  readonly where: string;
}

const declared = {
  convolution: {
    label: "train this page's network on 64 digits", items: 64, item: "image",
    where: "This page does it at every step, by the engine chosen among its controls; “auto” times them in the same way, and takes the fastest.",
  },
  toy: {
    label: "train a network of 2–16–16–1 on 32 points", items: 1, item: "step",
    where: "Networks on the page of backpropagation have at most six layers of 16 units. Any engine can be chosen there, but these bars say why “auto” stays with TypeScript: it is done before others have begun.",
  },
  wide: {
    label: "train a dense network of 784–512–512–10 on 64 images", items: 64, item: "image",
    where: "No page has a network as wide as this: it shows what a graphics card is made for.",
  },
  neighbors: {
    label: "look up 5 neighbours among 4,000 rows of 64 columns, for 500 queries", items: 500, item: "query",
    where: "The page of nearest neighbours does it for every place of its picture, by the engine chosen among its controls.",
  },
  clusters: {
    label: "k-means: five rounds of 20,000 rows of 16 columns, 32 centres", items: 5, item: "round",
    where: "The page of k-means has the nearest centres of points, and of a picture's pixels, found by the engine chosen there. TypeScript leaves out distances that cannot matter, which is hard to beat; “auto” times who is faster where many pixels meet many colours.",
  },
  kernels: {
    label: "the kernel matrix of 1,000 rows of 64 columns", items: 1, item: "matrix",
    where: "The page of support vector machines needs the kernels of its points with each other, and with every place of its picture: the engine chosen there computes them, and “auto” stays with TypeScript while that is done in a blink.",
  },
} satisfies Readonly<Record<string, Work>>;

export type WorkName = keyof typeof declared;

export const works: Readonly<Record<WorkName, Work>> = declared;

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
  return plain == null || row.seconds === null ? null : plain / row.seconds;
}
