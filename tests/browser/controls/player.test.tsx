import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { PlayerBar } from "../../../src/kit/controls/player";
import { shortcuts } from "../../../src/kit/lab/shortcuts";
import { fakeLab, model } from "./fake-lab";
import { expectAccessible, mount } from "./mount";

const button = (name: string | RegExp) => page.getByRole("button", { name });

test("every button calls its verb", async () => {
  const lab = fakeLab();
  mount(<PlayerBar lab={lab} />, 720);
  const { player } = lab;
  const verbs = [
    ["To the first step", player.toStart], ["One step back", player.stepBack], ["Play", player.toggle], ["One step on", player.stepForward],
    ["To the last step", player.toEnd], ["Play again with the same seeds", player.restart],
  ] as const;
  for (const [name, verb] of verbs) {
    await userEvent.click(page.getByRole("button", { name, exact: true }));
    expect(verb).toHaveBeenCalledOnce();
  }
  await userEvent.click(button("New model seed (now 0)"));
  expect(lab.setSeeds).toHaveBeenCalledWith({ model: 1 });
});

test("a new model seed is offered only where it would decide something", async () => {
  const lab = fakeLab({ usesChance: ({ k }) => k > 3 });
  mount(<PlayerBar lab={lab} />, 720);
  await expect.element(button("Play again with the same seeds")).toBeVisible();
  expect(button(/New model seed/).elements()).toEqual([]);
  lab.parameters.value = { k: 4 };
  await expect.element(button("New model seed (now 0)")).toBeVisible();
});

test("play says pause while it plays", async () => {
  const lab = fakeLab();
  mount(<PlayerBar lab={lab} />, 720);
  lab.player.playing.value = true;
  await expect.element(button("Pause")).toHaveAttribute("title", "Pause");
});

test("at an end of the run the buttons that lead beyond it do nothing, and keep the focus", async () => {
  const lab = fakeLab();
  mount(<PlayerBar lab={lab} />, 720);
  await userEvent.click(button("One step back"));
  lab.player.step.value = 0;
  await expect.element(button("One step back")).toHaveAttribute("aria-disabled", "true");
  await userEvent.keyboard("{Enter}");
  expect(lab.player.stepBack).toHaveBeenCalledOnce();
  await expect.element(button("One step back")).toHaveFocus();
  lab.player.step.value = 17;
  await expect.element(button("One step on")).toHaveAttribute("aria-disabled", "true");
  lab.player.status.value = "running";
  await expect.element(button("One step on")).toHaveAttribute("aria-disabled", "false");
});

test("a run of one step cannot be played", async () => {
  const lab = fakeLab();
  mount(<PlayerBar lab={lab} />, 720);
  lab.player.step.value = 0;
  lab.player.status.value = "running";
  lab.player.length.value = 1;
  await expect.element(button("Play").first()).toHaveAttribute("aria-disabled", "false");
  lab.player.status.value = "done";
  await expect.element(button("Play").first()).toHaveAttribute("aria-disabled", "true");
});

test("the scrubber says where it is and what is seen there, and pauses when it is moved", async () => {
  const lab = fakeLab();
  mount(<PlayerBar lab={lab} />, 720);
  const scrubber = page.getByRole("slider", { name: "Step" });
  await expect.element(scrubber).toHaveAttribute("aria-valuetext", "Step 4 of 17: Frame 7 at step 4.");
  await userEvent.fill(scrubber, "9");
  expect(lab.player.pause).toHaveBeenCalled();
  expect(lab.player.seek).toHaveBeenLastCalledWith(9);
});

test("steps at which something was done by hand are marked, and said", async () => {
  const lab = fakeLab({ parameters: { k: { ...model.parameters.k, label: "Clusters k", live: true } } });
  lab.state.value = {
    ...lab.state.value,
    interventions: [{ step: 4, name: "k", values: [5] }, { step: 4, name: "center", values: [] }, { step: 17, name: "k", values: [2] }, { step: 30, name: "k", values: [2] }],
  };
  const host = mount(<PlayerBar lab={lab} />, 720);
  const marks = [...host.querySelectorAll<HTMLElement>(".player-change")];
  expect(marks.map(({ title }) => title)).toEqual(["Step 4: clusters k 5, changed by hand", "Step 17: clusters k 2"]);
  const scrubber = page.getByRole("slider", { name: "Step" });
  await expect.element(scrubber).toHaveAttribute("aria-valuetext", "Step 4 of 17, clusters k 5, changed by hand: Frame 7 at step 4.");
  const [track, first, second] = [scrubber.element(), ...marks].map((element) => element.getBoundingClientRect());
  expect(first!.left + first!.width / 2).toBeCloseTo(track!.left + 8 + ((track!.width - 16) * 4) / 17, 0);
  expect(second!.right).toBeLessThanOrEqual(track!.right);
});

test("speed is a multiple of the demo's own", async () => {
  const lab = fakeLab({ speed: 10 });
  lab.player.speed.value = 10;
  mount(<PlayerBar lab={lab} />, 720);
  const speed = page.getByRole("combobox", { name: "Speed" });
  await expect.element(speed).toHaveValue("1");
  await userEvent.selectOptions(speed, "0.5");
  expect(lab.player.setSpeed).toHaveBeenCalledWith(5);
});

test("a long run shows that it goes on; a failed one says why", async () => {
  const lab = fakeLab();
  mount(<PlayerBar lab={lab} />, 720);
  expect(page.getByRole("progressbar").elements()).toEqual([]);
  lab.player.slow.value = true;
  lab.player.computed.value = 1234;
  await expect.element(page.getByRole("progressbar", { name: "The run is being computed" })).toBeInTheDocument();
  await expect.element(page.getByText("1,234 steps so far")).toBeVisible();
  lab.player.playing.value = true;
  await expect.element(page.getByRole("progressbar")).toBeInTheDocument();
  lab.player.length.value = 1234;
  await expect.element(page.getByRole("progressbar")).not.toBeInTheDocument();
  lab.player.error.value = "The loss became infinite at step 12. Lower the learning rate.";
  await expect.element(page.getByRole("alert")).toHaveTextContent("Lower the learning rate");
});

test("the keys are listed in a dialog that Escape closes", async () => {
  mount(<PlayerBar lab={fakeLab()} />, 720);
  await userEvent.click(button("Keys"));
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect.element(dialog).toBeVisible();
  for (const { label } of shortcuts.filter(({ applies }) => !applies)) await expect.element(dialog.getByText(label, { exact: true })).toBeVisible();
  expect(dialog.getByText("Class of new points").elements()).toEqual([]);
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(button("Keys")).toHaveFocus();
});

test.each([328, 720])("it fits %i px, and axe finds nothing in either theme", async (width) => {
  const lab = fakeLab();
  lab.player.slow.value = true;
  lab.player.error.value = "It diverged.";
  const host = mount(<PlayerBar lab={lab} />, width);
  await expectAccessible(host);
  expect(host.scrollWidth).toBeLessThanOrEqual(host.clientWidth);
});
