/** A pad to draw on, pixel by pixel: by mouse, pen, finger or keyboard. It holds nothing: its owner keeps the drawing. */
import { useSignal, type Signal } from "@preact/signals";
import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from "preact";
import { useId, useRef } from "preact/hooks";
import { blank, withPixel, withStroke, type Drawing, type Place } from "./drawing";
import { Pixels } from "./pixels";

export interface DrawingPadProps {
  /** What it is for, in words: "Your digit". */
  readonly label: string;
  /** Pixels a side. */
  readonly size: number;
  /** The radius of the brush, in pixels. */
  readonly brush: number;
  readonly value: Drawing;
  /** Called while a stroke is drawn, and after every key. */
  readonly onChange: (value: Drawing) => void;
  /** Called before each stroke, and before all is cleared. */
  readonly onBegin?: () => void;
}

export function DrawingPad({ label, size, brush, value, onChange, onBegin }: DrawingPadProps): JSX.Element {
  const help = useId();
  const cursor = useSignal<number | null>(null);
  const isEmpty = value.every((intensity) => intensity === 0);
  const clear = (): void => {
    onBegin?.();
    onChange(blank(size));
  };
  return (
    <div class="drawing-pad">
      <div
        class="drawing-pad-sheet"
        role="application"
        aria-roledescription="drawing pad"
        aria-label={label}
        aria-describedby={help}
        {...useBrush({ size, brush, value, onChange, onBegin })}
        {...keyboard({ size, value, onChange, clear }, cursor)}
      >
        <Pixels size={size} value={value} />
        {cursor.value !== null && <Cursor pixel={cursor.value} size={size} />}
        {isEmpty && cursor.value === null && <p class="drawing-pad-hint">Draw here</p>}
      </div>
      <button type="button" class="kit-button" aria-disabled={isEmpty} onClick={() => !isEmpty && clear()}>Clear</button>
      <p id={help} class="kit-only-spoken">
        Draw with a pointer. Or use the arrow keys to go from pixel to pixel, with Shift to draw on the way; Space fills or empties a pixel, Delete clears the pad.
      </p>
      <output class="kit-only-spoken" aria-live="polite">{cursor.value === null ? "" : told(cursor.value, size, value)}</output>
    </div>
  );
}

type Sheet = Pick<DrawingPadProps, "size" | "value" | "onChange">;

/** One pointer draws at a time; another finger changes nothing. */
function useBrush({ size, brush, value, onChange, onBegin }: Sheet & Pick<DrawingPadProps, "brush" | "onBegin">) {
  const stroke = useRef<{ pointer: number; at: Place; drawn: Drawing } | null>(null);
  const draw = (event: TargetedPointerEvent<HTMLDivElement>, to: Place): void => {
    const { at, drawn } = stroke.current!;
    stroke.current = { pointer: event.pointerId, at: to, drawn: withStroke(drawn, size, at, to, brush) };
    onChange(stroke.current.drawn);
  };
  const stop = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (stroke.current?.pointer === event.pointerId) stroke.current = null;
  };
  return {
    onPointerDown(event: TargetedPointerEvent<HTMLDivElement>): void {
      if (stroke.current || event.button !== 0) return;
      capture(event);
      const at = placeOf(event, size);
      stroke.current = { pointer: event.pointerId, at, drawn: value };
      onBegin?.();
      draw(event, at);
    },
    onPointerMove(event: TargetedPointerEvent<HTMLDivElement>): void {
      if (stroke.current?.pointer !== event.pointerId) return;
      draw(event, placeOf(event, size));
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  };
}

function placeOf({ currentTarget, clientX, clientY }: TargetedPointerEvent<HTMLDivElement>, size: number): Place {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [((clientX - left) / width) * size, ((clientY - top) / height) * size];
}

function capture({ currentTarget, pointerId }: TargetedPointerEvent<HTMLDivElement>): void {
  try {
    currentTarget.setPointerCapture(pointerId);
  } catch {
    // The pointer may have been lifted since.
  }
}

interface Keyed extends Sheet {
  readonly clear: () => void;
}

const keyboard = (sheet: Keyed, cursor: Signal<number | null>) => ({
  tabIndex: 0,
  onKeyDown: (event: TargetedKeyboardEvent<HTMLDivElement>) => press(event, sheet, cursor),
  onBlur: () => void (cursor.value = null),
});

const directions: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

function press(event: TargetedKeyboardEvent<HTMLDivElement>, { size, value, onChange, clear }: Keyed, cursor: Signal<number | null>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = directions[event.key];
  if (direction) {
    cursor.value = moved(cursor.value, direction, size);
    if (event.shiftKey) onChange(withPixel(value, cursor.value, 1));
  } else if (event.key === " " || event.key === "Enter") {
    cursor.value ??= middle(size);
    onChange(withPixel(value, cursor.value, value[cursor.value]! > 0 ? 0 : 1));
  } else if (event.key === "Delete" || event.key === "Backspace") {
    clear();
  } else return;
  event.preventDefault();
  // The page's own shortcuts listen to arrow keys and the space bar too.
  event.stopPropagation();
}

const middle = (size: number): number => Math.floor(size / 2) * (size + 1);

/** The first key shows where the cursor is, and only the next moves it. */
function moved(cursor: number | null, [columns, rows]: readonly [number, number], size: number): number {
  if (cursor === null) return middle(size);
  const within = (place: number): number => Math.min(size - 1, Math.max(0, place));
  return within((cursor % size) + columns) + size * within(Math.floor(cursor / size) + rows);
}

function told(pixel: number, size: number, value: Drawing): string {
  const ink = Math.round(100 * value[pixel]!);
  return `Row ${Math.floor(pixel / size) + 1}, column ${(pixel % size) + 1}: ${ink === 0 ? "empty" : `${ink} % ink`}`;
}

function Cursor({ pixel, size }: { readonly pixel: number; readonly size: number }): JSX.Element {
  const share = (pixels: number): string => `${(100 * pixels) / size}%`;
  const place = { left: share(pixel % size), top: share(Math.floor(pixel / size)), width: share(1), height: share(1) };
  return <span class="drawing-pad-cursor" style={place} />;
}
