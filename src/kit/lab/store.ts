/** Makes the lab of a demo: one immutable state, and everything that follows from it. */
import type { Lab } from "./lab";
import type { DemoModel } from "./model";
import type { Schema } from "./schema";

export interface LabOptions<S extends Schema, Frame> {
  readonly model: DemoModel<S, Frame>;
  /** Called on the main thread when a run is first wanted, and again after a worker was lost. */
  readonly createWorker: () => Worker;
  /** The hash of the address to open, as "#nClusters=4"; the page's own once the lab starts, if it is left out. */
  readonly restoreFrom?: string;
}

export function createLab<S extends Schema, Frame>(options: LabOptions<S, Frame>): Lab<S, Frame> {
  throw new Error(`The lab of ${options.model.slug} is being built.`);
}
