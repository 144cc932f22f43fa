import type { JSX, SVGAttributes } from "preact";
import { classColour } from "./colours";
import type { Drag } from "./drag";
import { keyStep } from "./plane-keyboard";
import { formatWithin, placeWithin } from "./scales";
import { shapePath } from "./shapes";
import type { Domain, Handle, PlaneProps, Scales } from "./types";

const radius = 9;

interface HandlesProps {
  readonly handles: readonly Handle[];
  readonly scales: Scales;
  readonly domain: Domain;
  readonly drag: Drag;
  readonly onMove: PlaneProps["onMoveHandle"];
}

/** Big marks on top of everything: elements of their own, for they are few and each can be taken and named. */
export function Handles({ handles, scales, domain, drag, onMove }: HandlesProps): JSX.Element {
  return (
    <g class="plane-handles">
      {handles.map((handle) => (
        <g
          key={handle.id}
          class="plane-handle"
          data-movable={onMove !== undefined}
          transform={`translate(${scales.x(handle.x)},${scales.y(handle.y)})`}
          style={{ color: classColour(handle.group) }}
          aria-label={`${handle.label}, x = ${formatWithin(handle.x, domain.x)}, y = ${formatWithin(handle.y, domain.y)}`}
          {...(onMove ? interaction(handle, domain, drag, onMove) : { role: "img" as const })}
        >
          <circle class="plane-handle-reach" r={22} />
          <circle class="plane-handle-ring" r={radius + 7} />
          <path class="plane-handle-mark" d={shapePath(handle.group, radius)} />
        </g>
      ))}
    </g>
  );
}

function interaction(
  handle: Handle,
  domain: Domain,
  drag: Drag,
  onMove: NonNullable<PlaneProps["onMoveHandle"]>,
): SVGAttributes<SVGGElement> {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && drag.active) return drag.cancel();
    const step = keyStep(event, domain);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const [x, y] = placeWithin(domain, handle.x + step[0], handle.y + step[1]);
    onMove(handle.id, handle.x, handle.y, "start");
    onMove(handle.id, x, y, "end");
  };
  return {
    role: "button",
    tabindex: 0,
    "aria-roledescription": "movable mark",
    onKeyDown,
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      drag.begin({ kind: "handle", id: handle.id, x: handle.x, y: handle.y }, event);
    },
    // A finger takes the mark. Browsers do not heed touch-action on a group of a drawing, and would scroll the page instead.
    onTouchStart: (event) => event.preventDefault(),
    onPointerMove: (event) => drag.move(event),
    onPointerUp: (event) => drag.end(event),
    onPointerCancel: () => drag.cancel(),
  };
}
