import { describe, expect, test } from "vitest";
import { loopGuard } from "../../src/kit/grader/guard";
import { guardLoops, stripTypes } from "../../src/kit/grader/loops";

const giveUp = (line: number): never => {
  throw new Error(`line ${line}`);
};

/** Runs guarded code whose guard gives up at its first check. */
function run(body: string): unknown {
  const code = guardLoops(stripTypes(`function f(): unknown {${body}}`));
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval -- the product of guarding is code
  return new Function(loopGuard, `${code}; return f();`)(giveUp);
}

describe("a guarded loop", () => {
  test.each([
    ["for", "for (let i = 0; ; i++) {\n}"],
    ["for without body", "for (;;);"],
    ["while", "let i = 0; while (true) i++;"],
    ["do", "let i = 0; do i++; while (true)"],
    ["labelled", "outer: while (true) for (const x of [1, 2]) continue outer;"],
    ["for of", "for (const x of (function* () { for (let i = 0; i < 1e6; i++) yield i; })()) {}"],
    ["after if", "if (true) while (true) {} else return 1;"],
  ])("without end is named by its line: %s", (_name, loop) => {
    expect(() => run(`\n\n${loop}`)).toThrow("line 3");
  });

  test("that ends gives what it gave before", () => {
    const body = `
      const seen: number[] = [];
      outer: for (let i = 0; i < 5; i++) {
        for (const j of [0, 1, 2] as const) { if (j > i) continue outer; if (i === 3) break outer; seen[i]! += 1; seen.push(i * j); }
      }
      let k = 0;
      do k++; while (k < 3)
      for (const key in { a: 1, b: 2 }) seen.push(key.length);
      return [...seen, k];`;
    // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval -- as above
    const plain = new Function(stripTypes(`function f(): unknown {${body}}; return f();`))();
    expect(run(body)).toEqual(plain);
  });

  test("keeps every line where it was", () => {
    const source = stripTypes("type A = number;\nfor (let i: A = 0; i < 2; i++)\n  f(i);\nend();");
    const lines = guardLoops(source).split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe("end();");
  });

  test("counts each entry afresh: many short loops are no long one", () => {
    expect(run("let n = 0; for (let i = 0; i < 3000; i++) for (let j = 0; j < 3000; j++) n++; return n;")).toBe(9e6);
  });
});

test("code that cannot be parsed is left alone", () => {
  expect(guardLoops("for (let i = 0; i <")).toBe("for (let i = 0; i <");
});
