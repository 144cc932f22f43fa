/** Notices what takes so long that progress should be shown. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Clock } from "./clock";

export interface Slowness {
  readonly slow: ReadonlySignal<boolean>;
  /** Begins to wait, unless it does already. */
  watch(): void;
  /** It is over. */
  forget(): void;
}

const slowMilliseconds = 500;

export function createSlowness(clock: Clock, onSlow: () => void): Slowness {
  const slow = signal(false);
  let cancel: (() => void) | null = null;
  return {
    slow,
    watch() {
      cancel ??= clock.after(slowMilliseconds, () => {
        slow.value = true;
        onSlow();
      });
    },
    forget() {
      cancel?.();
      cancel = null;
      slow.value = false;
    },
  };
}
