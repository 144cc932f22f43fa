/**
 * A drawing as a link has it: four shades of ink, in runs from the upper left corner, a letter for each. A drawing on the page is always
 * one that was read from its letters, so that a link shows exactly what was seen when it was made.
 */
import { blank, type Drawing } from "../../src/kit/controls/drawing";

/** The pad's edge, in cells. */
export const padSize = 56;

/** As in the addresses of base64, which no address has to change. */
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** How long a run of each shade may be in one letter: blank paper comes in long ones. */
const longest = [32, 8, 8, 16] as const;
const darkest = longest.length - 1;
/** The first letter of each shade. */
const firsts = longest.map((_, shade) => longest.slice(0, shade).reduce((sum, length) => sum + length, 0));

/** What a text begins with: another way to write drawings would have another one. */
const mark = "1";

/** Blank paper at the end is left out. */
export function writeDrawing(drawing: Drawing): string {
  const shades = Array.from(drawing, (ink) => Math.round(ink * darkest));
  const end = shades.findLastIndex((shade) => shade > 0) + 1;
  let text = mark;
  for (let from = 0; from < end;) {
    const shade = shades[from]!;
    let length = 1;
    while (length < longest[shade]! && from + length < end && shades[from + length] === shade) length++;
    text += letters[firsts[shade]! + length - 1]!;
    from += length;
  }
  return text;
}

/** Null for a text that is no drawing. */
export function readDrawing(text: string): Drawing | null {
  if (!text.startsWith(mark)) return null;
  const drawing = blank(padSize);
  let at = 0;
  for (const letter of text.slice(mark.length)) {
    const code = letters.indexOf(letter);
    if (code < 0) return null;
    const shade = firsts.findLastIndex((first) => code >= first);
    const length = code - firsts[shade]! + 1;
    if (at + length > drawing.length) return null;
    drawing.fill(shade / darkest, at, (at += length));
  }
  return drawing;
}
