/** Vega's look, made of the page's tokens. */
import type { Config } from "vega-lite";
import { classColour } from "./colours";

const classes = Array.from({ length: 10 }, (_, group) => classColour(group));
const ramp = (name: string): string[] => [0, 1, 2, 3, 4].map((stop) => `var(--ramp-${name}-${stop})`);

/** A tick's label with no more digits than its picture has room for. */
const shortLabel = "datum.value === 0 ? '0' : abs(datum.value) >= 1e5 ? format(datum.value, '~s') : datum.label";

/** With `var(…)` in the place of colours: `resolveTokens` puts in what they are. */
const config: Config = {
  background: "transparent",
  font: "var(--font)",
  view: { stroke: null },
  padding: { left: 4, top: 6, right: 10, bottom: 4 },
  axis: {
    domainColor: "var(--line-strong)", domainOpacity: 0.55,
    tickColor: "var(--line-strong)", tickOpacity: 0.55, tickSize: 4,
    gridColor: "var(--line)", gridOpacity: 0.6,
    labelColor: "var(--ink-soft)", labelFontSize: 12, labelPadding: 4,
    titleColor: "var(--ink)", titleFontSize: 12, titleFontWeight: 500,
  },
  axisX: { grid: false, titleAnchor: "end", tickCount: { expr: "ceil(width / 60)" } },
  axisY: { domain: false, ticks: false, titleAngle: 0, titleAlign: "left", titleAnchor: "end", titleY: -10, titleBaseline: "bottom", titleX: 0, tickCount: { expr: "ceil(height / 44)" } },
  axisQuantitative: { labelExpr: `replace(${shortLabel}, '-', '−')` },
  legend: { labelColor: "var(--ink-soft)", labelFontSize: 12, titleColor: "var(--ink)", titleFontSize: 12, titleFontWeight: 500, orient: "bottom", titleOrient: "left", titlePadding: 8, offset: 2 },
  title: { color: "var(--ink)", fontSize: 13, fontWeight: 600, anchor: "start" },
  header: { labelColor: "var(--ink-soft)", titleColor: "var(--ink)" },
  mark: { color: "var(--class-0)" },
  line: { strokeWidth: 2, strokeJoin: "round", strokeCap: "round" },
  point: { filled: true, size: 40, stroke: "var(--paper)", strokeWidth: 1 },
  area: { fillOpacity: 0.18 },
  errorband: { band: { opacity: 0.18 } },
  rule: { color: "var(--ink-soft)" },
  text: { color: "var(--ink)", fontSize: 12 },
  range: { category: classes, ramp: ramp("sequential"), heatmap: ramp("sequential"), diverging: ramp("diverging") },
};

/** Replaces every `var(--token)` within a specification by its computed value: Vega knows no custom properties. */
export function resolveTokens<T>(specification: T): T {
  const probe = document.createElement("span");
  document.body.append(probe);
  const known = new Map<string, string>();
  const resolve = (reference: string): string => {
    const value = known.get(reference) ?? computed(probe, reference);
    known.set(reference, value);
    return value;
  };
  const resolved = walk(specification, resolve);
  probe.remove();
  return resolved as T;
}

export function chartConfig(): Config {
  return resolveTokens(config);
}

function computed(probe: HTMLElement, reference: string): string {
  const font = reference === "var(--font)";
  probe.style.setProperty(font ? "font-family" : "color", reference);
  return font ? getComputedStyle(probe).fontFamily : getComputedStyle(probe).color;
}

function walk(value: unknown, resolve: (reference: string) => string): unknown {
  if (typeof value === "string") return /^var\(--[\w-]+\)$/.test(value) ? resolve(value) : value;
  if (Array.isArray(value)) return value.map((entry) => walk(entry, resolve));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, walk(entry, resolve)]));
}
