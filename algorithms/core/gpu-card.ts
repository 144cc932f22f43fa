/**
 * The graphics card behind a backend may be taken away in the middle of the work, as when a system sleeps or a driver breaks down, or have
 * no memory left. TensorFlow.js then waits for it for ever, or reads what was never written: here is what notices, and what lets the backend begin anew.
 */
import { backend as activeBackend, findBackendFactory, registerBackend, removeBackend } from "@tensorflow/tfjs-core";

/** What WebGL's and WebGPU's backends have that says whether their card is there; others have neither. */
interface CardBackend {
  readonly gpgpu?: {
    readonly gl: {
      readonly canvas: { addEventListener(type: "webglcontextlost", listener: () => void): void };
      isContextLost(): boolean;
      /** An error since it was last asked; 0 where there is none. */
      getError(): number;
    };
    /** What it asks again and again whether it is done. */
    itemsToPoll: unknown[];
  };
  readonly device?: {
    readonly lost: Promise<unknown>;
    readonly queue: { onSubmittedWorkDone(): Promise<unknown> };
    pushErrorScope(filter: "out-of-memory" | "validation"): void;
    popErrorScope(): Promise<unknown>;
  };
}

/** What was computed is nothing, and the backend is of no use any more. */
export class CardFailure extends Error {}

interface Watch {
  isLost: boolean;
  /** Called once it is lost. */
  readonly waiting: Set<() => void>;
}

const watches = new WeakMap<CardBackend, Watch>();

function watchOf(backend: CardBackend): Watch {
  const known = watches.get(backend);
  if (known) return known;
  const watch: Watch = { isLost: false, waiting: new Set() };
  const lose = (): void => {
    watch.isLost = true;
    for (const tell of watch.waiting) tell();
  };
  backend.gpgpu?.gl.canvas.addEventListener("webglcontextlost", lose);
  void backend.device?.lost.then(lose);
  watches.set(backend, watch);
  return watch;
}

/** What the work on the active backend gives. @throws CardFailure, in a sentence for people, if the card is gone before, on the way, or after it, or had no room for it */
export async function whileCardLasts<Result>(work: () => Promise<Result>): Promise<Result> {
  const backend = activeBackend() as CardBackend;
  const { waiting } = watchOf(backend);
  checkCard(backend);
  const hasRoom = watchMemory(backend);
  let tell = (): void => {};
  const lost = new Promise<never>((_, reject) => (tell = () => reject(new CardFailure(cardLost))));
  waiting.add(tell);
  try {
    const result = await Promise.race([work(), lost]);
    checkCard(backend);
    if (!(await hasRoom())) throw new CardFailure("The graphics card had no room for it.");
    return result;
  } catch (error) {
    // WebGPU first breaks off what is read, and then says why.
    await backend.device?.queue.onSubmittedWorkDone().catch(() => {});
    checkCard(backend);
    throw error;
  } finally {
    waiting.delete(tell);
  }
}

function checkCard(backend: CardBackend): void {
  if (watchOf(backend).isLost || backend.gpgpu?.gl.isContextLost()) throw new CardFailure(cardLost);
}

/** Says at the end whether all that was asked for since had room: what had none is not refused, but read as nothing. */
function watchMemory({ gpgpu, device }: CardBackend): () => Promise<boolean> {
  // Those of before, as from finding out what the card can.
  for (let error = 0; error < 10 && gpgpu?.gl.getError(); error++);
  // Both take what is larger than anything may be for a mistake, and no lack of memory.
  const filters = ["out-of-memory", "validation"] as const;
  for (const filter of filters) device?.pushErrorScope(filter);
  return async () => {
    const errors = device ? await Promise.all(filters.map(() => device.popErrorScope())) : [];
    return errors.every((error) => error === null) && !gpgpu?.gl.getError();
  };
}

const cardLost = "The graphics card was lost.";

/** Ends the active backend, with all that waits for its card. When it is chosen again it asks for a card again. */
export function renewBackend(name: string): void {
  const { gpgpu } = activeBackend() as CardBackend;
  if (gpgpu) gpgpu.itemsToPoll = [];
  const factory = findBackendFactory(name);
  removeBackend(name);
  registerBackend(name, factory);
}
