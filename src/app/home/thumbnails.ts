/** The pictures of the map: each drawn by its demo, from the real algorithm, when the page is made. */
import type { ComponentType } from "preact";
import type { Concept } from "../../../demos/catalogue";

const files = import.meta.glob<ComponentType>("../../../demos/*/thumbnail.tsx", { import: "default" });

export type Thumbnails = Readonly<Record<string, ComponentType>>;

/** By slug. @throws Error naming the file that is missing */
export async function thumbnails(concepts: readonly Concept[]): Promise<Thumbnails> {
  const loaded = concepts.map(async ({ slug }) => {
    const load = files[`../../../demos/${slug}/thumbnail.tsx`];
    if (!load) throw new Error(`demos/${slug}/thumbnail.tsx is missing: every concept of demos/catalogue.ts needs one.`);
    return [slug, await load()] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}
