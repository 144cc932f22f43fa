/** What a person looks at; nothing of it changes a run. */
import { signal, type Signal } from "@preact/signals";

export interface Looks {
  /** The id of the point (`Dataset.ids`) whose votes are told; null for none. */
  readonly point: Signal<number | null>;
  /** The step of the tree that is looked at for the moment, by hover or focus; null for none. */
  readonly tree: Signal<number | null>;
  /** Whether the one tree that the crowd is compared with is looked at for the moment. */
  readonly isOne: Signal<boolean>;
}

export const createLooks = (): Looks => ({ point: signal(null), tree: signal(null), isOne: signal(false) });
