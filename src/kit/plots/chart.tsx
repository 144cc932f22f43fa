import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { DataTable } from "./data-table";
import { download, fileName } from "../download";
import type { ChartProps } from "./types";
import { useChartView } from "./use-chart-view";

/** A Vega-Lite chart that follows its data and the theme, and gives away its picture and its numbers. */
export function Chart(props: ChartProps): JSX.Element {
  const { title, description, data, height = 220 } = props;
  const { container, status, view, retry } = useChartView(props, height);
  const dialog = useRef<HTMLDialogElement>(null);
  const menu = useRef<HTMLDetailsElement>(null);
  // A closed table is not kept up to date: a stream of rows would cost a table's layout a frame.
  const tableOpen = useSignal(false);
  const heading = useId();
  const failed = status.value === "failed";

  // Details neither close by a key of their own, nor when something else is wanted.
  useEffect(() => {
    const closeByKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && menu.current!.contains(event.target as Node)) menu.current!.open = false;
    };
    const closeFromOutside = (event: PointerEvent): void => {
      if (!menu.current!.contains(event.target as Node)) menu.current!.open = false;
    };
    document.addEventListener("keydown", closeByKey);
    document.addEventListener("pointerdown", closeFromOutside);
    return () => {
      document.removeEventListener("keydown", closeByKey);
      document.removeEventListener("pointerdown", closeFromOutside);
    };
  }, []);

  const choose = (action: () => unknown) => (): void => {
    menu.current!.open = false;
    action();
  };
  const openTable = (): void => {
    tableOpen.value = true;
    dialog.current!.showModal();
  };
  const save = (format: "png" | "svg") => async (): Promise<void> => {
    const blob = await view()?.save(format);
    if (blob) download(blob, `${fileName(title)}.${format}`);
  };

  return (
    <figure class="chart" aria-labelledby={heading}>
      <figcaption class="chart-head">
        <span id={heading} class="chart-title">{title}</span>
        <details ref={menu} class="chart-menu">
          <summary aria-label={`Save or read: ${title}`}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h.01M8 8h.01M13 8h.01" /></svg></summary>
          <div class="chart-menu-list">
            <button type="button" disabled={status.value !== "ready"} onClick={choose(save("png"))}>Save as PNG</button>
            <button type="button" disabled={status.value !== "ready"} onClick={choose(save("svg"))}>Save as SVG</button>
            <button type="button" onClick={choose(openTable)}>Open the data as a table</button>
          </div>
        </details>
      </figcaption>
      <div class="chart-stage" style={{ blockSize: `${height}px` }} hidden={failed}>
        <div ref={container} class="chart-view" role="img" aria-label={description} data-empty={data.length === 0} data-selectable={props.onSelect !== undefined} />
        {data.length === 0 && <p class="chart-wait">Nothing to show yet</p>}
      </div>
      {failed && (
        <div class="chart-failure">
          <p role="alert">The chart could not be drawn. Here are its numbers. <button type="button" class="kit-button" onClick={retry}>Try again</button></p>
          <DataTable title={title} data={data} />
        </div>
      )}
      <dialog ref={dialog} class="chart-dialog" aria-labelledby={heading} onClose={() => (tableOpen.value = false)}>
        {tableOpen.value && <DataTable title={title} data={data} />}
        <form method="dialog"><button type="submit" class="kit-button">Close</button></form>
      </dialog>
    </figure>
  );
}
