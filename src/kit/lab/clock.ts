/** The page's time, as an argument: tests bring their own. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Calls back once, after so many milliseconds; returns what prevents it. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Calls back once, before the next picture is painted; returns what prevents it. */
  nextPaint(callback: () => void): () => void;
}

export const pageClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  nextPaint(callback) {
    const request = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(request);
  },
};
