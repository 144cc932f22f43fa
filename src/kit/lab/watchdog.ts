/** Notices when something that is being awaited stays silent. */
import type { Clock } from "./clock";

export interface Watchdog {
  /** From now on something is awaited. */
  watch(): void;
  /** A sign of life. */
  heard(): void;
  /** Nothing is awaited any more. */
  rest(): void;
}

/** Silence is counted in ticks: a computer that slept counts one, and is not mistaken for a run that hangs. */
const tickMilliseconds = 1000;

/** @param ticksAllowed how many seconds of silence are allowed just now */
export function createWatchdog(clock: Clock, ticksAllowed: () => number, onSilence: () => void): Watchdog {
  let ticks = 0;
  let stop: (() => void) | null = null;

  function wait(): void {
    stop = clock.after(tickMilliseconds, () => {
      if (++ticks < ticksAllowed()) return wait();
      stop = null;
      onSilence();
    });
  }

  return {
    watch() {
      ticks = 0;
      if (!stop) wait();
    },
    heard() {
      ticks = 0;
    },
    rest() {
      stop?.();
      stop = null;
    },
  };
}
