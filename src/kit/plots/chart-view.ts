/** The heavy half of a chart, loaded when one is first seen: compiles, draws and streams with Vega. */
import { changeset, parse, View, Warn, type Spec } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { clickedDatum } from "./chart-click";
import { chartConfig, resolveTokens } from "./chart-theme";
import type { ChartProps, Datum } from "./types";

export interface ChartView {
  setData(rows: readonly Datum[]): Promise<void>;
  setCursor(value: number | null): Promise<void>;
  resize(width: number): Promise<void>;
  /** The picture as a file. */
  save(format: "png" | "svg"): Promise<Blob>;
  close(): void;
}

export interface ChartRequest {
  readonly container: HTMLElement;
  readonly spec: ChartProps["spec"];
  /** At least one row: Vega cannot scale nothing. */
  readonly data: readonly Datum[];
  readonly width: number;
  readonly height: number;
  /** The field along x that the cursor points at; undefined for a chart without a cursor. */
  readonly cursorField: string | undefined;
  readonly onSelect: (datum: Datum) => void;
}

const dataName = "rows";
// Not "cursor", which is a signal of Vega's own.
const cursorSignal = "shownStep";

export async function createChartView(request: ChartRequest): Promise<ChartView> {
  const { container, data, width, cursorField, onSelect } = request;
  let rows = data;
  const view = new View(parse(toVega(request)), { renderer: "canvas", logLevel: Warn, hover: false })
    .initialize(container)
    .insert(dataName, copies(data));
  view.tooltip(() => undefined);
  view.addEventListener("click", (event, item) => {
    const datum = clickedDatum(view, event, item, rows, cursorField);
    if (datum) onSelect(datum);
  });
  await view.width(width).runAsync();
  let drawing: Promise<void> | null = null;

  /** Changes that come together are drawn together. */
  function draw(): Promise<void> {
    drawing ??= Promise.resolve().then(async () => {
      drawing = null;
      await view.runAsync();
    });
    return drawing;
  }

  return {
    setData(next) {
      rows = next;
      // Labels may have become longer: the axes are given their room anew.
      view.change(dataName, changeset().remove(() => true).insert(copies(next))).resize();
      return draw();
    },
    async setCursor(value) {
      if (!cursorField) return;
      view.signal(cursorSignal, value);
      await draw();
    },
    resize(next) {
      view.width(next);
      return draw();
    },
    save: (format) => (format === "png" ? savePng(view) : saveSvg(view)),
    close: () => view.finalize(),
  };
}

function toVega({ spec, width, height, cursorField }: ChartRequest): Spec {
  const content = cursorField ? withCursor(spec) : spec;
  const lite = { autosize: { type: "fit", contains: "padding" }, ...resolveTokens(content), width, height, data: { name: dataName } };
  return compile(lite as unknown as TopLevelSpec, { config: chartConfig() }).spec;
}

/**
 * A rule at the cursor's signal, behind the chart's own marks. It is placed by the scale and brings no data of its own:
 * the scale's domain is the data's, wherever the cursor is.
 */
function withCursor(spec: ChartProps["spec"]): Readonly<Record<string, unknown>> {
  const { layer, mark, encoding, params, transform, ...rest } = spec;
  const own = layer ? { layer, encoding, transform } : { mark, encoding, transform };
  const type = (encoding as { x?: { type?: string } } | undefined)?.x?.type ?? "quantitative";
  const isContinuous = type === "quantitative" || type === "temporal";
  const centre = isContinuous ? "" : " + bandwidth('x') / 2";
  const isOnAxis = isContinuous ? `inrange(${cursorSignal}, domain('x'))` : `indexof(domain('x'), ${cursorSignal}) >= 0`;
  const isShown = `${cursorSignal} !== null && ${isOnAxis}`;
  const rule = {
    data: { values: [{}] },
    mark: { type: "rule", color: "var(--accent)", strokeWidth: 1.5, strokeDash: [3, 3] },
    encoding: {
      // Beyond the axis it would take room, even unseen.
      x: { value: { expr: `${isShown} ? scale('x', ${cursorSignal})${centre} : 0` } },
      opacity: { value: { expr: `${isShown} ? 1 : 0` } },
      y: { value: 0 },
      y2: { value: "height" },
    },
  };
  return { ...rest, params: [...((params as unknown[]) ?? []), { name: cursorSignal, value: null }], layer: [rule, own] };
}

/** Vega marks the rows that it is given: they are the caller's, and may be frozen. */
function copies(rows: readonly Datum[]): Datum[] {
  return rows.map((row) => ({ ...row }));
}

/** A file has no page behind it: it brings the paper along. */
async function onPaper<Picture>(view: View, draw: () => Promise<Picture>): Promise<Picture> {
  const shown = view.background();
  view.background(resolveTokens("var(--paper)"));
  try {
    return await draw();
  } finally {
    await view.background(shown).runAsync();
  }
}

async function savePng(view: View): Promise<Blob> {
  const canvas: HTMLCanvasElement = await onPaper(view, () => view.toCanvas(2));
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large to be saved."))), "image/png");
  });
}

async function saveSvg(view: View): Promise<Blob> {
  return new Blob([await onPaper(view, () => view.toSVG())], { type: "image/svg+xml" });
}
