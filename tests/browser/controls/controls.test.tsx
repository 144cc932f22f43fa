import { useState } from "preact/hooks";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Controls, type ControlsProps } from "../../../src/kit/controls/controls";
import { choice, defaultsOf, integer, real, toggle, type Value } from "../../../src/kit/lab/schema";
import { expectAccessible, mount } from "./mount";

const schema = {
  nClusters: integer({ label: "Clusters k", help: "How many centres there are.", min: 1, max: 12, default: 3 }),
  tol: real({ label: "Tolerance", help: "Stop below this shift.", min: 1e-8, max: 1, scale: "log", default: 1e-4 }),
  noise: real({ label: "Noise", help: "How far the points stray.", min: 0, max: 1, step: 0.05, scale: "linear", default: 0.2 }),
  init: choice({ label: "First centres", help: "Where it starts.", options: { "k-means++": "k-means++", random: "random" }, default: "k-means++" }),
  metric: choice({
    label: "Distance",
    help: "How far is far.",
    options: { euclidean: "Euclidean", manhattan: "Manhattan", chebyshev: "Chebyshev", minkowski: "Minkowski" },
    default: "euclidean",
  }),
  bootstrap: toggle({ label: "Bootstrap", help: "Draw rows with replacement.", default: true }),
};

function mountControls(options: Partial<ControlsProps<typeof schema>> = {}) {
  const onChange = vi.fn<(name: string, value: Value) => void>();
  function Panel() {
    const [values, setValues] = useState(options.values ?? defaultsOf(schema));
    const change = (name: string, value: Value): void => {
      onChange(name, value);
      setValues((before) => ({ ...before, [name]: value }));
    };
    return <Controls schema={schema} defaults={defaultsOf(schema)} {...options} values={values} onChange={change} />;
  }
  return { onChange, host: mount(<Panel />) };
}

const field = (name: string) => page.getByRole("spinbutton", { name });
const slider = (name: string) => page.getByRole("slider", { name });

async function enter(name: string, text: string): Promise<void> {
  await userEvent.click(field(name));
  await userEvent.keyboard(`{Control>}a{/Control}${text}{Enter}`);
}

test("a typed value is exact, whatever the slider's steps are", async () => {
  const { onChange } = mountControls();
  await enter("Noise", "0.1234567");
  expect(onChange).toHaveBeenLastCalledWith("noise", 0.1234567);
  await enter("Tolerance", "3.14e-5");
  expect(onChange).toHaveBeenLastCalledWith("tol", 3.14e-5);
  await expect.element(slider("Tolerance")).toHaveAttribute("aria-valuetext", "3.14e-5");
  await expect.element(field("Noise")).toHaveValue(0.1234567);
});

test("an invalid entry stays with its reason, the value stays what it was, and Escape restores it", async () => {
  const { onChange } = mountControls();
  await enter("Clusters k", "40");
  await expect.element(field("Clusters k")).toHaveValue(40);
  await expect.element(field("Clusters k")).toHaveAccessibleDescription("Clusters k must be an integer in 1..12; got 40 How many centres there are.");
  await expect.element(slider("Clusters k")).toHaveValue("3");
  await userEvent.keyboard("{Escape}");
  await expect.element(field("Clusters k")).toHaveValue(3);
  await expect.element(field("Clusters k")).toHaveAttribute("aria-invalid", "false");
  expect(onChange).not.toHaveBeenCalled();
});

test.each([
  ["2.5", "got 2.5"],
  ["{Delete}", "got nothing"],
  ["1e", "got something that is not a number"],
])("the field refuses %s and says so", async (typed, reason) => {
  const { onChange } = mountControls();
  await enter("Clusters k", typed);
  await expect.element(page.getByText(reason)).toBeVisible();
  expect(onChange).not.toHaveBeenCalled();
});

test("what is typed counts once it is entered, not on the way there", async () => {
  const { onChange } = mountControls();
  await enter("Clusters k", "12");
  expect(onChange.mock.calls).toEqual([["nClusters", 12]]);
});

