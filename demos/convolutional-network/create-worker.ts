/** The worker in which this demo trains, and runs its experiments. */
export const createWorker = (): Worker => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
