/** Turns time into steps: so many a second, handed over before each picture is painted. */
import type { Clock } from "./clock";

export interface Ticker {
  start(): void;
  stop(): void;
}

/** A longer pause between two pictures (a hidden tab) is not caught up with. */
const longestTick = 250;

/** @param speed steps a second, as they are at each picture; @param advance may stop the ticker */
export function createTicker(clock: Clock, speed: () => number, advance: (steps: number) => void): Ticker {
  let cancel: (() => void) | null = null;

  function tick(before: number, owed: number): void {
    cancel = clock.nextPaint(() => {
      cancel = null;
      const now = clock.now();
      const due = owed + (Math.min(now - before, longestTick) * speed()) / 1000;
      const steps = Math.floor(due);
      tick(now, due - steps);
      if (steps > 0) advance(steps);
    });
  }

  return {
    start: () => cancel ?? tick(clock.now(), 0),
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
