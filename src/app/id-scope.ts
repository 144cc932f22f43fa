/** Ids that `useId` makes are numbered within a root. Islands are roots of their own in the browser but not at build. */
import { Fragment, h, type VNode } from "preact";

/**
 * The vnode as a root whose ids carry the island's number: the same at build and in the browser, and no two alike.
 * `__m` is Preact's (mangled, and therefore stable) name for this.
 */
export function withIdScope(vnode: VNode, number: number): VNode {
  return Object.assign(h(Fragment, null, vnode), { __m: [number, 0] });
}
