/** What a person looks at: a part of the network, and an example on its way through. Shared by diagram, plane and walk. */
import { signal, type Signal } from "@preact/signals";

/** Layers are counted as those of the weights: 0 is the first hidden layer, or the output where none is hidden. */
export type Part =
  | { readonly kind: "unit"; readonly layer: number; readonly unit: number }
  | { readonly kind: "bias"; readonly layer: number; readonly unit: number }
  | { readonly kind: "weight"; readonly layer: number; readonly from: number; readonly to: number };

export interface Selection {
  /** Selected by click or key; null for none. */
  readonly part: Signal<Part | null>;
  /** Looked at for the moment, by hover or focus: drawn enlarged. */
  readonly preview: Signal<Part | null>;
  /** The id of the example (`Dataset.ids`) that is walked through the network; null for none. */
  readonly example: Signal<number | null>;
}

export const createSelection = (): Selection => ({ part: signal(null), preview: signal(null), example: signal(null) });
