/** Drawings in links. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { padSize, readDrawing, writeDrawing } from "../../demos/convolutional-network/drawing-code";
import { model } from "../../demos/convolutional-network/model";
import { blank, withStroke } from "../../src/kit/controls/drawing";
import { applyPatch, defaultState } from "../../src/kit/lab/defaults";
import { decode, encode } from "../../src/kit/lab/permalink";

const place = fc.double({ min: 0, max: padSize, noNaN: true });
const stroke = fc.tuple(place, place, place, place);
const drawings = fc.array(stroke, { maxLength: 4 }).map((strokes) =>
  strokes.reduce((drawing, [x, y, u, v]) => withStroke(drawing, padSize, [x, y], [u, v], 2.1), blank(padSize)));
const context = { model, optionsOf: () => undefined };
const linked = (drawing: string) => decode(encode(applyPatch(defaultState(model), { parameters: { drawing } }), { model }), context);

describe("a drawing", () => {
  test("comes back from its letters as it is shown, within a sixth of full ink of what was drawn", () => {
    fc.assert(fc.property(drawings, (drawing) => {
      const text = writeDrawing(drawing);
      const shown = readDrawing(text)!;
      expect(shown.length).toBe(padSize ** 2);
      expect(shown.reduce((most, ink, i) => Math.max(most, Math.abs(ink - drawing[i]!)), 0)).toBeLessThanOrEqual(1 / 6 + 1e-9);
      expect(writeDrawing(shown)).toBe(text);
    }), { numRuns: 40 });
  });

  test("takes little room, and no letter that an address would change", () => {
    const eight = [[28, 8, 40, 20], [40, 20, 16, 36], [16, 36, 28, 48], [28, 48, 40, 36], [40, 36, 16, 20], [16, 20, 28, 8]] as const;
    const text = writeDrawing(eight.reduce((drawing, [x, y, u, v]) => withStroke(drawing, padSize, [x, y], [u, v], 2.1), blank(padSize)));
    expect(text).toMatch(/^[\w-]+$/);
    expect(text.length).toBeLessThan(600);
    expect(writeDrawing(blank(padSize))).toBe("1");
    expect(readDrawing("1")).toEqual(blank(padSize));
  });

  test("is in the link, of a pad that is blank too", () => {
    const text = writeDrawing(withStroke(blank(padSize), padSize, [10, 10], [12, 44], 2.1));
    for (const drawing of [text, "1", ""]) {
      const { state, problems } = linked(drawing);
      expect([state.parameters.drawing, problems]).toEqual([drawing, []]);
    }
  });

  test.each(["2abc", "1abc!", "ä", `1${"f".repeat(99)}9`, "constructor"])("that is none is refused, and said: %s", (text) => {
    expect(readDrawing(text)).toBeNull();
    const { state, problems } = decode(`#v=1&drawing=${encodeURIComponent(text)}`, context);
    expect(state.parameters.drawing).toBe("");
    expect(problems).toEqual([expect.stringMatching(/^drawing must be a drawing of 56 × 56 cells as this page writes them, or nothing; got “/)]);
  });
});
