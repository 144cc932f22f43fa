/**
 * Notices that a worker is gone, though it could not say so: it holds a lock for as long as it lives, and the page stands
 * in line for it. Where there are no locks only the watchdog is left.
 */

const locks = (): LockManager | undefined => globalThis.navigator?.locks;

/** In the worker: the name of a lock that it holds from now on; null where there are none. */
export function holdLock(): Promise<string | null> {
  const [manager, name] = [locks(), globalThis.crypto?.randomUUID?.()];
  if (!manager || !name) return Promise.resolve(null);
  return new Promise((resolve) => {
    const hold = (): Promise<never> => {
      resolve(name);
      return new Promise(() => {});
    };
    // A page that is allowed no storage is allowed no locks either.
    manager.request(name, hold).catch(() => resolve(null));
  });
}

/** In the page; returns what ends the watch. */
export function watchLife(lock: string, onDeath: () => void): () => void {
  const watch = new AbortController();
  // Rejected once the watch is ended, which is no news.
  locks()?.request(lock, { signal: watch.signal }, onDeath).catch(() => {});
  return () => watch.abort();
}
