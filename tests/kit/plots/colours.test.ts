import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { classColour, classCount } from "../../../src/kit/plots/colours";
import { contrast, difference, parseHex, seen, type Rgb, type Vision } from "./colour-vision";

const sheet = readFileSync(new URL("../../../src/kit/tokens.css", import.meta.url), "utf8");
const visions: readonly Vision[] = ["full", "protanopia", "deuteranopia", "tritanopia"];

function token(name: string, theme: "light" | "dark"): Rgb {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(sheet);
  if (!found) throw new Error(`tokens.css has no --${name}`);
  return parseHex(found[theme === "light" ? 1 : 2]!);
}

test("black and white are a hundred apart, equals not at all", () => {
  expect(difference([0, 0, 0], [1, 1, 1])).toBeCloseTo(100, 1);
  expect(difference([0.2, 0.3, 0.4], [0.2, 0.3, 0.4])).toBe(0);
});

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const classes = Array.from({ length: classCount }, (_, i) => token(`class-${i}`, theme));

  test.each(visions)("the first six classes are told apart with %s", (vision) => {
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < i; j++) {
        const distance = difference(seen(classes[i]!, vision), seen(classes[j]!, vision));
        expect(distance, `classes ${j} and ${i}`).toBeGreaterThan(15);
      }
    }
  });

  test.each(visions)("no two of the ten classes look the same with %s", (vision) => {
    for (let i = 0; i < classCount; i++) {
      for (let j = 0; j < i; j++) {
        expect(difference(seen(classes[i]!, vision), seen(classes[j]!, vision)), `classes ${j} and ${i}`).toBeGreaterThan(10);
      }
    }
  });

  test("marks stand out from the paper, the neutral one too", () => {
    for (const colour of [...classes, token("class-neutral", theme)]) {
      expect(contrast(colour, token("paper", theme))).toBeGreaterThanOrEqual(3);
    }
  });
});

test("classes repeat after ten, and −1 is neutral", () => {
  expect(classColour(12)).toBe(classColour(2));
  expect(classColour(-1)).toBe("var(--class-neutral)");
});
