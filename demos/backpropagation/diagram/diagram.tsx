/** The network: features in, layers of units, outputs; every part of it can be looked at and changed in place. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Lab } from "../../../src/kit/lab/lab";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";
import type { Part } from "../selection";
import { ArchitectureBar } from "./architecture-bar";
import { rebuild } from "./edit";
import { Inspector, type InspectorProps } from "./inspector";
import { LayerHeads } from "./layer-heads";
import { biasAt, layOut, linkAt, linksOf, type Layout, type Measures } from "./layout";
import { homeOf, isSame, keyOf, lookAt, type Looks } from "./looks";
import { Nodes } from "./nodes";
import { fits, hasPart, sentenceOf, shapeOf, type Shape } from "./shape";
import { Tooltip } from "./tooltip";
import { usePainter } from "./use-painter";

/** Pixels, unless the network needs more. */
const stackedHeight = 420;

interface DiagramProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
}

/** What is drawn until the page has been laid out: as high as where all is stacked, so that nothing below it moves there. */
const nominal: Measures = { width: 560, height: stackedHeight, isCoarse: false };

export function Diagram({ lab, looks }: DiagramProps): JSX.Element {
  const root = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const takesFocus = useSignal(false);
  const measures = useMeasures(scroller);
  const shape = useShape(lab);
  const layout = useMemo(() => layOut(shape, measures), [shape, measures]);
  const { part } = looks.selection;

  function choose(chosen: Part | null, withFocus: boolean): void {
    takesFocus.value = withFocus;
    part.value = chosen;
  }

  function close(): void {
    const { layer, unit } = homeOf(part.value!);
    part.value = null;
    root.current!.querySelector<HTMLElement>(`[data-place="${layer + 1} ${unit}"]`)?.focus();
  }

  const chosen = part.value && hasPart(shape, part.value) ? part.value : null;
  useLayoutEffect(() => {
    if (chosen) reveal(scroller.current!, layout, homeOf(chosen));
  }, [chosen && keyOf(chosen), layout]);
  // While an example is walked through, a unit that is chosen shows its numbers there.
  const isWalked = chosen?.kind === "unit" && looks.selection.example.value !== null;
  return (
    <section ref={root} class="backpropagation-network" aria-label={sentenceOf(shape)}>
      <ArchitectureBar lab={lab} />
      <div ref={scroller} class="backpropagation-scroller">
        <Sheet {...{ lab, looks, shape, layout }} isCoarse={measures.isCoarse} onChoose={choose} />
      </div>
      <Key />
      {chosen && !isWalked && <OpenInspector {...{ lab, shape }} part={chosen} takesFocus={takesFocus.value} onChoose={(next) => choose(next, false)} onClose={close} />}
    </section>
  );
}

/** Moves the window onto the sheet no farther than it takes to show a unit. */
function reveal(scroller: HTMLElement, { columns, side }: Layout, { layer, unit }: ReturnType<typeof homeOf>): void {
  const column = columns[layer + 1]!;
  const nearest = (start: number, seen: number, middle: number): number => Math.min(Math.max(start, middle + side - seen), middle - side);
  scroller.scrollTop = nearest(scroller.scrollTop, scroller.clientHeight, column.ys[unit]!);
  scroller.scrollLeft = nearest(scroller.scrollLeft, scroller.clientWidth, column.x);
}

/** What the lines and squares stand for. */
function Key(): JSX.Element {
  return (
    <p class="backpropagation-key">
      <span><svg viewBox="0 0 24 8" aria-hidden="true"><path class="backpropagation-positive" d="M1 4h22" /></svg>positive weight</span>
      <span><svg viewBox="0 0 24 8" aria-hidden="true"><path class="backpropagation-negative" d="M1 4h22" /></svg>negative weight</span>
      <span><svg viewBox="0 0 8 8" aria-hidden="true"><path class="backpropagation-positive" d="M1 1h6v6H1z" /></svg>bias</span>
      <span>the wider, the larger</span>
    </p>
  );
}

/** The same object for as long as the network has the same shape. */
function useShape(lab: Lab<Parameters, Frame>): Shape {
  const shape = shapeOf(lab.parameters.value, lab.dataset.value?.target ?? undefined);
  return useMemo(() => shape, [JSON.stringify(shape)]);
}

