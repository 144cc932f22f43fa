import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { ControlGroup, LabControls } from "../../../src/kit/controls/lab-controls";
import { integer } from "../../../src/kit/lab/schema";
import { fakeLab, model } from "./fake-lab";
import { expectAccessible, mount } from "./mount";

const { k } = model.parameters;
const depth = integer({ label: "Depth", help: "How deep.", min: 1, max: 9, default: 2 });

test("some of a lab's parameters: what is set goes to the lab, what has no effect rests, and reset goes back to how the page opens", async () => {
  const lab = fakeLab({ parameters: { k, depth } as never, initial: { parameters: { k: 5 } } });
  mount(<LabControls lab={lab} schema={{ k, depth }} disabledNames={["depth"]} />);
  await expect.element(page.getByRole("spinbutton", { name: "Depth" })).toBeDisabled();
  await expect.element(page.getByRole("spinbutton", { name: "k" })).toHaveValue(5);
  await userEvent.fill(page.getByRole("slider", { name: "k" }), "7");
  expect(lab.setParameters).toHaveBeenLastCalledWith({ k: 7 });
  lab.parameters.value = { ...lab.parameters.value, k: 7 };
  await userEvent.click(page.getByRole("button", { name: "Reset k to 5" }));
  expect(lab.setParameters).toHaveBeenLastCalledWith({ k: 5 });
});

test("a group folds by pointer and by key, stays so while its values change, and unfolds when it becomes what matters", async () => {
  const lab = fakeLab();
  const isOpen = signal(false);
  const host = mount(<Panel />);
  function Panel() {
    return <ControlGroup title="Layers" isOpen={isOpen.value}><LabControls lab={lab} schema={{ k }} /></ControlGroup>;
  }
  const slider = page.getByRole("slider", { name: "k" });
  expect(slider.elements()).toHaveLength(0);
  await userEvent.click(page.getByText("Layers"));
  await expect.element(slider).toBeVisible();
  lab.parameters.value = { k: 4 };
  await expect.element(slider).toHaveValue("4");
  await expectAccessible(host);
  await userEvent.keyboard("{Enter}");
  expect(slider.elements()).toHaveLength(0);
  isOpen.value = true;
  await expect.element(slider).toBeVisible();
});
