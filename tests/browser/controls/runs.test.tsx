import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Runs, type RunFigure } from "../../../src/kit/controls/runs";
import type { KeptRun } from "../../../src/kit/lab/runs";
import { fakeLab } from "./fake-lab";
import { expectAccessible, mount } from "./mount";

const kept = (id: number, more: Partial<KeptRun> = {}): KeptRun => ({
  id, name: `learning rate ${id / 10}`, permalink: "", steps: 1200, status: "done", error: null, trace: [], final: { loss: 0.123456, accuracy: 0.975 },
  colour: id - 1, isPinned: false, setUp: String(id), ...more,
});
const figures: readonly RunFigure[] = [
  { key: "loss", label: "Test loss" },
  { key: "accuracy", label: "Accuracy", format: (share) => `${(100 * share).toFixed(1)} %` },
];

function runsLab(...runs: readonly KeptRun[]) {
  const lab = fakeLab();
  lab.runs.kept.value = runs;
  lab.player.trace.value = [{ loss: 1 }];
  return lab;
}

test("where there is none yet, it says how runs get here", async () => {
  const lab = runsLab();
  mount(<Runs lab={lab} figures={figures} />, 520);
  await expect.element(page.getByText(/once you have watched it to its end/)).toBeVisible();
  await userEvent.click(page.getByRole("button", { name: "Keep this run" }));
  expect(lab.runs.keep).toHaveBeenCalledOnce();
  lab.player.trace.value = [];
  await expect.element(page.getByRole("button", { name: "Keep this run" })).toHaveAttribute("aria-disabled", "true");
});

test("the newest stands first, with its last figures, and how it ended", async () => {
  mount(<Runs lab={runsLab(kept(1), kept(2, { status: "failed", error: "The run diverged.", final: { loss: null } }), kept(3, { status: "left" }))} figures={figures} />, 520);
  const rows = page.getByRole("row").elements().map((row) => [...row.children].slice(1, -1).map((cell) => cell.textContent));
  expect(rows).toEqual([
    ["Run", "Test loss", "Accuracy", "Steps"],
    ["learning rate 0.3Left at step 1,200.", "0.1235", "97.5 %", "1,200"],
    ["learning rate 0.2The run diverged.", "–", "–", "1,200"],
    ["learning rate 0.1", "0.1235", "97.5 %", "1,200"],
  ]);
});

test("a run is laid over the current one, gone back to, and removed, by its name", async () => {
  const lab = runsLab(kept(1), kept(2));
  mount(<Runs lab={lab} figures={figures} />, 520);
  const box = page.getByRole("checkbox", { name: "Show “learning rate 0.2” beside the current run" });
  await userEvent.click(box);
  expect(lab.runs.toggle).toHaveBeenCalledWith(2);
  lab.runs.overlaid.value = [lab.runs.kept.value[1]!];
  await expect.element(box).toBeChecked();
  await userEvent.click(page.getByRole("button", { name: "Reopen “learning rate 0.1”" }));
  expect(lab.runs.open).toHaveBeenCalledWith(1);
  await userEvent.click(page.getByRole("button", { name: "Remove “learning rate 0.1”" }));
  expect(lab.runs.remove).toHaveBeenCalledWith(1);
});

test("every run has a line of its own", () => {
  const host = mount(<Runs lab={runsLab(...Array.from({ length: 12 }, (_, i) => kept(i + 1)))} figures={figures} />, 520);
  const lines = [...host.querySelectorAll<SVGPathElement>(".runs-line > path")].map((path) => `${path.style.stroke} ${path.getAttribute("stroke-dasharray")}`);
  expect(new Set(lines).size).toBe(12);
});

test.each([264, 340, 560])("it fits %i px, and axe finds nothing in either theme", async (width) => {
  const host = mount(<Runs lab={runsLab(kept(1, { name: "hidden layers 4 · learning rate 0.03 · L1 penalty 0.001" }), kept(2, { status: "failed", error: "It diverged." }))} figures={figures} />, width);
  await expectAccessible(host);
  expect(host.scrollWidth).toBeLessThanOrEqual(host.clientWidth);
});
