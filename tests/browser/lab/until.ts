import { effect } from "@preact/signals";

/** Resolves once a condition on signals holds. */
export function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    let isMet = false;
    const dispose = effect(() => {
      if (isMet || !condition()) return;
      isMet = true;
      queueMicrotask(() => dispose());
      resolve();
    });
  });
}
