/** Opens where the walk is asked for: below the network, once an example is chosen. */
import type { JSX } from "preact";
import { IconButton } from "../../src/kit/controls/icons";
import { Walk, type WalkProps } from "./walk/walk";

export function WalkDrawer({ lab, selection }: WalkProps): JSX.Element | null {
  if (selection.example.value === null) return null;
  return (
    <section class="backpropagation-walk" aria-label="One example’s way through the network">
      <IconButton icon="close" label="Close the walk" onClick={() => (selection.example.value = null)} class="kit-button-quiet backpropagation-walk-close" />
      <Walk lab={lab} selection={selection} />
    </section>
  );
}
