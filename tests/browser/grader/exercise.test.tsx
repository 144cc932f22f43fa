import axe from "axe-core";
import { render } from "preact";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { exercises } from "virtual:exercises";
import Exercise, { type ExerciseProps } from "../../../src/kit/grader/exercise";
import tokens from "../../../src/kit/tokens.css?raw";
import styles from "../../../src/kit/grader/exercise.css?raw";

let props: ExerciseProps;
let root: HTMLElement;

beforeAll(async () => {
  props = await exercises["k-means"]!();
  const sheet = document.createElement("style");
  sheet.textContent = tokens + styles;
  document.head.append(sheet);
});

beforeEach(() => {
  localStorage.clear();
  root = document.createElement("main");
  document.body.append(root);
});

afterEach(() => {
  vi.restoreAllMocks();
  render(null, root);
  root.remove();
});

const show = () => render(<Exercise {...props} />, root);
const button = (name: string | RegExp) => page.getByRole("button", { name });
const patient = { timeout: 10_000 };

/** Opens the editor of the piece that comes first. */
async function write(text?: string): Promise<void> {
  await button("Write assign here").click();
  await expect.element(page.getByRole("textbox", { name: "Your assign" }), patient).toHaveFocus();
  if (text === undefined) return;
  await userEvent.fill(page.getByRole("textbox", { name: "Your assign" }), text);
}

async function solved(): Promise<string> {
  return (await props.load()).pieces.assign!.solution;
}

describe("the exercise", () => {
  test("tells of every piece in the specification's order, with signature and hints", async () => {
    show();
    const names = [...root.querySelectorAll("h3 code")].map((code) => code.textContent);
    expect(names).toEqual(props.pieces.map(({ name }) => name));
    for (const { brief, signature, hints } of props.pieces) {
      for (const text of [brief, signature, ...hints]) expect(root.textContent).toContain(text);
    }
    expect(root.textContent).toContain("npm run exercise -- k-means");
  });

  test("has no accessibility violation, reading or writing", async () => {
    show();
    await write();
    await button("Grade").click();
    await expect.element(page.getByText("Not written yet: assign"), patient).toBeVisible();
    const { violations } = await axe.run(root);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test("loads again after it could not", async () => {
    const load = vi.fn<ExerciseProps["load"]>(props.load).mockRejectedValueOnce(new Error("offline"));
    render(<Exercise {...props} load={load} />, root);
    await button("Write assign here").click();
    await expect.element(page.getByRole("alert")).toHaveTextContent("could not be loaded");
    await write();
  });
});

describe("a piece", () => {
  test("that passes by the keyboard is counted, and shows the reference's solution", async () => {
    show();
    await write(await solved());
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.element(page.getByText("assign passes, and so does all that is made of it."), patient).toBeVisible();
    await expect.element(page.getByText(`1 of ${props.pieces.length} pieces`)).toBeVisible();
    await expect.element(page.getByText("The reference's solution")).toBeVisible();
  });

  test("that is wrong shows the message, and the way to the line", async () => {
    show();
    await write((await solved()).replace("return labels", "throw new Error('not so')\n  return labels"));
    await button("Grade").click();
    await expect.element(page.getByText("0 of 7 tests pass."), patient).toBeVisible();
    await expect.element(page.getByText("not so", { exact: true })).toBeVisible();
    await button(/Go to line \d+/).click();
    await expect.element(page.getByRole("textbox", { name: "Your assign" })).toHaveFocus();
    expect(root.querySelector(".exercise-wrong-line")?.textContent).toContain("not so");
  });

  test("is kept, and is there again; starting afresh asks first", async () => {
    show();
    await write("export function assign() { /* mine */ }");
    render(null, root);
    show();
    await write();
    const editor = page.getByRole("textbox", { name: "Your assign" });
    await expect.element(editor).toHaveTextContent("mine");
    await button("Start afresh").click();
    await button("No").click();
    await expect.element(editor).toHaveTextContent("mine");
    await expect.element(button("Start afresh")).toHaveFocus();
    await button("Start afresh").click();
    await button("Yes").click();
    await expect.element(editor).toHaveTextContent("Not written yet: assign");
  });

  test("shows its solution to who gives up, after asking", async () => {
    show();
    await write();
    expect(root.textContent).not.toContain("squaredDistance(X, i, clusterCenters, k)");
    await button("Show the solution").click();
    await button("Yes").click();
    await expect.element(page.getByText("squaredDistance(X, i, clusterCenters, k)")).toBeVisible();
  });

  test("can be written where nothing can be kept, and says so", async () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    show();
    await write(await solved());
    await expect.element(page.getByText(/does not let this page keep your text/)).toBeVisible();
    await button("Grade").click();
    await expect.element(page.getByText(/assign passes/), patient).toBeVisible();
  });

  test("is left by Escape, then Tab", async () => {
    show();
    await write();
    await userEvent.keyboard("{Escape}{Tab}");
    await expect.element(button("Grade")).toHaveFocus();
  });
});
