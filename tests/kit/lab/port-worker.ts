/** A worker that is not one: it serves a model at the other end of a message channel. */
import type { Experiment } from "../../../src/kit/lab/experiment";
import type { DemoModel } from "../../../src/kit/lab/model";
import type { ToWorker } from "../../../src/kit/lab/protocol";
import { serve } from "../../../src/kit/lab/serve";
import type { Schema } from "../../../src/kit/lab/schema";

export interface PortWorkers {
  readonly create: () => Worker;
  /** What every worker made so far was told, in order. */
  readonly told: ToWorker[][];
  readonly terminated: number[];
  /** The workers, for events of their own. */
  readonly all: EventTarget[];
  close(): void;
}

export function createPortWorkers<S extends Schema, Frame>(model: DemoModel<S, Frame>, experiments: readonly Experiment[] = []): PortWorkers {
  const told: ToWorker[][] = [];
  const terminated: number[] = [];
  const all: EventTarget[] = [];
  const ports: MessagePort[] = [];

  function create(): Worker {
    const { port1, port2 } = new MessageChannel();
    const index = told.push([]) - 1;
    const target = new EventTarget();
    all.push(target);
    ports.push(port1, port2);
    port1.addEventListener("message", ({ data }) => target.dispatchEvent(new MessageEvent("message", { data })));
    port1.start();
    serve(model, async () => experiments, port2);
    port2.start();
    return Object.assign(target, {
      postMessage(message: ToWorker) {
        told[index]!.push(message);
        port1.postMessage(message);
      },
      terminate() {
        terminated.push(index);
        port1.close();
      },
    }) as unknown as Worker;
  }

  return { create, told, terminated, all, close: () => ports.forEach((port) => port.close()) };
}
