/** What lies over the points: the current one's ring, the keyboard's cursor, marks of points beyond the edge, the tooltip. */
import type { JSX } from "preact";
import { classColour } from "./colours";
import { pointRadius } from "./draw-points";
import { formatWithin, margins } from "./scales";
import { shapePath } from "./shapes";
import type { PlaneProps } from "./types";
import type { Stage } from "./use-stage";

export function FocusRing({ stage, row }: { readonly stage: Stage; readonly row: number }): JSX.Element {
  const radius = pointRadius(stage.positions.length / 2) + 4.5;
  return <circle class="plane-focus-ring" cx={stage.positions[2 * row]} cy={stage.positions[2 * row + 1]} r={radius} />;
}

export function Cursor({ stage, place }: { readonly stage: Stage; readonly place: readonly [number, number] }): JSX.Element {
  const [x, y] = [stage.scales.x(place[0]), stage.scales.y(place[1])];
  return <path class="plane-cursor" d={`M${x - 12},${y}h8M${x + 4},${y}h8M${x},${y - 12}v8M${x},${y + 4}v8`} />;
}

/** An arrow at the edge for every point that lies beyond it. */
export function BeyondMarks({ stage: { size, positions, beyond } }: { readonly stage: Stage }): JSX.Element | null {
  if (beyond.length === 0) return null;
  const arrows = beyond.map((row) => {
    const [x, y] = [positions[2 * row]!, positions[2 * row + 1]!];
    if (x <= margins.left) return `M${x - 7},${y}l5,-4v8Z`;
    if (x >= size.width - margins.right) return `M${x + 7},${y}l-5,-4v8Z`;
    return y <= margins.top ? `M${x},${y - 7}l-4,5h8Z` : `M${x},${y + 7}l-4,-5h8Z`;
  });
  return <path class="plane-beyond" d={arrows.join("")} />;
}

export function groupName(groupNames: readonly string[] | undefined, group: number): string {
  return group < 0 ? "no group" : (groupNames?.[group] ?? `cluster ${group + 1}`);
}

/** A point in words: "Point 12 of 300, cluster 2, x = 1.3, y = −0.4". */
export function describePoint({ points, xLabel, yLabel, groupNames }: PlaneProps, stage: Stage, row: number): string {
  const { X, groups } = points;
  const [x, y] = [X.data[row * X.columns]!, X.data[row * X.columns + 1]!];
  return [
    `Point ${row + 1} of ${X.rows}`,
    ...(groups ? [groupName(groupNames, groups[row]!)] : []),
    `${xLabel} = ${formatWithin(x, stage.domain.x)}`,
    `${yLabel} = ${formatWithin(y, stage.domain.y)}`,
  ].join(", ");
}

export function Tooltip({ plane, stage, row }: { readonly plane: PlaneProps; readonly stage: Stage; readonly row: number }): JSX.Element {
  const { points: { X, groups, values }, xLabel, yLabel, groupNames } = plane;
  const [left, top] = [stage.positions[2 * row]!, stage.positions[2 * row + 1]!];
  const [x, y] = [X.data[row * X.columns]!, X.data[row * X.columns + 1]!];
  const onRight = left > stage.size.width / 2;
  const group = groups?.[row];
  return (
    <div class="plane-tooltip" data-side={onRight ? "left" : "right"} style={{ left: `${left}px`, top: `${top}px` }} aria-hidden="true">
      {group !== undefined && (
        <div class="plane-tooltip-group">
          <svg viewBox="-8 -8 16 16" style={{ color: classColour(group) }}><path d={shapePath(group, 5)} /></svg>
          {groupName(groupNames, group)}
        </div>
      )}
      <div>{xLabel} <b>{formatWithin(x, stage.domain.x)}</b></div>
      <div>{yLabel} <b>{formatWithin(y, stage.domain.y)}</b></div>
      {values && <div>value <b>{Number(values[row]!.toPrecision(3))}</b></div>}
    </div>
  );
}
