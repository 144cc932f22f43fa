/** Where an island lies in a page. Used only when pages are made; the browser finds the result by its attributes. */
import { createContext, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { withIdScope } from "./id-scope";
import type { IslandData, IslandName } from "./islands";

/** Gives the rendered island, numbered in the order of the page; null while it is still loading. */
export interface Archipelago {
  next<Name extends IslandName>(name: Name, data: IslandData[Name]): { readonly number: number; readonly vnode: VNode | null };
}

export const ArchipelagoContext = createContext<Archipelago | null>(null);

interface Props<Name extends IslandName> {
  readonly name: Name;
  readonly data: IslandData[Name];
  /** Whether it must work at once, or only when it is scrolled near. */
  readonly when: "now" | "near";
}

export function Island<Name extends IslandName>({ name, data, when }: Props<Name>) {
  const archipelago = useContext(ArchipelagoContext);
  if (!archipelago) throw new Error(`The island ${name} is outside of a page.`);
  const { number, vnode } = archipelago.next(name, data);
  return (
    <div class={`island island-${name}`} data-island={name} data-props={JSON.stringify(data)} data-when={when} data-number={number}>
      {vnode && withIdScope(vnode, number)}
    </div>
  );
}
