/** The life of a chart's view: made when the chart is first seen, made anew for another look, fed in between. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { theme } from "../theme";
import type { ChartView } from "./chart-view";
import type { ChartProps } from "./types";

export type ChartStatus = "loading" | "ready" | "failed";

export interface MountedChart {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly status: ReadonlySignal<ChartStatus>;
  /** Null while there is none. */
  readonly view: () => ChartView | null;
  retry(): void;
}

export function useChartView(props: ChartProps, height: number): MountedChart {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<ChartView | null>(null);
  const latest = useRef(props);
  // Vega cannot scale nothing: while there are no rows it keeps those it had, and the chart covers them.
  latest.current = { ...props, data: props.data.length > 0 ? props.data : latest.current.data };
  const status = useMemo(() => signal<ChartStatus>("loading"), []);
  const [attempt, setAttempt] = useState(0);
  const seen = useSeen(container);
  const { spec, data, cursor } = props;
  // By what it says: a specification written within a view is a new object in every rendering.
  const look = JSON.stringify(spec);
  const drawable = seen && latest.current.data.length > 0;

  useEffect(() => {
    if (!drawable) return undefined;
    let wanted = true;
    mount(container.current!, latest, height).then(
      (mounted) => {
        if (!wanted) return mounted.close();
        view.current = mounted;
        status.value = "ready";
        feed(mounted, latest.current);
      },
      (error: unknown) => {
        console.error(error);
        if (wanted) status.value = "failed";
      },
    );
    return () => {
      wanted = false;
      view.current?.close();
      view.current = null;
    };
  }, [drawable, look, theme.value, height, cursor?.field, attempt]);

  useEffect(() => {
    if (data.length > 0) void view.current?.setData(data);
  }, [data]);
  useEffect(() => void view.current?.setCursor(cursor?.value ?? null), [cursor?.value]);
  useWidth(container, (width) => void view.current?.resize(width));

  return {
    container,
    status,
    view: () => view.current,
    retry() {
      status.value = "loading";
      setAttempt(attempt + 1);
    },
  };
}

async function mount(container: HTMLElement, latest: { current: ChartProps }, height: number): Promise<ChartView> {
  const { createChartView } = await import("./chart-view");
  const { spec, data, cursor } = latest.current;
  return createChartView({
    container,
    spec,
    data,
    height,
    width: container.clientWidth,
    cursorField: cursor?.field,
    onSelect: (datum) => latest.current.onSelect?.(datum),
  });
}

/** What may have changed while Vega was loading. */
function feed(view: ChartView, { data, cursor }: ChartProps): void {
  void view.setData(data);
  void view.setCursor(cursor?.value ?? null);
}

/** Whether the element has ever been near the visible part of the page. */
function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setSeen(true);
        observer.disconnect();
      },
      { rootMargin: "200px" },
    );
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return seen;
}

function useWidth(element: RefObject<HTMLElement | null>, report: (width: number) => void): void {
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry!.contentRect.width);
      if (width > 0) report(width);
    });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
}
