/** The stage's measures: its size on the page, its domain and scales, and where the points are. */
import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { stableDomain } from "./domain";
import type { Dragged } from "./drag";
import { createFinder, type Finder } from "./hit-test";
import { placePoints, type Placed } from "./positions";
import { createScales, type Size } from "./scales";
import type { Domain, PlaneProps, Scales } from "./types";

export interface Stage extends Placed {
  /** Of the stage's element, which is measured. */
  readonly element: RefObject<HTMLDivElement | null>;
  readonly size: Size;
  readonly domain: Domain;
  readonly scales: Scales;
  readonly finder: Finder;
}

/** What is drawn until the page has been laid out. */
const nominal: Size = { width: 480, height: 480 };

export function useStage({ points, domain: given }: PlaneProps, held: Dragged | null): Stage {
  const domain = useDomain(points.X, given, held !== null);
  const { element, size } = useSize();
  const stage = useMemo(() => ({ size, scales: createScales(domain, size) }), [domain, size]);
  const placed = useMemo(
    () => placePoints(points, stage.scales, held?.kind === "point" ? held : null),
    [points.X, points.ids, stage, held],
  );
  const finder = useMemo(() => createFinder(placed.positions), [placed]);
  return { element, ...stage, ...placed, domain, finder };
}

function useDomain(X: PlaneProps["points"]["X"], given: Domain | undefined, dragging: boolean): Domain {
  const automatic = useRef<Domain | null>(null);
  return useMemo(() => {
    if (given) return given;
    if (!dragging || !automatic.current) automatic.current = stableDomain(X, automatic.current);
    return automatic.current;
  }, [X, dragging, given?.x[0], given?.x[1], given?.y[0], given?.y[1]]);
}

/** An element's size, now and whenever it changes. */
function useSize(): { element: RefObject<HTMLDivElement | null>; size: Size } {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(nominal);
  useLayoutEffect(() => {
    const stage = element.current!;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = stage;
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(stage);
    return () => observer.disconnect();
  }, []);
  return { element, size };
}
