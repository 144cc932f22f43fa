/** Dragging a point or a handle: captured pointer, at most one report a frame, Escape puts back. */
import type { Phase } from "./types";

export interface Dragged {
  readonly kind: "point" | "handle";
  readonly id: number;
  /** In data units, where it was when taken. */
  readonly x: number;
  readonly y: number;
}

export interface DragHost {
  /** The place in data units under a pointer. */
  placeOf(event: PointerEvent): readonly [x: number, y: number];
  report(dragged: Dragged, x: number, y: number, phase: Phase): void;
}

export interface Drag {
  begin(dragged: Dragged, event: PointerEvent): void;
  move(event: PointerEvent): void;
  end(event: PointerEvent): void;
  cancel(): void;
  readonly active: boolean;
}

/** Less than this many pixels is a trembling hand, not a drag. */
export const threshold = 3;

/** @param host asked at every event, so that it may change from one rendering to the next */
export function createDrag(host: () => DragHost): Drag {
  let dragged: Dragged | null = null;
  let pointer = { id: -1, x: 0, y: 0 };
  let started = false;
  let latest: readonly [number, number] = [0, 0];
  let frame = 0;

  const report = (phase: Phase): void => {
    frame = 0;
    if (dragged) host().report(dragged, latest[0], latest[1], phase);
  };

  function finish(): void {
    cancelAnimationFrame(frame);
    if (started) report("end");
    dragged = null;
    started = false;
  }

  return {
    get active() {
      return dragged !== null;
    },
    begin(taken, event) {
      if (dragged) return;
      dragged = taken;
      pointer = { id: event.pointerId, x: event.clientX, y: event.clientY };
      latest = [taken.x, taken.y];
      capture(event);
    },
    move(event) {
      if (!dragged || event.pointerId !== pointer.id) return;
      if (!started) {
        if (Math.hypot(event.clientX - pointer.x, event.clientY - pointer.y) < threshold) return;
        started = true;
        report("start");
      }
      latest = host().placeOf(event);
      frame ||= requestAnimationFrame(() => report("move"));
    },
    end(event) {
      if (!dragged || event.pointerId !== pointer.id) return;
      if (started) latest = host().placeOf(event);
      finish();
    },
    cancel() {
      if (!dragged) return;
      latest = [dragged.x, dragged.y];
      finish();
    },
  };
}

function capture({ currentTarget, pointerId }: PointerEvent): void {
  try {
    (currentTarget as Element).setPointerCapture(pointerId);
  } catch {
    // The pointer may have been lifted since; what follows then comes without capture, or not at all.
  }
}
