import axe from "axe-core";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { Chart } from "../../../src/kit/plots/chart";
import { createChartView } from "../../../src/kit/plots/chart-view";
import { setTheme } from "../../../src/kit/theme";
import { mount, pointer, update } from "./stage";

const spec = {
  mark: "line",
  encoding: { x: { field: "step", type: "quantitative" }, y: { field: "inertia", type: "quantitative" } },
};
const rows = (count: number) => Array.from({ length: count }, (_, step) => ({ step, inertia: 100 / (step + 1) }));
const chart = (count: number) => (
  <Chart title="Inertia" description="It falls." spec={spec} data={rows(count)} cursor={{ field: "step", value: 2 }} />
);
const canvasOf = (root: HTMLElement) => root.querySelector("canvas");
const pixels = (root: HTMLElement) => canvasOf(root)?.toDataURL() ?? "";

afterEach(() => setTheme("auto"));

test("draws when seen, streams without a new view, and looks different in the other theme", async () => {
  setTheme("light");
  const root = await mount(chart(5));
  await vi.waitFor(() => expect(canvasOf(root)).not.toBeNull(), 20_000);
  await vi.waitFor(() => expect(root.querySelector("button")!.disabled).toBe(false));
  const [first, before] = [canvasOf(root), pixels(root)];
  await update(root, chart(25));
  await vi.waitFor(() => expect(pixels(root)).not.toBe(before));
  expect(canvasOf(root)).toBe(first);
  const light = pixels(root);
  await act(() => setTheme("dark"));
  await vi.waitFor(() => {
    expect(canvasOf(root)).not.toBeNull();
    expect(pixels(root)).not.toBe(light);
  });
});

test("no rows: a word instead of a picture, and no warning", async () => {
  const warn = vi.spyOn(console, "warn");
  const root = await mount(chart(0));
  expect(root.textContent).toContain("Nothing to show yet");
  await update(root, chart(4));
  await vi.waitFor(() => expect(canvasOf(root)).not.toBeNull(), 20_000);
  await update(root, chart(0));
  expect(warn.mock.calls).toEqual([]);
  warn.mockRestore();
});

test("the data open as a table, without axe's complaint", async () => {
  const root = await mount(chart(3));
  await act(() => [...root.querySelectorAll("button")].find(({ textContent }) => textContent!.includes("table"))!.click());
  const dialog = root.querySelector("dialog")!;
  expect(dialog.open).toBe(true);
  expect([...dialog.querySelectorAll("td")].map(({ textContent }) => textContent)).toEqual(["0", "100", "1", "50", "2", "33.33"]);
  const { violations } = await axe.run(root, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([]);
});

test("the menu closes by Escape, and by a press elsewhere", async () => {
  const root = await mount(chart(3));
  const menu = root.querySelector("details")!;
  menu.open = true;
  pointer(menu.querySelector("button")!, "pointerdown", 0, 0);
  expect(menu.open).toBe(true);
  pointer(root.querySelector(".chart-title")!, "pointerdown", 0, 0);
  expect(menu.open).toBe(false);
  menu.open = true;
  menu.querySelector("button")!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(menu.open).toBe(false);
});

test("pictures are saved as PNG and SVG", async () => {
  const container = await mount(<div />);
  const view = await createChartView({ container, spec, data: rows(5), width: 300, height: 200, cursorField: undefined, onSelect: () => undefined });
  const png = new Uint8Array(await (await view.save("png")).arrayBuffer());
  expect([...png.subarray(1, 4)].map((code) => String.fromCodePoint(code)).join("")).toBe("PNG");
  expect(await (await view.save("svg")).text()).toMatch(/^<svg/);
  view.close();
});

test("a chart that cannot be drawn shows its numbers, and draws when tried again with a better specification", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const withSpec = (each: Record<string, unknown>) => <Chart title="Inertia" description="It falls." spec={each} data={rows(2)} />;
  const root = await mount(withSpec({ mark: 5 }));
  await vi.waitFor(() => expect(root.querySelector("[role=alert]")).not.toBeNull(), 20_000);
  expect([...root.querySelectorAll("td")].map(({ textContent }) => textContent)).toEqual(["0", "100", "1", "50"]);
  await update(root, withSpec(spec));
  await act(() => [...root.querySelectorAll("button")].find(({ textContent }) => textContent === "Try again")?.click());
  await vi.waitFor(() => expect(canvasOf(root)).not.toBeNull());
  expect(root.querySelector("[role=alert]")).toBeNull();
  logged.mockRestore();
});

test("a click anywhere on the plot means the nearest row; one on an axis's labels means none", async () => {
  const container = await mount(<div />);
  const chosen: unknown[] = [];
  const points = { ...spec, mark: { type: "line", point: true } };
  const view = await createChartView({
    container, spec: points, data: rows(5), width: 300, height: 200, cursorField: "step", onSelect: ({ step }) => chosen.push(step),
  });
  await view.setCursor(0);
  const { left, top, right, bottom } = canvasOf(container)!.getBoundingClientRect();
  const click = (x: number, y: number) =>
    canvasOf(container)!.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: x, clientY: y }));
  click(right - 12, (top + bottom) / 2);
  click((left + right) / 2 + 10, top + 30);
  click((left + right) / 2, bottom - 4);
  expect(chosen).toEqual([4, 2]);
  await view.setData(rows(9));
  click(right - 12, (top + bottom) / 2);
  expect(chosen).toEqual([4, 2, 8]);
  view.close();
});

test("a cursor beyond the axis is not drawn on its edge", async () => {
  const container = await mount(<div />);
  const view = await createChartView({ container, spec, data: rows(5), width: 300, height: 200, cursorField: "step", onSelect: () => undefined });
  const picture = async () => (await view.save("svg")).text();
  const without = await picture();
  await view.setCursor(-1);
  expect(await picture()).toBe(without);
  await view.setCursor(2);
  expect(await picture()).not.toBe(without);
  view.close();
});
