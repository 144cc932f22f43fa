/** Keeps the address bar in step with a state, and opens the states that come in through it. */
import { effect, type ReadonlySignal } from "@preact/signals";
import type { Clock } from "./clock";
import { isLink, longestLink } from "./link-pairs";

/** Browsers allow about a hundred changes in half a minute. */
const pauseMilliseconds = 400;

export interface AddressOptions {
  readonly clock: Clock;
  readonly permalink: ReadonlySignal<string>;
  /** The link that an address without a hash stands for. */
  readonly plain: string;
  /** What the user made, without how far it is watched. */
  readonly state: ReadonlySignal<unknown>;
  /** While steps pass by, only changes of the state are written down: a passing picture is not one to come back to. */
  readonly passing: ReadonlySignal<boolean>;
  open(hash: string): void;
}

/** Returns what disconnects. */
export function connectAddress({ clock, permalink, plain, state, passing, open }: AddressOptions): () => void {
  let written = permalink.peek();
  let seen = state.peek();
  let writtenState = seen;
  let stopWaiting: (() => void) | null = null;

  function write(): void {
    stopWaiting = null;
    const link = permalink.peek();
    if (link === written || link.length > longestLink) return;
    // Who went to a place of the page stays there while a run just plays on.
    const isAtPlace = location.hash !== "" && !isLink(location.hash);
    if (isAtPlace && state.peek() === writtenState) return;
    writtenState = state.peek();
    written = link;
    history.replaceState(history.state, "", written);
  }

  const stopFollowing = effect(() => {
    const isChanged = passing.value ? state.value !== seen : permalink.value !== written;
    seen = state.value;
    if (isChanged) stopWaiting ??= clock.after(pauseMilliseconds, write);
  });

  function arrive(): void {
    const hash = location.hash || plain;
    if (isLink(hash)) {
      if (hash === written) return;
      open(hash);
      written = permalink.peek();
    }
    // What was changed just before somebody went to a place must not take them away from it.
    writtenState = state.peek();
  }

  // Back and forward change the hash as well; so does a person who types.
  addEventListener("hashchange", arrive);
  return () => {
    stopFollowing();
    stopWaiting?.();
    removeEventListener("hashchange", arrive);
  };
}
