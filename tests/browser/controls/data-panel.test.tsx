import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { DataPanel } from "../../../src/kit/controls/data-panel";
import { DropZone } from "../../../src/kit/controls/drop-zone";
import { buildDataset } from "../../../src/kit/data/build";
import { noEdits, type Table } from "../../../src/kit/data/dataset";
import { firstAddedId } from "../../../src/kit/data/edits";
import { fakeLab, type FakeLab } from "./fake-lab";
import { expectAccessible, mount } from "./mount";

const column = (name: string) => ({ kind: "numeric" as const, name, values: Float64Array.of(1, 2, 3) });
const iris: Table = {
  id: "iris", name: "Iris", columns: ["sepal length", "sepal width", "petal length"].map(column), source: "R. A. Fisher, 1936", licence: "CC BY 4.0",
};

function tableLab() {
  const lab = fakeLab();
  lab.setData({ source: "iris" });
  lab.table.value = iris;
  return lab;
}

const good = new File(["height,weight\n1.7,60\n1.8,72\n1.6,55\n"], "people.csv", { type: "text/csv" });
const bad = new File(['a,b\n1,2\n3,"4\n'], "broken.csv", { type: "text/csv" });

/** A file is read in a worker, which a busy machine may take its time to start. */
const patience = { timeout: 20_000 };

test("the model's generators and tables are offered by name", async () => {
  const lab = fakeLab();
  mount(<DataPanel lab={lab} />);
  const source = page.getByRole("combobox", { name: "Data" });
  await userEvent.selectOptions(source, "moons");
  expect(lab.setData).toHaveBeenLastCalledWith({ source: "moons" });
  const groups = [...source.element().querySelectorAll("optgroup")].map((group) => [group.label, group.children.length]);
  expect(groups).toEqual([["Generated", 2], ["Real tables", 2], ["Your own", 1]]);
});

test("a generator's options keep each other", async () => {
  const lab = fakeLab();
  mount(<DataPanel lab={lab} />);
  const type = async (name: string, text: string) => {
    await userEvent.click(page.getByRole("spinbutton", { name, exact: true }));
    await userEvent.keyboard(`{Control>}a{/Control}${text}{Enter}`);
  };
  await type("Points", "40");
  await type("Noise", "0.25");
  expect(lab.setData).toHaveBeenLastCalledWith({ options: { nSamples: 40, noise: 0.25 } });
});

test("seeds are seen, typed and replaced; one that is none is refused", async () => {
  const lab = fakeLab({ data: { sources: ["blobs"], target: "class", testFraction: 0.3 } });
  mount(<DataPanel lab={lab} />);
  await userEvent.click(page.getByRole("button", { name: "New points" }));
  expect(lab.setSeeds).toHaveBeenLastCalledWith({ data: 1 });
  await userEvent.click(page.getByRole("spinbutton", { name: "Split seed" }));
  await userEvent.keyboard("{Control>}a{/Control}42{Enter}");
  expect(lab.setSeeds).toHaveBeenLastCalledWith({ split: 42 });
  await userEvent.keyboard("{Control>}a{/Control}-1{Enter}");
  await expect.element(page.getByText("Split seed must be an integer in 0..4294967295; got -1")).toBeVisible();
  expect(lab.state.value.seeds).toEqual({ data: 1, split: 42, model: 0 });
});

test("a split is offered only where the demo holds points out", async () => {
  mount(<DataPanel lab={fakeLab()} />);
  await expect.element(page.getByRole("slider", { name: "Noise" })).toBeVisible();
  expect(page.getByRole("slider", { name: "Test share" }).elements()).toEqual([]);
});

test("the two features of a table are chosen and swapped, and never the same", async () => {
  const lab = tableLab();
  mount(<DataPanel lab={lab} />);
  await userEvent.click(page.getByRole("button", { name: "Swap the two features" }));
  expect(lab.setData).toHaveBeenLastCalledWith({ features: ["sepal width", "sepal length"] });
  await userEvent.selectOptions(page.getByRole("combobox", { name: "Across" }), "petal length");
  expect(lab.setData).toHaveBeenLastCalledWith({ features: ["petal length", "sepal length"] });
  await userEvent.selectOptions(page.getByRole("combobox", { name: "Up" }), "petal length");
  expect(lab.setData).toHaveBeenLastCalledWith({ features: ["sepal length", "petal length"] });
  await userEvent.click(page.getByText("Source and licence"));
  await expect.element(page.getByText("Licence: CC BY 4.0")).toBeVisible();
});

test("features can be standardised", async () => {
  const lab = fakeLab();
  mount(<DataPanel lab={lab} />);
  await userEvent.click(page.getByRole("switch", { name: "Standardise" }));
  expect(lab.setData).toHaveBeenLastCalledWith({ scaling: "standard" });
});

test("edits are counted by point, and undone together", async () => {
  const lab = fakeLab();
  lab.setData({ edits: { moved: { 3: [0, 0], 4: [1, 1] }, deleted: [4], added: [{ id: 100_000, x: 1, y: 2, target: 0 }] } } as object);
  mount(<DataPanel lab={lab} />);
  await userEvent.click(page.getByRole("button", { name: "3 edited points: undo all" }));
  expect(lab.clearEdits).toHaveBeenCalledOnce();
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await userEvent.click(undo, { force: true });
  expect(lab.undo).not.toHaveBeenCalled();
  lab.canUndo.value = true;
  await expect.element(undo).toHaveAttribute("aria-disabled", "false");
  await userEvent.click(undo);
  expect(lab.undo).toHaveBeenCalledOnce();
});

