/** What the pointer or the focus is on, wherever in the diagram: the plane shows it large. */
import { batch, signal, type Signal } from "@preact/signals";
import type { FeatureName } from "../architecture";
import { createSelection, type Part, type Selection } from "../selection";

export interface Looks {
  readonly selection: Selection;
  /** A feature has no part of the network of its own: it may be switched off. */
  readonly feature: Signal<FeatureName | null>;
}

export const createLooks = (): Looks => ({ selection: createSelection(), feature: signal(null) });

export type Spot = Part | { readonly kind: "feature"; readonly name: FeatureName };

export function lookAt({ selection, feature }: Looks, spot: Spot | null): void {
  batch(() => {
    feature.value = spot?.kind === "feature" ? spot.name : null;
    const part = spot && spot.kind !== "feature" ? spot : null;
    if (!isSame(selection.preview.peek(), part)) selection.preview.value = part;
  });
}

export function isSame(one: Part | null, other: Part | null): boolean {
  return one === other || (one !== null && other !== null && keyOf(one) === keyOf(other));
}

export function keyOf(part: Part): string {
  const { kind, layer } = part;
  return part.kind === "weight" ? `${kind} ${layer} ${part.from} ${part.to}` : `${kind} ${layer} ${part.unit}`;
}

/** The layer and unit that a part belongs to: a weight belongs to the unit it goes to. */
export const homeOf = (part: Part): { readonly layer: number; readonly unit: number } => ({
  layer: part.layer,
  unit: part.kind === "weight" ? part.to : part.unit,
});
