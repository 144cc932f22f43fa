import { userEvent } from "vitest/browser";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listen, shortcuts, type ShortcutTarget } from "../../../src/kit/lab/shortcuts";

const done: string[] = [];
/** What a demo that asks for the class of new points has; null for any other. */
let dataset: { target: { kind: string } } | null = null;
let chance = true;
let stop: () => void;

function note(name: string): () => void {
  return () => void done.push(name);
}

const lab = {
  model: { usesChance: () => chance },
  parameters: { value: {} },
  undo: note("undo"),
  redo: note("redo"),
  state: { peek: () => ({ seeds: { data: 0, split: 0, model: 6 } }) },
  dataset: { peek: () => dataset },
  newTarget: { peek: () => (dataset ? 0 : null) },
  setNewTarget: (target: number) => void done.push(`class ${target}`),
  setSeeds: ({ model }: { model: number }) => void done.push(`seed ${model}`),
  player: {
    toggle: note("toggle"), stepForward: note("on"), stepBack: note("back"),
    toStart: note("start"), toEnd: note("end"), pause: note("pause"), restart: note("restart"),
  },
} as unknown as ShortcutTarget;

beforeEach(() => {
  stop = listen(lab, document);
});
afterEach(() => {
  stop();
  done.length = 0;
  dataset = null;
  chance = true;
  document.body.replaceChildren();
});

function focus(html: string): void {
  document.body.innerHTML = html;
  (document.body.firstElementChild as HTMLElement).focus();
}

test("every key does what it says", async () => {
  focus("<div tabindex=0></div>");
  await userEvent.keyboard(" {ArrowLeft}{ArrowRight}{Home}{End}rn{Control>}z{/Control}{Control>}{Shift>}Z{/Shift}{/Control}{Meta>}z{/Meta}");
  expect(done).toEqual(["toggle", "back", "on", "start", "end", "restart", "seed 7", "undo", "redo", "undo"]);
  expect(shortcuts.every(({ shown, label }) => shown.length > 0 && label.length > 0)).toBe(true);
});

test.each([
  "<input>", "<textarea></textarea>", "<input type=range>", "<select><option>a</option></select>", "<div contenteditable=true></div>",
  "<div role=slider tabindex=0></div>", "<div data-own-keys tabindex=0></div>", "<div role=application tabindex=0></div>",
])("keys pressed on %s are its own", async (html) => {
  focus(html);
  await userEvent.keyboard("n{ArrowRight}{Home}");
  expect(done).toEqual([]);
});

test("digits choose the class of new points, also on the picture, where the demo asks for one", async () => {
  focus("<div role=application tabindex=0></div>");
  await userEvent.keyboard("2");
  expect(done).toEqual([]);
  dataset = { target: { kind: "class" } };
  await userEvent.keyboard("19");
  expect(done).toEqual(["class 0", "class 8"]);
  focus("<input>");
  await userEvent.keyboard("3");
  dataset = { target: { kind: "real" } };
  focus("<div tabindex=0></div>");
  await userEvent.keyboard("4");
  expect(done).toEqual(["class 0", "class 8"]);
});

test("where nothing is left to chance no new seed is made", async () => {
  focus("<div tabindex=0></div>");
  chance = false;
  await userEvent.keyboard("nr");
  expect(done).toEqual(["restart"]);
});

test("a button is pressed by Space, and leaves the other keys to the demo", async () => {
  focus("<button>b</button>");
  await userEvent.keyboard(" {ArrowRight}");
  expect(done).toEqual(["on"]);
});

test("undo in a text is the text's, on a slider the demo's", async () => {
  focus("<input>");
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(done).toEqual([]);
  focus("<input type=range>");
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(done).toEqual(["undo"]);
});

test("with other modifiers, or when someone handled the key, nothing is done", async () => {
  focus("<div tabindex=0></div>");
  await userEvent.keyboard("{Alt>}n{/Alt}{Control>}r{/Control}{Shift>}N{/Shift}");
  document.body.firstElementChild!.addEventListener("keydown", (event) => event.preventDefault());
  await userEvent.keyboard("n");
  expect(done).toEqual([]);
});

test("stops when it is told to", async () => {
  const act = vi.spyOn(lab, "undo");
  focus("<div tabindex=0></div>");
  stop();
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(act).not.toHaveBeenCalled();
});
