/** Time that passes only when a test says so. */
import type { Clock } from "../../../src/kit/lab/clock";

export interface FakeClock extends Clock {
  /** Lets so many milliseconds pass: timers fire in order, and a picture is painted at the end. */
  pass(milliseconds: number): void;
}

export function createFakeClock(): FakeClock {
  let time = 0;
  let paints: (() => void)[] = [];
  let timers: { readonly at: number; readonly callback: () => void }[] = [];

  function fireUntil(end: number): void {
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (!next) return;
      timers = timers.filter((timer) => timer !== next);
      time = next.at;
      next.callback();
    }
  }

  return {
    now: () => time,
    after(milliseconds, callback) {
      const timer = { at: time + milliseconds, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    nextPaint(callback) {
      paints.push(callback);
      return () => {
        paints = paints.filter((other) => other !== callback);
      };
    },
    pass(milliseconds) {
      const end = time + milliseconds;
      fireUntil(end);
      time = end;
      const due = paints;
      paints = [];
      for (const paint of due) paint();
    },
  };
}
