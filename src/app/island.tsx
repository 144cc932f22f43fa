/** Where an island lies in a page. Used only when pages are made; the browser finds the result by its attributes. */
import { createContext, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { withIdScope } from "./id-scope";
import type { IslandProps } from "./islands";

/** Gives the rendered island, numbered in the order of the page; null while it is still loading. */
export interface Archipelago {
  next(name: string, props: IslandProps): { readonly number: number; readonly vnode: VNode | null };
}

export const ArchipelagoContext = createContext<Archipelago | null>(null);

interface Props {
  readonly name: string;
  readonly props?: IslandProps;
  /** Whether it must work at once, or only when it is scrolled near. */
  readonly when?: "now" | "near";
}

export function Island({ name, props = {}, when = "near" }: Props) {
  const archipelago = useContext(ArchipelagoContext);
  if (!archipelago) throw new Error(`The island ${name} is outside of a page.`);
  const { number, vnode } = archipelago.next(name, props);
  return (
    <div class={`island island-${name}`} data-island={name} data-props={JSON.stringify(props)} data-when={when} data-number={number}>
      {vnode && withIdScope(vnode, number)}
    </div>
  );
}
