/** The maps of one layer, side by side. A cell can be pointed at, by pointer or by arrow keys. */
import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { theme } from "../../../src/kit/theme";
import type { Cell, Rectangle } from "./field";
import { gridOf, paint, type Maps, type Tint } from "./paint";

export interface StripProps {
  readonly label: string;
  readonly maps: Maps;
  readonly tint: Tint;
  /** How large a cell is drawn, as a share of the strip's width. */
  readonly unit: number;
  /** The map and cell pointed at, or the window that a later cell sees of every map. */
  readonly marked: { readonly map: number | null; readonly field: Rectangle } | null;
  /** The map whose weights are shown. */
  readonly chosen?: number;
  readonly onPoint?: (cell: Omit<Cell, "output"> | null) => void;
}

export function Strip({ label, maps, tint, unit, marked, chosen, onPoint }: StripProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = theme.value;
  const grid = gridOf(maps);
  useEffect(() => paint(canvas.current!, maps, tint), [maps, tint, colours]);
  const picture = (
    <>
      <canvas ref={canvas} width={grid.width} height={grid.height} aria-hidden="true" />
      {chosen !== undefined && <span class="convolutional-network-chosen" style={marksOf(maps, { map: chosen, field: { top: 0, left: 0, bottom: maps.height - 1, right: maps.width - 1 } })[0]} />}
      {marked && marksOf(maps, marked).map((style, i) => <span key={i} class="convolutional-network-mark" style={style} />)}
    </>
  );
  const style = { width: `${100 * unit * grid.width}%`, aspectRatio: `${grid.width} / ${grid.height}` };
  if (!onPoint) return <div class="convolutional-network-strip" role="img" aria-label={label} style={style}>{picture}</div>;
  return (
    <div
      class="convolutional-network-strip"
      role="application"
      aria-roledescription="feature maps"
      aria-label={`${label}. Arrow keys go from cell to cell, Page up and down from map to map.`}
      style={style}
      {...pointing(maps, marked, onPoint)}
    >
      {picture}
    </div>
  );
}

function pointing(maps: Maps, marked: StripProps["marked"], onPoint: NonNullable<StripProps["onPoint"]>) {
  const point = (event: TargetedPointerEvent<HTMLElement>): void => onPoint(cellAt(event, maps));
  return {
    tabIndex: 0,
    onPointerMove: point,
    onPointerDown: point,
    onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>): void => press(event, maps, marked, onPoint),
  };
}

function cellAt({ currentTarget, clientX, clientY }: TargetedPointerEvent<HTMLElement>, maps: Maps): Omit<Cell, "output"> | null {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const grid = gridOf(maps);
  const [x, y] = [((clientX - left) / width) * (grid.width + 1), ((clientY - top) / height) * (grid.height + 1)];
  const [column, row] = [Math.floor(x / (maps.width + 1)), Math.floor(y / (maps.height + 1))];
  const cell = {
    map: row * grid.columns + column,
    x: Math.min(maps.width - 1, Math.floor(x) - column * (maps.width + 1)),
    y: Math.min(maps.height - 1, Math.floor(y) - row * (maps.height + 1)),
  };
  return cell.map >= 0 && cell.map < maps.channels && cell.x >= 0 && cell.y >= 0 ? cell : null;
}

const directions: Readonly<Record<string, readonly [x: number, y: number, map: number]>> = {
  ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0], ArrowUp: [0, -1, 0], ArrowDown: [0, 1, 0], PageUp: [0, 0, -1], PageDown: [0, 0, 1],
};

function press(event: TargetedKeyboardEvent<HTMLElement>, maps: Maps, marked: StripProps["marked"], onPoint: NonNullable<StripProps["onPoint"]>): void {
  const direction = directions[event.key];
  if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
  // The page's own shortcuts listen to arrow keys too.
  event.preventDefault();
  event.stopPropagation();
  const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  const from = marked && marked.map !== null
    ? { map: marked.map, x: marked.field.left, y: marked.field.top }
    : { map: 0, x: Math.floor(maps.width / 2) - direction[0], y: Math.floor(maps.height / 2) - direction[1] };
  onPoint({
    map: within(from.map + direction[2], maps.channels),
    x: within(from.x + direction[0], maps.width),
    y: within(from.y + direction[1], maps.height),
  });
}

/** Where frames are to be drawn, in percent of the picture. */
function marksOf(maps: Maps, { map, field }: NonNullable<StripProps["marked"]>) {
  const grid = gridOf(maps);
  const which = map === null ? Array.from({ length: maps.channels }, (_, c) => c) : [map];
  return which.map((c) => ({
    left: `${(100 * ((c % grid.columns) * (maps.width + 1) + field.left)) / grid.width}%`,
    top: `${(100 * (Math.floor(c / grid.columns) * (maps.height + 1) + field.top)) / grid.height}%`,
    width: `${(100 * (field.right - field.left + 1)) / grid.width}%`,
    height: `${(100 * (field.bottom - field.top + 1)) / grid.height}%`,
  }));
}
