import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId, useMemo, useRef } from "preact/hooks";
import { Axes } from "./axes";
import { createDrag, type Dragged, type DragHost } from "./drag";
import { PointsLayer, SurfaceLayer } from "./plane-canvas";
import { Handles } from "./plane-handles";
import { BeyondMarks, Cursor, describePoint, FocusRing, Tooltip } from "./plane-marks";
import { Toolbar, type Tool } from "./plane-toolbar";
import { placeAt } from "./scales";
import type { PlaneProps } from "./types";
import { usePointLayer, type Attention } from "./use-point-layer";
import { useStage } from "./use-stage";

/** The stage of all two-dimensional pictures: a surface, points on it, and handles on top. */
export function Plane(props: PlaneProps): JSX.Element {
  const { points, xLabel, yLabel, description, surface, cells, overlay, onAddPoint, onMovePoint, onDeletePoint } = props;
  const held = useSignal<Dragged | null>(null);
  const attention = useAttention();
  const stage = useStage(props, held.value);
  const { size, scales, domain } = stage;

  const host = useRef<DragHost>(null!);
  host.current = {
    placeOf(event) {
      const { left, top } = stage.element.current!.getBoundingClientRect();
      return placeAt(scales, domain, event.clientX - left, event.clientY - top);
    },
    report({ kind, id }, x, y, phase) {
      held.value = phase === "end" ? null : { kind, id, x, y };
      const callback = kind === "point" ? onMovePoint : props.onMoveHandle;
      callback?.(id, x, y, phase);
    },
  };
  const drag = useMemo(() => createDrag(() => host.current), []);
  const handlers = usePointLayer(props, stage, drag, attention);

  const tools: Tool[] = [
    ...(onMovePoint ? ["move" as const] : []),
    ...(onAddPoint ? ["add" as const] : []),
    ...(onDeletePoint ? ["delete" as const] : []),
  ];
  const { current, hovered, cursor, focused, said, tool } = attention;
  const currentRow = focused.value && current.value !== null ? points.ids.indexOf(current.value) : -1;
  const shownRow = hovered.value === null ? currentRow : points.ids.indexOf(hovered.value);
  const handles = props.handles?.map((handle) =>
    held.value?.kind === "handle" && held.value.id === handle.id ? { ...handle, ...held.value } : handle,
  );
  const help = useId();
  const viewBox = `0 0 ${size.width} ${size.height}`;

  return (
    <figure class="plane">
      <div ref={stage.element} class="plane-stage" data-tool={tool.value} data-over={hovered.value !== null} data-held={held.value !== null}>
        {(surface || cells) && <SurfaceLayer {...{ size, scales, domain, surface, cells }} />}
        <svg class="plane-layer" viewBox={viewBox} aria-hidden="true"><Axes {...{ scales, xLabel, yLabel }} /></svg>
        <PointsLayer {...{ size, points, positions: stage.positions }} />
        <div
          class="plane-points"
          role="application"
          aria-roledescription="scatter plot"
          aria-label={description}
          aria-describedby={help}
          {...handlers}
        />
        <svg class="plane-layer" viewBox={viewBox} role="group" aria-label="Marks on the picture">
          {overlay?.(scales)}
          <BeyondMarks stage={stage} />
          {currentRow >= 0 && <FocusRing stage={stage} row={currentRow} />}
          {focused.value && current.value === null && cursor.value && <Cursor stage={stage} place={cursor.value} />}
          {handles && <Handles {...{ handles, scales, domain, drag }} onMove={props.onMoveHandle} />}
        </svg>
        {shownRow >= 0 && !held.value && <Tooltip plane={props} stage={stage} row={shownRow} />}
      </div>
      <div class="plane-foot">
        {tools.length > 0 && <Toolbar tool={tool} offered={tools} />}
        {stage.beyond.length > 0 && <p class="plane-note">{beyondNote(stage.beyond.length)}</p>}
      </div>
      <p id={help} class="visually-hidden">{helpText(tools, props.onSelectPoint !== undefined)}</p>
      <output class="visually-hidden" aria-live="polite">
        {[said.value, currentRow >= 0 ? describePoint(props, stage, currentRow) : ""].filter(Boolean).join(". ")}
      </output>
    </figure>
  );
}

function useAttention(): Attention {
  return {
    tool: useSignal<Tool>("move"),
    current: useSignal<number | null>(null),
    hovered: useSignal<number | null>(null),
    cursor: useSignal<readonly [number, number] | null>(null),
    focused: useSignal(false),
    said: useSignal(""),
  };
}

function beyondNote(count: number): string {
  return count === 1 ? "One point lies beyond the edge, where an arrow marks it." : `${count} points lie beyond the edge, where arrows mark them.`;
}

function helpText(tools: readonly Tool[], mayChoose: boolean): string {
  return [
    "Page Down and Page Up, or ] and [, go from point to point.",
    mayChoose ? "Enter chooses the point." : "",
    tools.includes("move") ? "Arrow keys move the point, with Shift in finer steps." : "",
    tools.includes("add") ? "A adds a point at the cursor; Escape lets the arrow keys move the cursor." : "",
    tools.includes("delete") ? "Delete removes the point." : "",
  ].filter(Boolean).join(" ");
}
