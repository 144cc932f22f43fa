/** Keeps the address bar in step with a state, and opens the states that come in through it. */
import { effect, type ReadonlySignal } from "@preact/signals";
import type { Clock } from "./clock";
import { isLink } from "./permalink";

/** Browsers allow about a hundred changes in half a minute. */
const pauseMilliseconds = 400;

export interface AddressOptions {
  readonly clock: Clock;
  readonly permalink: ReadonlySignal<string>;
  /** While it is, the address waits: a picture that passes is not one to come back to. */
  readonly passing: ReadonlySignal<boolean>;
  open(hash: string): void;
}

/** Returns what disconnects. */
export function connectAddress({ clock, permalink, passing, open }: AddressOptions): () => void {
  let written = permalink.peek();
  let stopWaiting: (() => void) | null = null;

  function write(): void {
    stopWaiting = null;
    if (passing.peek() || permalink.peek() === written) return;
    written = permalink.peek();
    history.replaceState(history.state, "", written);
  }

  const stopFollowing = effect(() => {
    if (passing.value || permalink.value === written) return;
    stopWaiting ??= clock.after(pauseMilliseconds, write);
  });

  function arrive(): void {
    const { hash } = location;
    if (!isLink(hash) || hash === written) return;
    open(hash);
    written = permalink.peek();
  }

  // Back and forward change the hash as well; so does a person who types.
  addEventListener("hashchange", arrive);
  return () => {
    stopFollowing();
    stopWaiting?.();
    removeEventListener("hashchange", arrive);
  };
}
