import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { ExperimentCard, untried, type ExperimentCardProps } from "../../../src/kit/controls/experiment";
import type { Measurement } from "../../../src/kit/lab/protocol";
import { expectAccessible, mount } from "./mount";

const experiment = {
  id: "noise-too",
  claim: "More clusters lower the inertia even where there are none.",
  predict: { question: "On pure noise, does inertia fall as k grows?", options: ["No, it stays", "Yes, it falls", "It rises"], answer: 1 },
};
const borneOut: Measurement = { rows: [{ label: "Inertia at k = 2", value: "812" }, { label: "Inertia at k = 8", value: "197" }], holds: true };

function mountCard(options: Partial<ExperimentCardProps> = {}) {
  const run = vi.fn<() => Promise<Measurement>>().mockResolvedValue(borneOut);
  return { run, host: mount(<ExperimentCard experiment={experiment} run={run} openHref="#k=8" {...options} />, 640) };
}

const runButton = page.getByRole("button", { name: "Run the experiment" });

test("predict, run, see the numbers, and that the prediction was right", async () => {
  const { run } = mountCard();
  await userEvent.click(page.getByRole("radio", { name: "Yes, it falls" }));
  await userEvent.click(runButton);
  expect(run).toHaveBeenCalledOnce();
  await expect.element(page.getByRole("row", { name: "Inertia at k = 8 197" })).toBeVisible();
  await expect.element(page.getByText("It holds.")).toBeVisible();
  await expect.element(page.getByText("You predicted it.")).toBeVisible();
  await expect.element(page.getByRole("radio", { name: "It rises" })).toBeDisabled();
});

test("a wrong prediction is named without scorn", async () => {
  mountCard();
  await userEvent.click(page.getByRole("radio", { name: "It rises" }));
  await userEvent.click(runButton);
  await expect.element(page.getByText("You expected “It rises”.")).toBeVisible();
});

test("it runs without a prediction, and then judges none", async () => {
  mountCard();
  await userEvent.click(runButton);
  await expect.element(page.getByText("It holds.")).toBeVisible();
  expect(page.getByText(/You (predicted|expected)/).elements()).toEqual([]);
});

test("a claim that is not borne out is said not to hold, and no option is marked as the answer", async () => {
  const { host } = mountCard({ run: () => Promise.resolve({ ...borneOut, holds: false }) });
  await userEvent.click(page.getByRole("radio", { name: "Yes, it falls" }));
  await userEvent.click(runButton);
  await expect.element(page.getByText("It does not hold here.")).toBeVisible();
  expect(host.querySelector(".experiment-answer")).toBeNull();
  expect(page.getByText("You predicted it.").elements()).toEqual([]);
});

test("while it runs it cannot be run again, and keeps the focus", async () => {
  let finish: (measured: Measurement) => void = () => {};
  const run = vi.fn<() => Promise<Measurement>>(() => new Promise<Measurement>((resolve) => (finish = resolve)));
  mountCard({ run });
  await userEvent.click(runButton);
  const running = page.getByRole("button", { name: "Running…" });
  await expect.element(running).toHaveFocus();
  await expect.element(page.getByRole("progressbar")).toBeVisible();
  await userEvent.keyboard("{Enter}");
  expect(run).toHaveBeenCalledOnce();
  finish(borneOut);
  await expect.element(page.getByText("It holds.")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Run again" })).toHaveFocus();
});

test("a failed run says why and can be tried again", async () => {
  const run = vi.fn<() => Promise<Measurement>>().mockRejectedValueOnce(new Error("The worker was lost.")).mockResolvedValue(borneOut);
  mountCard({ run });
  await userEvent.click(runButton);
  await expect.element(page.getByRole("alert")).toHaveTextContent("The experiment could not be run: The worker was lost.");
  await userEvent.click(page.getByRole("button", { name: "Try again" }));
  await expect.element(page.getByText("It holds.")).toBeVisible();
  await expect.element(page.getByRole("alert")).toHaveTextContent("");
});

test("the claim is in the page from the start, for whoever wants to read on", async () => {
  mountCard();
  await userEvent.click(page.getByText("Read the answer without running it"));
  await expect.element(page.getByText(experiment.claim)).toBeVisible();
  await expect.element(page.getByRole("link", { name: "Open in the demo" })).toHaveAttribute("href", "#k=8");
});

test("cards on one page do not share their radios, and state kept outside outlives a card", async () => {
  const state = signal(untried);
  const run = vi.fn<() => Promise<Measurement>>().mockResolvedValue(borneOut);
  const host = mount(
    <>
      <ExperimentCard experiment={experiment} run={run} openHref="#1" state={state} />
      <ExperimentCard experiment={experiment} run={run} openHref="#2" />
    </>,
    640,
  );
  await userEvent.click(page.getByRole("radio", { name: "It rises" }).first());
  await userEvent.click(page.getByRole("radio", { name: "No, it stays" }).last());
  expect(state.value.prediction).toBe(2);
  await expectAccessible(host);
  await userEvent.click(runButton.first());
  await expect.element(page.getByText("It holds.")).toBeVisible();
  await expectAccessible(host);
});
