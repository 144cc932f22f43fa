/** The workers that grow the trees: begun with the first forest, kept for all that follow. */
import { createLonePool, createPool, type Pool } from "../../src/kit/lab/pool";
import { growAndAsk, type Setup, type TreeSaid } from "./growing";

export type TreePool = Pool<Setup, readonly number[], readonly TreeSaid[]>;

let pool: TreePool | undefined;

/** Workers of a worker; where a browser has none, everything is grown in place. */
export function treePool(): TreePool {
  pool ??= typeof Worker === "undefined" ? createLonePool(growAndAsk) : createPool(createPoolWorker);
  return pool;
}

const createPoolWorker = (): Worker => new Worker(new URL("./pool-worker.ts", import.meta.url), { type: "module" });