function supervisedLab(source = "blobs") {
  const lab = fakeLab({ data: { sources: [source], target: "known" } });
  lab.newTarget.value = 0;
  vi.mocked(lab.setNewTarget).mockImplementation((target) => void (lab.newTarget.value = target));
  return lab;
}

test("the class of new points is chosen where the demo asks, by pointer and by arrow keys", async () => {
  const lab = supervisedLab();
  const host = mount(<DataPanel lab={lab} />);
  const group = page.getByRole("radiogroup", { name: "New points are" });
  await userEvent.click(group.getByText("class 1"));
  expect(lab.setNewTarget).toHaveBeenLastCalledWith(1);
  await expect.element(group.getByRole("radio", { name: "class 1" })).toBeChecked();
  await userEvent.keyboard("{ArrowRight}");
  expect(lab.setNewTarget).toHaveBeenLastCalledWith(2);
  await expect.element(page.getByText("New points are class 2")).toBeInTheDocument();
  await expectAccessible(host);
  expect(host.scrollWidth).toBeLessThanOrEqual(host.clientWidth);
});

test("the value of new points is typed where the target is a number; what is none is refused", async () => {
  const lab = supervisedLab("plane");
  const host = mount(<DataPanel lab={lab} />);
  const field = page.getByRole("spinbutton", { name: "New points have y" });
  await userEvent.click(field);
  await userEvent.keyboard("{Control>}a{/Control}-2.5{Enter}");
  expect(lab.setNewTarget).toHaveBeenLastCalledWith(-2.5);
  await userEvent.keyboard("{ArrowUp}");
  expect(lab.newTarget.value).toBeGreaterThan(-2.5);
  await userEvent.keyboard("{Control>}a{/Control}{Delete}{Enter}");
  await expect.element(page.getByRole("alert").filter({ hasText: "y must be a number" })).toBeVisible();
  await expectAccessible(host);
});

test("a demo that takes any points offers no class for new ones", async () => {
  mount(<DataPanel lab={fakeLab()} />);
  await expect.element(page.getByRole("slider", { name: "Noise" })).toBeVisible();
  expect(page.getByText("New points are").elements()).toEqual([]);
});

test("a file that cannot be read says why, and what was on the stage stays", async () => {
  const lab = fakeLab();
  const host = mount(<DataPanel lab={lab} />);
  const picker = host.querySelector<HTMLInputElement>("input[type=file]")!;
  await userEvent.upload(picker, bad);
  await expect.element(page.getByRole("alert").filter({ hasText: "Line 3" }), patience).toBeVisible();
  expect(lab.useTable).not.toHaveBeenCalled();
  await expectAccessible(host);
  await userEvent.upload(picker, good);
  await vi.waitFor(() => expect(lab.useTable).toHaveBeenCalledWith(expect.objectContaining({ name: "people.csv" })), patience);
  await expect.poll(() => host.querySelector(".data-report-error")!.textContent).toBe("");
});

test("a file dropped anywhere on the lab is answered in its data panel", async () => {
  const lab = fakeLab();
  const host = mount(<DropZone lab={lab}><p>The stage</p><DataPanel lab={lab} /></DropZone>);
  const drag = (type: string, file: File): void => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    page.getByText("The stage", { exact: true }).element().dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  };
  drag("dragover", bad);
  await expect.element(page.getByText("Drop a CSV file")).toBeVisible();
  drag("drop", bad);
  await expect.element(page.getByText(/Line 3/), patience).toBeVisible();
  expect(host.querySelector(".drop-zone-over")).toBeNull();
  drag("drop", good);
  await vi.waitFor(() => expect(lab.useTable).toHaveBeenCalledOnce(), patience);
});

/** What a click on "Save CSV" saves. */
async function savedCsv(lab: FakeLab): Promise<string> {
  const saved: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => (saved.push(blob as Blob), "#"));
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    expect(this.download).toBe("fake-blobs.csv");
  });
  mount(<DataPanel lab={lab} />);
  await userEvent.click(page.getByRole("button", { name: "Save CSV" }));
  expect(clicked).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
  return saved[0]!.text();
}

test("what is on the stage is saved as a file", async () => {
  expect(await savedCsv(fakeLab())).toMatch(/^x₁,x₂,class,split\r\n/);
});

test.each([["any", ""], ["class", "class 0"]] as const)("where the target may be %s, an added point is saved with the class “%s”", async (target, cell) => {
  const lab = fakeLab({ data: { sources: ["blobs"], target } });
  const edits = { ...noEdits, added: [{ id: firstAddedId, x: 1, y: 2, target: 0 }] };
  const { data, seeds } = lab.state.value;
  lab.dataset.value = buildDataset({ data: { ...data, edits }, seeds, target }).dataset;
  const lines = (await savedCsv(lab)).trim().split("\r\n");
  expect(lines.at(-1)).toBe(`1,2,${cell},train`);
  expect(lines.slice(1, -1).every((line) => /,class \d,train$/.test(line))).toBe(true);
});

test.each([["a generator", () => fakeLab({ data: { sources: ["blobs"], target: "class", testFraction: 0.3 } })], ["a table", tableLab]])(
  "with %s it fits 260 px, and axe finds nothing in either theme",
  async (_, labOf) => {
    const host = mount(<DataPanel lab={labOf()} />);
    await expectAccessible(host);
    expect(host.scrollWidth).toBeLessThanOrEqual(host.clientWidth);
  },
);
