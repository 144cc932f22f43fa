/** The worker in which this demo computes: its run and its experiments. */
export const createWorker = (): Worker => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
