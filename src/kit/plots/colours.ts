/** The colours of classes and of values. They are tokens of the stylesheet; canvases read what the theme makes of them. */
import { theme } from "../theme";

export type Ramp = "sequential" | "diverging";
export type Rgb = readonly [red: number, green: number, blue: number];

export const classCount = 10;
const rampStops = 5;

/** The token of a class, for CSS and SVG; repeats after ten, and −1 is neutral. */
export function classColour(group: number): string {
  return `var(--class-${group < 0 ? "neutral" : group % classCount})`;
}

/** A CSS gradient along a ramp, for legends. */
export function rampGradient(ramp: Ramp): string {
  return `linear-gradient(to right, ${rampTokens(ramp).map((token) => `var(${token})`).join(", ")})`;
}

/** The computed values of a theme, channels 0 … 255. */
export interface Palette {
  readonly paper: Rgb;
  readonly ink: Rgb;
  readonly line: Rgb;
  /** Of the class, or of the neutral group for −1. */
  classRgb(group: number): Rgb;
  /** The colour at 0 … 1 along a ramp; values beyond the ends have the ends' colours. */
  rampRgb(ramp: Ramp, position: number): Rgb;
}

const palettes = new Map<string, Palette>();

/** What the current theme makes of the tokens: read once, for reading styles forces a layout. In the browser only. */
export function currentPalette(): Palette {
  const known = palettes.get(theme.value);
  if (known) return known;
  const palette = readPalette();
  palettes.set(theme.value, palette);
  return palette;
}

export const css = ([red, green, blue]: Rgb, opacity = 1): string => `rgb(${red} ${green} ${blue} / ${opacity})`;

/** A blend of two colours: all of `a` at 0, all of `b` at 1. */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const blend = (from: number, to: number): number => Math.round(from + (to - from) * share);
  return [blend(a[0], b[0]), blend(a[1], b[1]), blend(a[2], b[2])];
}

function rampTokens(ramp: Ramp): string[] {
  return Array.from({ length: rampStops }, (_, i) => `--ramp-${ramp}-${i}`);
}

function readPalette(): Palette {
  const probe = document.createElement("span");
  // An element in the page, not a detached one: `light-dark()` is resolved by the colour scheme it stands in.
  document.body.append(probe);
  // Where the browser forces its own colours, every token would read the same, and the picture would be one blot.
  probe.style.setProperty("forced-color-adjust", "none");
  const read = (token: string): Rgb => {
    probe.style.color = `var(${token})`;
    return parse(getComputedStyle(probe).color);
  };
  const classes = Array.from({ length: classCount }, (_, i) => read(`--class-${i}`));
  const ramps = { sequential: rampTokens("sequential").map(read), diverging: rampTokens("diverging").map(read) };
  const [neutral, paper, ink, line] = [read("--class-neutral"), read("--paper"), read("--ink"), read("--line-strong")];
  probe.remove();
  return {
    paper,
    ink,
    line,
    classRgb: (group) => (group < 0 ? neutral : classes[group % classCount]!),
    rampRgb: (ramp, position) => along(ramps[ramp], position),
  };
}

function parse(computed: string): Rgb {
  const [red = 0, green = 0, blue = 0] = (computed.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

function along(stops: readonly Rgb[], position: number): Rgb {
  const place = Math.min(1, Math.max(0, position)) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(place));
  return mix(stops[below]!, stops[below + 1]!, place - below);
}
