/** What pointers and keys do to the points of a stage. */
import type { Signal } from "@preact/signals";
import type { HTMLAttributes } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { threshold, type Drag } from "./drag";
import { walkingOrder } from "./hit-test";
import { commandOf, keyStep, type Command } from "./plane-keyboard";
import type { Tool } from "./plane-toolbar";
import { margins, placeAt, placeWithin } from "./scales";
import type { PlaneProps } from "./types";
import type { Stage } from "./use-stage";

/** What the person is at; ids, not rows, for rows change as points come and go. */
export interface Attention {
  readonly tool: Signal<Tool>;
  /** The point that keys act on; null while they move the cursor instead. */
  readonly current: Signal<number | null>;
  readonly hovered: Signal<number | null>;
  /** Where a key adds a point. */
  readonly cursor: Signal<readonly [x: number, y: number] | null>;
  readonly focused: Signal<boolean>;
  /** What has just been done, for screen readers. */
  readonly said: Signal<string>;
}

const reach = { mouse: 10, pen: 14, touch: 24 } as const;
/** A finger that went further than this scrolled or dragged; it did not tap. */
const tapSlack = 8;

type Handlers = HTMLAttributes<HTMLDivElement>;

export function usePointLayer(props: PlaneProps, stage: Stage, drag: Drag, attention: Attention): Handlers {
  return { tabIndex: 0, ...usePointer(props, stage, drag, attention), ...useKeys(props, stage, drag, attention) };
}

function usePointer(props: PlaneProps, stage: Stage, drag: Drag, { tool, current, hovered }: Attention): Handlers {
  const pressed = useRef<{ x: number; y: number; row: number } | null>(null);
  const { ids, X } = props.points;

  const rowAt = (clientX: number, clientY: number, radius: number): number => {
    const { left, top } = stage.element.current!.getBoundingClientRect();
    return stage.finder.find(clientX - left, clientY - top, radius);
  };
  const rowUnder = (event: PointerEvent): number =>
    rowAt(event.clientX, event.clientY, reach[event.pointerType as keyof typeof reach] ?? reach.mouse);
  const addAt = (event: MouseEvent): void => {
    const place = placeOnPlot(stage, event);
    if (place) props.onAddPoint?.(...place);
  };

  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      const row = rowUnder(event);
      pressed.current = { x: event.clientX, y: event.clientY, row };
      if (row < 0) return;
      current.value = ids[row]!;
      if (tool.value === "delete" || !props.onMovePoint) return;
      drag.begin({ kind: "point", id: ids[row]!, x: X.data[row * X.columns]!, y: X.data[row * X.columns + 1]! }, event);
    },
    onPointerMove(event) {
      drag.move(event);
      if (event.pointerType === "mouse" && !drag.active) hovered.value = ids[rowUnder(event)] ?? null;
    },
    onPointerUp(event) {
      drag.end(event);
      const start = pressed.current;
      pressed.current = null;
      if (!start) return;
      const distance = Math.hypot(event.clientX - start.x, event.clientY - start.y);
      if (tool.value !== "delete" && start.row >= 0 && distance < threshold) props.onSelectPoint?.(ids[start.row]!);
      if (distance > tapSlack) return;
      if (tool.value === "delete" && start.row >= 0) props.onDeletePoint?.(ids[start.row]!);
      if (tool.value === "add" && start.row < 0) addAt(event);
    },
    onPointerCancel() {
      pressed.current = null;
      drag.cancel();
    },
    onPointerLeave: () => (hovered.value = null),
    onDblClick(event) {
      if (tool.value === "move" && rowAt(event.clientX, event.clientY, reach.mouse) < 0) addAt(event);
    },
    onTouchStart(event) {
      const touch = event.touches[0]!;
      // A finger on a point takes the point; anywhere else it scrolls the page.
      if (event.touches.length === 1 && props.onMovePoint && rowAt(touch.clientX, touch.clientY, reach.touch) >= 0) {
        event.preventDefault();
        stage.element.current!.querySelector<HTMLElement>("[role=application]")?.focus({ preventScroll: true });
      }
    },
  };
}

/** The place under a pointer, if it is on the plot and not on its margins. */
function placeOnPlot({ element, scales, domain, size }: Stage, event: MouseEvent): [number, number] | undefined {
  const { left, top } = element.current!.getBoundingClientRect();
  const [x, y] = [event.clientX - left, event.clientY - top];
  const outside =
    x < margins.left || x > size.width - margins.right || y < margins.top || y > size.height - margins.bottom;
  return outside ? undefined : placeAt(scales, domain, x, y);
}

function useKeys(props: PlaneProps, stage: Stage, drag: Drag, attention: Attention): Handlers {
  const { points, onAddPoint, onMovePoint, onDeletePoint, onSelectPoint } = props;
  const { current, cursor, focused, said } = attention;
  const order = useMemo(() => ({ rows: undefined as Int32Array | undefined }), [stage.positions]);
  const middle = (): [number, number] => [
    (stage.domain.x[0] + stage.domain.x[1]) / 2,
    (stage.domain.y[0] + stage.domain.y[1]) / 2,
  ];
  const placeOfRow = (row: number): [number, number] => [
    points.X.data[row * points.X.columns]!,
    points.X.data[row * points.X.columns + 1]!,
  ];
  const currentRow = (): number => (current.value === null ? -1 : points.ids.indexOf(current.value));

  function walk(direction: 1 | -1): void {
    const rows = (order.rows ??= walkingOrder(stage.positions));
    if (rows.length === 0) return;
    const at = rows.indexOf(currentRow());
    const next = at < 0 ? (direction > 0 ? 0 : rows.length - 1) : (at + direction + rows.length) % rows.length;
    current.value = points.ids[rows[next]!]!;
    cursor.value = placeOfRow(rows[next]!);
  }

  function arrow([stepX, stepY]: readonly [number, number]): void {
    const row = currentRow();
    if (row >= 0 && !onMovePoint) return walk(stepX + stepY > 0 ? 1 : -1);
    const [fromX, fromY] = row >= 0 ? placeOfRow(row) : (cursor.value ?? middle());
    const [x, y] = placeWithin(stage.domain, fromX + stepX, fromY + stepY);
    cursor.value = [x, y];
    if (row < 0) return;
    onMovePoint?.(points.ids[row]!, fromX, fromY, "start");
    onMovePoint?.(points.ids[row]!, x, y, "end");
  }

  const does: Readonly<Record<Command, () => void>> = {
    next: () => walk(1),
    previous: () => walk(-1),
    add() {
      if (!onAddPoint) return;
      onAddPoint(...placeWithin(stage.domain, ...(cursor.value ?? middle())));
      said.value = "Point added";
    },
    delete() {
      const id = current.value;
      if (!onDeletePoint || id === null) return;
      walk(1);
      if (current.value === id) current.value = null;
      onDeletePoint(id);
      said.value = "Point deleted";
    },
    choose() {
      if (onSelectPoint && current.value !== null) onSelectPoint(current.value);
      else does.add();
    },
    leave() {
      if (drag.active) return drag.cancel();
      cursor.value ??= middle();
      current.value = null;
    },
  };

  return {
    onFocus() {
      focused.value = true;
      if (current.value === null && !cursor.value) walk(1);
    },
    onBlur: () => (focused.value = false),
    onKeyDown(event) {
      const step = keyStep(event, stage.domain);
      const command = commandOf(event);
      if (!step && !command) return;
      event.preventDefault();
      event.stopPropagation();
      said.value = "";
      if (step) arrow(step);
      else if (command) does[command]();
    },
  };
}