test("arrow keys in a field go one step of its slider", async () => {
  const { onChange } = mountControls();
  await userEvent.click(field("Clusters k"));
  await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowDown}");
  expect(onChange.mock.calls.map(([, value]) => value)).toEqual([4, 5, 4]);
  await userEvent.click(field("Tolerance"));
  await userEvent.keyboard("{ArrowDown}");
  expect(onChange).toHaveBeenLastCalledWith("tol", 8.9e-5);
});

test("a slider works by keyboard, and its value is heard in its own units", async () => {
  const { onChange } = mountControls();
  await userEvent.click(field("Tolerance"));
  await userEvent.keyboard("{Tab}{End}");
  expect(onChange).toHaveBeenLastCalledWith("tol", 1);
  await expect.element(slider("Tolerance")).toHaveAttribute("aria-valuetext", "1");
  await userEvent.keyboard("{Home}");
  expect(onChange).toHaveBeenLastCalledWith("tol", 1e-8);
});

test("half of a logarithmic slider is half of the decades", async () => {
  const { onChange } = mountControls();
  const range = slider("Tolerance");
  const { min, max } = range.element() as HTMLInputElement;
  await userEvent.fill(range, String((Number(min) + Number(max)) / 2));
  expect(onChange).toHaveBeenLastCalledWith("tol", 1e-4);
  await userEvent.fill(range, String((Number(min) + Number(max)) / 4));
  expect(onChange).toHaveBeenLastCalledWith("tol", 1e-6);
});

test("what differs from its default can be reset, by keyboard, and the focus stays in the control", async () => {
  const { onChange } = mountControls();
  const reset = page.getByRole("button", { name: "Reset Clusters k to 3" });
  expect(reset.elements()).toEqual([]);
  await enter("Clusters k", "5");
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
  await expect.element(reset).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(onChange).toHaveBeenLastCalledWith("nClusters", 3);
  await expect.element(field("Clusters k")).toHaveFocus();
  expect(reset.elements()).toEqual([]);
});

test("few short options are radios, many are a menu", async () => {
  const { onChange } = mountControls();
  await userEvent.click(page.getByRole("radio", { name: "k-means++" }));
  await userEvent.keyboard("{ArrowRight}");
  expect(onChange).toHaveBeenLastCalledWith("init", "random");
  await expect.element(page.getByRole("radiogroup", { name: "First centres" })).toHaveAccessibleDescription("Where it starts.");
  await userEvent.selectOptions(page.getByRole("combobox", { name: "Distance" }), "manhattan");
  expect(onChange).toHaveBeenLastCalledWith("metric", "manhattan");
  await userEvent.click(page.getByRole("button", { name: "Reset Distance to Euclidean" }));
  expect(onChange).toHaveBeenLastCalledWith("metric", "euclidean");
});

test("a toggle is a switch", async () => {
  const { onChange } = mountControls();
  await userEvent.click(page.getByRole("switch", { name: "Bootstrap" }));
  expect(onChange).toHaveBeenLastCalledWith("bootstrap", false);
  await expect.element(page.getByRole("switch", { name: "Bootstrap" })).not.toBeChecked();
});

test("help is out of sight until asked for, and always described", async () => {
  mountControls();
  const help = page.getByText("How many centres there are.");
  await expect.element(help).not.toBeVisible();
  await expect.element(slider("Clusters k")).toHaveAccessibleDescription("How many centres there are.");
  await userEvent.click(page.getByRole("button", { name: "What is Clusters k?" }));
  await expect.element(help).toBeVisible();
});

test("parameters without effect are disabled", async () => {
  mountControls({ disabledNames: ["nClusters", "init"] });
  await expect.element(field("Clusters k")).toBeDisabled();
  await expect.element(slider("Clusters k")).toBeDisabled();
  await expect.element(page.getByRole("radio", { name: "random" })).toBeDisabled();
  await expect.element(field("Noise")).toBeEnabled();
});

test("axe finds nothing, in either theme, with help and an error open; nothing sticks out of 260 px", async () => {
  const { host } = mountControls({ values: { ...defaultsOf(schema), noise: 0.5, init: "random", bootstrap: false } });
  await enter("Clusters k", "40");
  await userEvent.click(page.getByRole("button", { name: "What is Clusters k?" }));
  await expectAccessible(host);
  expect(host.scrollWidth).toBeLessThanOrEqual(host.clientWidth);
});
