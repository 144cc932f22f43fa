/** The machine solved again while a point is held: in a worker of its own, from where it was, the newest place first. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { copy } from "../../algorithms/core/matrix";
import { createHost } from "../../src/kit/lab/host";
import type { Lab } from "../../src/kit/lab/lab";
import { createWorker } from "./create-worker";
import type { Frame } from "./frame";
import type { Parameters } from "./parameters";
import { packStart, startName } from "./resolve";

export interface Preview {
  /** What the points held at their newest places would give; null while none is held. */
  readonly frame: ReadonlySignal<Frame | null>;
  /** A point is at another place, in the units drawn. */
  hold(id: number, x: number, y: number): void;
  /** The point is let go: what is shown stays until the run of the new points has arrived. */
  release(): void;
  forget(): void;
  dispose(): void;
}

export function createPreview(lab: Lab<Parameters, Frame>): Preview {
  const host = createHost(createWorker);
  const frame = signal<Frame | null>(null);
  let waiting: { readonly id: number; readonly x: number; readonly y: number } | null = null;
  let isBusy = false;
  /** What is on its way when all is forgotten must not come back. */
  let episode = 0;

  function next(): void {
    const from = lab.drawnFrom.peek();
    const shown = frame.peek() ?? lab.player.frame.peek();
    if (isBusy || !waiting || !from || !shown?.model || from.parameters.supportOnly) return;
    const { id, x, y } = waiting;
    waiting = null;
    const X = copy(from.dataset.X);
    X.data.set([x, y], 2 * from.dataset.ids.indexOf(id));
    isBusy = true;
    const begun = episode;
    const request = {
      analysis: "resolve",
      parameters: from.parameters,
      dataset: { ...from.dataset, X },
      seeds: lab.state.peek().seeds,
      interventions: [{ step: 0, name: startName, values: packStart(shown.model) }],
      upTo: Infinity,
    };
    host.run(request, {
      frames(frames) {
        if (begun === episode) frame.value = frames.at(-1) as Frame;
      },
      resting() {},
      ended() {
        isBusy = false;
        next();
      },
    });
  }

  return {
    frame,
    hold(id, x, y) {
      waiting = { id, x, y };
      next();
    },
    release: () => (waiting = null),
    forget() {
      episode++;
      waiting = null;
      frame.value = null;
    },
    dispose: () => host.dispose(),
  };
}
