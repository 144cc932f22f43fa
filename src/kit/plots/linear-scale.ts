/**
 * Data units to pixels, and round numbers to label. What d3-scale does, of which a page would carry all other scales and
 * the interpolation of colours too: 17 kB before the first picture. The tests hold it against d3-scale.
 */
export interface LinearScale {
  /** The pixel of a value. */
  (value: number): number;
  /** The value at a pixel. */
  invert(pixel: number): number;
  range(): [from: number, to: number];
  /** About so many round values within the domain, ascending: multiples of 1, 2 or 5 times a power of ten. */
  ticks(count: number): number[];
  /** Writes such values with as many decimals as they need. */
  tickFormat(count: number): (value: number) => string;
}

type Interval = readonly [low: number, high: number];

/** @param domain ascending and not empty; @param range in pixels, in either direction, its ends not the same */
export function linearScale([low, high]: Interval, [from, to]: Interval): LinearScale {
  const scale = (value: number): number => from + ((value - low) / (high - low)) * (to - from);
  return Object.assign(scale, {
    invert: (pixel: number) => low + ((pixel - from) / (to - from)) * (high - low),
    range: (): [number, number] => [from, to],
    ticks: (count: number) => ticksWithin([low, high], count),
    tickFormat: (count: number) => formatFor(roundStep(high - low, count)),
  });
}

interface Step {
  /** 1, 2 or 5; 10 where rounding goes up to the next power. */
  readonly factor: number;
  readonly power: number;
}

/** The step nearest to a count-th of the span, by ratio: the bounds are the geometric means of neighbours. */
function roundStep(span: number, count: number): Step {
  const step = span / count;
  const power = Math.floor(Math.log10(step));
  const share = step / 10 ** power;
  const factor = share >= Math.sqrt(50) ? 10 : share >= Math.sqrt(10) ? 5 : share >= Math.sqrt(2) ? 2 : 1;
  return { factor, power };
}

function ticksWithin([low, high]: Interval, count: number): number[] {
  const { factor, power } = roundStep(high - low, count);
  // Below one, dividing by a whole number gives the decimal that is meant; multiplying by 0.1 would not.
  const [times, parts] = power < 0 ? [1, 10 ** -power / factor] : [factor * 10 ** power, 1];
  const valueOf = (i: number): number => (i * times) / parts;
  let first = Math.round((low * parts) / times);
  let last = Math.round((high * parts) / times);
  if (valueOf(first) < low) first++;
  if (valueOf(last) > high) last--;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => valueOf(first + i));
}

function formatFor({ factor, power }: Step): (value: number) => string {
  const decimals = Math.min(20, Math.max(0, -(factor === 10 ? power + 1 : power)));
  const format = new Intl.NumberFormat("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  // Without the sign of a negative zero.
  return (value) => format.format(value === 0 ? 0 : value);
}
