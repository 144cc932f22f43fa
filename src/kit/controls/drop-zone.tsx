/** Takes a file dropped anywhere on a lab. It wraps the lab's stage and panels. */
import type { ComponentChildren, JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Schema } from "../lab/schema";
import { createReader, ReaderContext } from "./data/reader";
import type { BarProps } from "./player";

export function DropZone<S extends Schema, Frame>({ lab, children }: BarProps<S, Frame> & { readonly children: ComponentChildren }): JSX.Element {
  const reader = useMemo(() => createReader(lab.useTable), [lab]);
  const [isOver, setOver] = useState(false);

  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    // Without this the browser would leave the page and open the file.
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setOver(true);
  };
  const leave = (event: DragEvent): void => {
    const [zone, next] = [event.currentTarget as Element, event.relatedTarget];
    if (!(next instanceof Node && zone.contains(next))) setOver(false);
  };
  const drop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    setOver(false);
    if (!file) return;
    event.preventDefault();
    void reader.read(file);
  };
  return (
    <ReaderContext.Provider value={reader}>
      <div class={`drop-zone ${isOver ? "drop-zone-over" : ""}`} onDragEnter={over} onDragOver={over} onDragLeave={leave} onDrop={drop}>
        {children}
        {isOver && <p class="drop-zone-hint" aria-hidden="true">Drop a CSV file to put its points on the stage</p>}
      </div>
    </ReaderContext.Provider>
  );
}
