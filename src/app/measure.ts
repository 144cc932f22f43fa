/** Measures an experiment in a worker of its own: those of a page do not wait for each other, nor for the demo. */
import { createHost } from "../kit/lab/host";
import type { Measurement } from "../kit/lab/protocol";

export async function measureWith(load: () => Promise<() => Worker>, experiment: string): Promise<Measurement> {
  const host = createHost(await load());
  try {
    return await host.measure(experiment);
  } finally {
    host.dispose();
  }
}
