import { describe, expect, test } from "vitest";
import { findFunctions, replaceFunction } from "../../tools/replace-function";

const source = `import { b } from "./b";
/** Not about f. */
const π = "ünïcødé 🎲";
/**
 * Doubles.
 * @exercise Double it.
 */
export function f(x: number): number {
  return 2 * x;
}
// a plain comment
export function* g(): Generator<string> { yield π; }
function hidden() {}
export const arrow = () => b;
`;

describe("findFunctions", () => {
  const functions = findFunctions(source);
  const text = (start: number, end: number) => source.slice(start, end);

  test("lists the top-level function declarations in order, and whether they are exported", () => {
    expect(functions.map(({ name, exported }) => [name, exported])).toEqual([
      ["f", true],
      ["g", true],
      ["hidden", false],
    ]);
  });

  test("gives spans of declaration and body that slice the source exactly, after characters beyond ASCII too", () => {
    const [f, g] = functions;
    expect(text(f!.start, f!.end)).toBe("export function f(x: number): number {\n  return 2 * x;\n}");
    expect(text(f!.bodyStart, f!.bodyEnd)).toBe("{\n  return 2 * x;\n}");
    expect(text(g!.bodyStart, g!.bodyEnd)).toBe("{ yield π; }");
  });

  test("gives the JSDoc directly above a function and no other comment", () => {
    expect(functions.map(({ jsdoc }) => jsdoc)).toEqual(["/**\n * Doubles.\n * @exercise Double it.\n */", "", ""]);
  });

  test("says where a module does not parse", () => {
    expect(() => findFunctions("export function f( {")).toThrow(SyntaxError);
  });
});

describe("replaceFunction", () => {
  test("replaces one declaration and leaves everything else, its JSDoc included", () => {
    const replaced = replaceFunction(source, "f", 'export { f } from "./other";');
    expect(replaced).toBe(
      source.replace("export function f(x: number): number {\n  return 2 * x;\n}", 'export { f } from "./other";'),
    );
  });

  test("throws for a name that is missing, hidden or no function", () => {
    for (const name of ["missing", "hidden", "arrow"]) {
      expect(() => replaceFunction(source, name, "")).toThrow(`no exported function "${name}"`);
    }
  });
});
