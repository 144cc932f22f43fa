/** Opens where the walk is asked for: below the network, once an example is chosen. Only then is its code loaded. */
import type { FunctionComponent, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { IconButton } from "../../src/kit/controls/icons";
import type { WalkProps } from "./walk/walk";

export function WalkDrawer(props: WalkProps): JSX.Element | null {
  const { example } = props.selection;
  const root = useRef<HTMLElement>(null);
  if (example.value === null) return null;
  const close = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    // Back to the points, where it was opened.
    root.current!.closest(".lab-stage")!.querySelector<HTMLElement>("[role=application]")?.focus();
    example.value = null;
  };
  return (
    // Escape closes it, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={root} class="backpropagation-walk" aria-label="One example’s way through the network" onKeyDown={close}>
      <IconButton icon="close" label="Close the walk" onClick={() => (example.value = null)} class="kit-button-quiet backpropagation-walk-close" />
      <LoadedWalk {...props} />
    </section>
  );
}

function LoadedWalk(props: WalkProps): JSX.Element | null {
  const [Walk, setWalk] = useState<FunctionComponent<WalkProps> | null>(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    // A component is a function, which the setter would call.
    import("./walk/walk").then((loaded) => setWalk(() => loaded.Walk), () => setLost(true));
  }, []);
  if (isLost) return <p class="backpropagation-walk-none">The walk could not be loaded. Is the connection gone? Reload the page to try again.</p>;
  return Walk && <Walk {...props} />;
}
