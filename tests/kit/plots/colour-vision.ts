/** Colour as eyes see it: conversions, simulated colour blindness, difference and contrast. Channels are 0 … 1. */
export type Rgb = readonly [red: number, green: number, blue: number];
export type Vision = "full" | "protanopia" | "deuteranopia" | "tritanopia";

type Triple = readonly [number, number, number];
type Transform = readonly [Triple, Triple, Triple];

/** Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009), severity 1.0, for linear RGB. */
const simulated: Readonly<Record<Vision, Transform>> = {
  full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** sRGB to XYZ under D65, IEC 61966-2-1. */
const toXyz: Transform = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]];
const white: Triple = [0.95047, 1, 1.08883];

export function parseHex(hex: string): Rgb {
  const channel = (from: number): number => parseInt(hex.slice(from, from + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

/** The colour as someone with this vision sees it, in linear RGB. */
export function seen(colour: Rgb, vision: Vision): Rgb {
  return apply(simulated[vision], linear(colour)).map((value) => Math.min(1, Math.max(0, value))) as unknown as Rgb;
}

/** WCAG 2 contrast ratio: 1 … 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((left, right) => left - right) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** CIEDE2000 difference of two linear colours, after Sharma, Wu and Dalal (2005); 1 is just noticeable side by side. */
export function difference(a: Rgb, b: Rgb): number {
  const [[L1, a1, b1], [L2, a2, b2]] = [lab(a), lab(b)];
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const G = 0.5 * (1 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7)));
  const [C1, C2] = [Math.hypot(a1 * (1 + G), b1), Math.hypot(a2 * (1 + G), b2)];
  const [h1, h2] = [hue(a1 * (1 + G), b1), hue(a2 * (1 + G), b2)];
  const turn = C1 * C2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const deltaH = 2 * Math.sqrt(C1 * C2) * sine(turn / 2);
  const [L, C] = [(L1 + L2) / 2, (C1 + C2) / 2];
  const H = C1 * C2 === 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const T = 1 - 0.17 * cosine(H - 30) + 0.24 * cosine(2 * H) + 0.32 * cosine(3 * H + 6) - 0.2 * cosine(4 * H - 63);
  const lightness = (L2 - L1) / (1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2));
  const chroma = (C2 - C1) / (1 + 0.045 * C);
  const huePart = deltaH / (1 + 0.015 * C * T);
  const rotation = -2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)) * sine(60 * Math.exp(-(((H - 275) / 25) ** 2)));
  return Math.sqrt(lightness ** 2 + chroma ** 2 + huePart ** 2 + rotation * chroma * huePart);
}

function linear(colour: Rgb): Rgb {
  return colour.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;
}

function luminance(colour: Rgb): number {
  return apply(toXyz, linear(colour))[1];
}

/** CIELAB of a linear colour. */
export function lab(colour: Rgb): Triple {
  const [x, y, z] = apply(toXyz, colour).map((value, i) => {
    const t = value / white[i]!;
    return t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116;
  }) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function apply(transform: Transform, [x, y, z]: Triple): Triple {
  return transform.map((row) => row[0] * x + row[1] * y + row[2] * z) as unknown as Triple;
}

const degrees = Math.PI / 180;
const sine = (angle: number): number => Math.sin(angle * degrees);
const cosine = (angle: number): number => Math.cos(angle * degrees);
const hue = (a: number, b: number): number => (Math.atan2(b, a) / degrees + 360) % 360;
