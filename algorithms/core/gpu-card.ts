/**
 * The graphics card behind a backend may be taken away in the middle of the work, as when a system sleeps or a driver breaks down.
 * TensorFlow.js then waits for it for ever: here is what notices, and what lets the backend begin anew.
 */
import { backend as activeBackend, findBackendFactory, registerBackend, removeBackend } from "@tensorflow/tfjs-core";

/** What WebGL's and WebGPU's backends have that says whether their card is there; others have neither. */
interface CardBackend {
  readonly gpgpu?: {
    readonly gl: { readonly canvas: { addEventListener(type: "webglcontextlost", listener: () => void): void }; isContextLost(): boolean };
    /** What it asks again and again whether it is done. */
    itemsToPoll: unknown[];
  };
  readonly device?: { readonly lost: Promise<unknown>; readonly queue: { onSubmittedWorkDone(): Promise<unknown> } };
}

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

/** Whether the card of the active backend is gone. */
export function isCardLost(): boolean {
  const backend = activeBackend() as CardBackend;
  return watchOf(backend).isLost || (backend.gpgpu?.gl.isContextLost() ?? false);
}

/** What the work on the active backend gives. @throws Error, in a sentence for people, if the card is gone before, on the way, or after it: what was read then is nothing */
export async function whileCardLasts<Result>(work: () => Promise<Result>): Promise<Result> {
  const backend = activeBackend() as CardBackend;
  const { waiting } = watchOf(backend);
  checkCard();
  let tell = (): void => {};
  const lost = new Promise<never>((_, reject) => (tell = () => reject(new Error(cardLost))));
  waiting.add(tell);
  try {
    const result = await Promise.race([work(), lost]);
    checkCard();
    return result;
  } catch (error) {
    // WebGPU first breaks off what is read, and then says why.
    await backend.device?.queue.onSubmittedWorkDone().catch(() => {});
    checkCard();
    throw error;
  } finally {
    waiting.delete(tell);
  }
}

function checkCard(): void {
  if (isCardLost()) throw new Error(cardLost);
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