interface SheetProps extends DiagramProps {
  readonly shape: Shape;
  readonly layout: Layout;
  readonly isCoarse: boolean;
  readonly onChoose: (part: Part | null, withFocus: boolean) => void;
}

function Sheet({ lab, looks, shape, layout, isCoarse, onChoose }: SheetProps): JSX.Element {
  const canvases = { links: useRef<HTMLCanvasElement>(null), units: useRef<HTMLCanvasElement>(null) };
  const sheet = useRef<HTMLDivElement>(null);
  const pointer = useSignal<{ readonly x: number; readonly y: number } | null>(null);
  usePainter(canvases, { lab, looks, shape, layout });
  const links = useMemo(() => linksOf(shape, layout), [shape, layout]);

  function placeOf(event: MouseEvent): { readonly x: number; readonly y: number } {
    const { left, top } = sheet.current!.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  function partAt({ x, y }: { readonly x: number; readonly y: number }, reach: number): Part | null {
    const bias = biasAt(layout, x, y, reach);
    const link = bias ? undefined : linkAt(links, x, y, reach);
    return bias ?? (link ? { kind: "weight", layer: link.layer, from: link.from, to: link.to } : null);
  }

  function hover(event: PointerEvent): void {
    // Units are buttons, and tell of themselves.
    if (event.pointerType !== "mouse" || isControl(event)) return;
    const place = placeOf(event);
    const found = partAt(place, reaches.mouse);
    pointer.value = found && place;
    if (!isSame(looks.selection.preview.peek(), found)) lookAt(looks, found);
  }

  return (
    // The keyboard reaches every weight through the unit that it goes to.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      ref={sheet}
      class="backpropagation-sheet"
      data-over={pointer.value !== null}
      style={{ inlineSize: `${layout.width}px`, blockSize: `${layout.height}px` }}
      onPointerMove={hover}
      onPointerLeave={() => {
        pointer.value = null;
        lookAt(looks, null);
      }}
      onClick={(event) => {
        if (isControl(event)) return;
        onChoose(partAt(placeOf(event), isCoarse ? reaches.touch : reaches.mouse), !isCoarse && !lab.player.playing.peek());
      }}
    >
      <canvas ref={canvases.links} class="backpropagation-canvas" aria-hidden="true" />
      <canvas ref={canvases.units} class="backpropagation-canvas" aria-hidden="true" />
      <LayerHeads {...{ lab, shape, layout }} />
      <Nodes
        {...{ looks, shape, layout }}
        onToggle={(name) => rebuild(lab, { [name]: !lab.parameters.peek()[name] })}
        onChoose={(layer, unit, isByKey) => onChoose({ kind: "unit", layer, unit }, isByKey)}
      />
      <Tooltip {...{ lab, looks, shape, layout }} pointer={pointer.value} />
    </div>
  );
}

/** Pixels from a link that still count as on it. */
const reaches = { mouse: 7, touch: 14 } as const;

const isControl = ({ target }: Event): boolean => (target as Element).closest("button, select") !== null;

type OpenInspectorProps = Omit<InspectorProps, "network">;

/** Rendered with every step, for it shows numbers. */
function OpenInspector(props: OpenInspectorProps): JSX.Element | null {
  const network = props.lab.player.frame.value?.training.network;
  return network && fits(props.shape, network) ? <Inspector {...props} network={network} /> : null;
}

function useMeasures(scroller: { readonly current: HTMLDivElement | null }): Measures {
  const [measures, setMeasures] = useState(nominal);
  useLayoutEffect(() => {
    const element = scroller.current!;
    const coarse = matchMedia("(pointer: coarse)");
    const narrow = matchMedia("(width < 48rem)");
    const measure = (): void => {
      // Where everything is stacked, the window onto the sheet is as high as the sheet, which then has to know by itself.
      const next = { width: element.clientWidth, height: narrow.matches ? stackedHeight : element.clientHeight, isCoarse: coarse.matches };
      setMeasures((known) => (known.width === next.width && known.height === next.height && known.isCoarse === next.isCoarse ? known : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const query of [coarse, narrow]) query.addEventListener("change", measure);
    return () => {
      observer.disconnect();
      for (const query of [coarse, narrow]) query.removeEventListener("change", measure);
    };
  }, []);
  return measures;
}

