import { beforeAll, describe, expect, test } from "vitest";
import { exercises } from "virtual:exercises";
import type { GradingSource } from "../../../src/kit/grader/contract";
import { gradePiece } from "../../../src/kit/grader/grade";
import type { Grading } from "../../../src/kit/grader/grading";

let source: GradingSource;
beforeAll(async () => {
  source = await (await exercises["k-means"]!()).load();
});

const grade = (piece: string, text: string) => gradePiece(source, piece, text, new AbortController().signal);

/** The reference's `assign` with another body. */
const assign = (body: string) => `export function assign(X: Matrix, clusterCenters: Matrix): Int32Array {\n${body}\n}\n`;

const failed = ({ tests }: Grading) => tests.filter(({ outcome }) => outcome === "failed");

describe("a piece", () => {
  test("of the reference passes, alone in the reference's place", async () => {
    for (const [name, { solution }] of Object.entries(source.pieces)) {
      const { tests, broken } = await grade(name, solution);
      expect(broken, name).toBeUndefined();
      expect(tests.length, name).toBeGreaterThan(10);
      expect(tests.filter(({ outcome }) => outcome !== "passed"), name).toEqual([]);
    }
  });

  test("that is not written yet fails, and a piece that does without it passes", async () => {
    const grading = await grade("assign", source.pieces.assign!.stub);
    expect(failed(grading)[0]).toMatchObject({ part: "assign", failure: { message: "Not written yet: assign" } });
    expect(failed(grading).filter(({ part }) => part === "inertia")).toEqual([]);
  });

  test("that is wrong fails with the specification's message and the difference, without colours", async () => {
    const grading = await grade("assign", assign("  return new Int32Array(X.rows + clusterCenters.rows * 0);"));
    const [first] = failed(grading);
    expect(first!.part).toBe("assign");
    expect(first!.failure!.message).toMatch(/its nearest centre.*: expected/);
    expect(first!.failure!.diff).toMatch(/^- Expected\n\+ Received/);
    // oxlint-disable-next-line no-control-regex -- the escape character is what must not be there
    expect(JSON.stringify(grading)).not.toMatch(/\\u001b/);
  });

  test("that throws is shown with its line", async () => {
    const grading = await grade("assign", `\n\n${assign("  const missing = X.rows > 0 ? null : [1];\n  return Int32Array.of(missing!.length + clusterCenters.rows);")}`);
    expect(failed(grading)[0]!.failure).toMatchObject({ message: expect.stringContaining("TypeError"), line: 5 });
  });

  test("may bring functions of its own", async () => {
    const { solution } = source.pieces.assign!;
    const helper = "function meter(A: Matrix, i: number, B: Matrix, k: number): number { return squaredDistance(A, i, B, k); }";
    const { tests } = await grade("assign", `${helper}\n${solution.replace("squaredDistance(", "meter(")}`);
    expect(tests.every(({ outcome }) => outcome === "passed")).toBe(true);
  });
});

describe("code that cannot run", () => {
  test.each([
    ["an expression left open", "  const labels = ;\n  return labels;", 2],
    ["a bracket left open", "  for (let i = 0; i < X.rows; i++ {\n  }\n  return new Int32Array(0);", 2],
  ])("is named with its line: %s", async (_what, body, line) => {
    const { tests, broken } = await grade("assign", assign(body));
    expect(tests).toEqual([]);
    expect(broken).toMatchObject({ message: expect.stringContaining("Syntax error"), line });
  });

  test("because its function is gone, or an import is foreign, says so", async () => {
    expect((await grade("assign", "const x = 1;")).broken!.message).toContain('no "export function assign"');
    const foreign = await grade("assign", `import { readFileSync } from "node:fs";\n${assign("  return readFileSync(X, clusterCenters);")}`);
    expect(foreign.broken).toMatchObject({ message: expect.stringContaining('"node:fs" cannot be imported'), line: 1 });
  });
});

