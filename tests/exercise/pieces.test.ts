import { describe, expect, test } from "vitest";
import { blankPieces, piecesOf, readTags } from "../../tools/exercise/pieces";

const source = `
import { row } from "../core/matrix";

/**
 * Adds.
 * @returns a sum
 * @exercise Add the two
 * numbers.
 * @hint There is an operator: see user@example.org.
 * @hint It is a
 * plus.
 * @throws never
 */
export function add(a: number, b: number): number {
  return carry(a) + b;
}

/** Only add needs it. */
function carry(a: number): number {
  return twice(a) / 2;
}

function twice(a: number): number {
  return 2 * a;
}

/** Both need it. */
function shared(a: number): number {
  return a;
}

/** @exercise Double it. */
export function double(a: number): number {
  return shared(twice(a));
}

export function whole(a: number): number {
  return double(shared(add(a, row.length)));
}
`;

describe("tags", () => {
  test("run on to the next tag, also over lines, and may contain an @", () => {
    const [add] = piecesOf(source, "index.ts");
    expect(add!.brief).toBe("Add the two numbers.");
    expect(add!.hints).toEqual(["There is an operator: see user@example.org.", "It is a plus."]);
  });

  test("of a comment on one line", () => {
    expect(readTags("/** @exercise Double it. */")).toEqual({ brief: "Double it.", hints: [] });
  });

  test("make pieces of exported functions only", () => {
    expect(piecesOf(source, "index.ts").map(({ name }) => name)).toEqual(["add", "double"]);
    expect(piecesOf("/** @exercise No. */\nfunction hidden(): void {}", "index.ts")).toEqual([]);
  });
});

describe("a stub", () => {
  test("keeps what is known and drops hints and private functions that only one piece needs", () => {
    const stub = blankPieces(source);
    expect(stub).toContain("@returns a sum");
    expect(stub).toContain("@throws never");
    expect(stub).not.toContain("@hint");
    expect(stub).not.toContain("plus");
    expect(stub).toContain('throw new Error("Not written yet: add");');
    expect(stub).not.toMatch(/carry|Only add needs it/);
    expect(stub, "no solution of one piece brings it").toContain("function twice");
    expect(stub, "the whole needs it too").toContain("function shared");
    expect(stub).toContain("return double(shared(add(a, row.length)));");
  });

  test("is the piece itself: comment, signature, brief", () => {
    const [, double] = piecesOf(source, "index.ts");
    expect(double!.stub).toBe(
      '/** @exercise Double it. */\nexport function double(a: number): number {\n  // Double it.\n  throw new Error("Not written yet: double");\n}\n',
    );
    expect(double!.signature).toBe("function double(a: number): number");
  });
});

describe("a solution", () => {
  test("brings the private functions that only it needs, and the surroundings the rest", () => {
    const [add, double] = piecesOf(source, "index.ts");
    expect(add!.solution).toContain("function carry");
    expect(add!.solution, "double needs it too").not.toContain("function twice");
    expect(add!.surroundings).toContain("function twice");
    expect(add!.surroundings).not.toMatch(/function (add|carry)/);
    expect(double!.solution).toBe("export function double(a: number): number {\n  return shared(twice(a));\n}\n");
  });
});
