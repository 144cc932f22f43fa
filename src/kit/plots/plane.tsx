import type { JSX } from "preact";
import type { PlaneProps } from "./types";

/** The stage of all two-dimensional pictures. */
export function Plane({ description }: PlaneProps): JSX.Element {
  return <figure class="plane" aria-label={description} />;
}
