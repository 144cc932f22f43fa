/** Lets what is only read, and not watched, be drawn a few times a second: letters that change with every picture are a blur. */
import type { ReadonlySignal } from "@preact/signals";
import { useLayoutEffect, useState } from "preact/hooks";

/** A signal's value, at most once in so many milliseconds, and the last one always. With 0 it is every value, at once. */
export function useThrottled<Value>(source: ReadonlySignal<Value>, milliseconds: number): Value {
  const [value, setValue] = useState(() => source.peek());
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = -Infinity;
    const take = (): void => {
      timer = undefined;
      last = performance.now();
      const newest = source.peek();
      // A function would be called by the setter.
      setValue(() => newest);
    };
    const unsubscribe = source.subscribe(() => {
      const wait = last + milliseconds - performance.now();
      if (wait <= 0) take();
      else timer ??= setTimeout(take, wait);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [source, milliseconds]);
  return value;
}
