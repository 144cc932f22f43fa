/** The worker in which this demo computes: its run, its analyses and its experiments. */
export const createWorker = (): Worker => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
