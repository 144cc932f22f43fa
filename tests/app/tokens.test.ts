/** What the tokens promise: text that can be read in both themes, and one paper for the page and the browser around it. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { paper } from "../../src/app/document";

const tokens = new Map(
  Array.from(
    readFileSync("src/kit/tokens.css", "utf8").matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g),
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
);

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter! + 0.05) / (darker! + 0.05);
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const of = (name: string): string => tokens.get(`--${name}`)![theme];

  const pairs: readonly (readonly [text: string, ground: string])[] = [
    ...["ink", "ink-soft", "accent", "danger", "success"].flatMap((text) =>
      ["paper", "paper-raised", "paper-sunken"].map((ground) => [text, ground] as const),
    ),
    ...["comment", "keyword", "string", "constant", "function"].flatMap((kind) =>
      ["paper-raised", "accent-soft"].map((ground) => [`code-${kind}`, ground] as const),
    ),
    ["ink-faint", "paper"],
    ["ink-faint", "paper-raised"],
    ["on-accent", "accent"],
  ];
  test.each(pairs)("%s can be read on %s (AA)", (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test("the browser's bars have the colour of the page", () => {
    expect(paper[theme]).toBe(of("paper"));
  });
});
