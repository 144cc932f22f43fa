/** All that runs by itself in a page: it wakes the islands that the HTML already shows, and the few plain behaviours. */
import { hydrate } from "preact";
import { enableCopying } from "./copy";
import { noticeTouches, touchesIn } from "./early";
import { withIdScope } from "./id-scope";
import { renderIsland, type IslandName } from "./islands";

async function wake(element: HTMLElement): Promise<void> {
  const { island, props, number } = element.dataset;
  const vnode = await renderIsland(island as IslandName, JSON.parse(props!));
  const repeat = touchesIn(element);
  hydrate(withIdScope(vnode, Number(number)), element);
  element.dataset.awake = "";
  repeat();
}

noticeTouches(document);

/** Half a screen ahead, so that it is awake when it comes into view. */
const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      void wake(target as HTMLElement);
    }
  },
  { rootMargin: "50%" },
);

for (const element of document.querySelectorAll<HTMLElement>("[data-island]")) {
  if (element.dataset.when === "now") void wake(element);
  else observer.observe(element);
}

/** What an address names is unfolded. */
function unfoldTarget(): Element | null {
  const target = document.querySelector(":target");
  if (target instanceof HTMLDetailsElement) target.open = true;
  return target;
}

addEventListener("hashchange", () => {
  // A link to a state of the demo names no element: the stage is where it leads.
  if (!unfoldTarget()) document.getElementById("play")?.scrollIntoView();
});
addEventListener("load", unfoldTarget);

enableCopying(document);