describe("code that never ends", () => {
  test("in a loop is stopped, the line is named, and later tests are not run", async () => {
    const grading = await grade("assign", assign("  const labels = new Int32Array(X.rows);\n  for (let i = 0; i < X.rows; i--)\n    labels[0] = clusterCenters.rows;\n  return labels;"));
    const [first, ...more] = failed(grading);
    expect(first!.failure).toMatchObject({ message: expect.stringContaining("The loop in line 3 was still going"), line: 3 });
    expect(more).toEqual([]);
    expect(grading.tests.some(({ outcome }) => outcome === "open")).toBe(true);
  });

  test("without a loop of its own is stopped too, while the page goes on", async () => {
    let ticks = 0;
    const clock = setInterval(() => ticks++, 20);
    const body = `  /^(a+)+$/.exec("${"a".repeat(60)}!");\n  return new Int32Array(X.rows + clusterCenters.rows);`;
    const grading = await grade("assign", assign(body));
    clearInterval(clock);
    expect(failed(grading)[0]!.failure!.message).toContain("Stopped after");
    expect(ticks).toBeGreaterThan(0);
  });

  test("ends with the page's patience when its text is closed", async () => {
    const stop = new AbortController();
    const grading = gradePiece(source, "assign", assign("  for (;;);"), stop.signal);
    stop.abort(new Error("closed"));
    await expect(grading).rejects.toThrow("closed");
    expect(document.querySelector("iframe[title=Grader]")).toBeNull();
  });
});

describe("out of reach for the code", () => {
  /** What a learner's `assign` makes of an expression, told by throwing it. */
  const outcome = async (expression: string): Promise<string> => {
    const grading = await grade("assign", assign(`  const seen = ${expression};\n  throw new Error("saw " + String(seen) + X.rows * 0 + clusterCenters.rows * 0);`));
    return grading.broken?.message ?? failed(grading)[0]!.failure!.message;
  };

  test.each([
    ["the page", "typeof document + typeof window + typeof parent", "saw undefinedundefinedundefined"],
    ["storage", "typeof localStorage + (() => { try { return typeof indexedDB.open('x'); } catch { return 'closed'; } })()", "saw undefinedclosed"],
    ["another worker", "typeof Worker", "saw undefined"],
    ["a synchronous request", '(() => { try { const request = new XMLHttpRequest(); request.open("GET", "http://localhost/", false); request.send(); return "sent"; } catch (error) { return (error as Error).name; } })()', "saw NetworkError"],
  ])("%s", async (_what, expression, expected) => {
    expect(await outcome(expression)).toContain(expected);
  });

  test("the network", async () => {
    const url = new URL(import.meta.url).href;
    const told = await grade("assign", `const told = await fetch("${url}").then(() => "reached", (error: Error) => error.name);\n${assign("  throw new Error(`saw ${told}` + X.rows + clusterCenters.rows);")}`);
    expect(failed(told)[0]!.failure!.message).toContain("saw TypeError");
  });

  test.each([
    ["a socket", "const told = await new Promise((resolve) => { try { const socket = new WebSocket(url.replace('http', 'ws')); socket.onopen = () => resolve('reached'); socket.onerror = () => resolve('refused'); } catch { resolve('refused'); } });"],
    ["a stream of events", "const told = await new Promise((resolve) => { try { const stream = new EventSource(url); stream.onopen = () => resolve('reached'); stream.onerror = () => resolve('refused'); } catch { resolve('refused'); } });"],
    ["a module from the network", "const told = await import(url).then(() => 'reached', () => 'refused');"],
    ["a script from the network", "let told = 'reached'; try { (globalThis as unknown as { importScripts(url: string): void }).importScripts(url); } catch { told = 'refused'; }"],
    ["text that is run as code", "let told = 'reached'; try { Function('return 1')(); } catch { told = 'refused'; }"],
    ["other tabs", "const told = 'refused'; try { new BroadcastChannel('probe').postMessage(1); } catch {}"],
  ])("%s", async (_what, attempt) => {
    const url = new URL("/src/kit/lab/clock.ts", location.href).href;
    const listening = new BroadcastChannel("probe");
    let heard = 0;
    listening.addEventListener("message", () => heard++);
    const told = await grade("assign", `const url: string = ${JSON.stringify(url)};\n${attempt}\n${assign("  throw new Error(`saw ${told}` + X.rows + clusterCenters.rows);")}`);
    listening.close();
    expect(told.broken?.message ?? failed(told)[0]!.failure!.message).toContain("saw refused");
    expect(heard).toBe(0);
  });

  test("more memory than there is", async () => {
    const grading = await grade("assign", assign("  const all = Array.from({ length: 100 }, () => new Float64Array(2 ** 24));\n  return Int32Array.from(all[0]!.subarray(X.rows * 0, clusterCenters.rows * 0));"));
    expect(failed(grading)[0]!.failure!.message).toContain("more than 512 MB");
  });
});
