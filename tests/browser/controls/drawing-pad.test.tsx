import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { blank, type Drawing } from "../../../src/kit/controls/drawing";
import { DrawingPad } from "../../../src/kit/controls/drawing-pad";
import { expectAccessible, mount } from "./mount";

function mountPad(size = 8, brush = 0.7) {
  const value = signal<Drawing>(blank(size));
  const Held = () => <DrawingPad label="Your digit" size={size} brush={brush} value={value.value} onChange={(drawing) => (value.value = drawing)} />;
  const host = mount(<Held />);
  const sheet = host.querySelector<HTMLElement>("[role=application]")!;
  /** A pointer event at the middle of a pixel. */
  const point = (type: string, column: number, row: number, init: PointerEventInit = {}) => {
    const { left, top, width, height } = sheet.getBoundingClientRect();
    const at = { clientX: left + ((column + 0.5) / size) * width, clientY: top + ((row + 0.5) / size) * height };
    sheet.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 7, isPrimary: true, button: type === "pointermove" ? -1 : 0, ...at, ...init }));
  };
  const ink = (column: number, row: number): number => value.value[row * size + column]!;
  return { host, sheet, value, point, ink };
}

test("a pointer draws a stroke, and nothing before it is down or after it is up", () => {
  const { point, ink, value } = mountPad();
  point("pointermove", 4, 4);
  expect(Math.max(...value.value)).toBe(0);
  point("pointerdown", 1, 2);
  expect(ink(1, 2)).toBe(1);
  point("pointermove", 6, 2);
  for (const column of [1, 2, 3, 4, 5, 6]) expect(ink(column, 2)).toBe(1);
  expect(ink(3, 6)).toBe(0);
  point("pointerup", 6, 2);
  point("pointermove", 6, 7);
  expect(ink(6, 7)).toBe(0);
});

test("a second finger does not draw, and a stroke may leave the pad and come back", () => {
  const { point, ink } = mountPad();
  point("pointerdown", 0, 0, { pointerType: "touch" });
  point("pointerdown", 7, 7, { pointerId: 8, pointerType: "touch" });
  point("pointermove", 7, 6, { pointerId: 8, pointerType: "touch" });
  expect([ink(7, 7), ink(7, 6)]).toEqual([0, 0]);
  point("pointermove", -4, 0);
  point("pointermove", -4, 5);
  point("pointermove", 1, 5);
  expect(ink(1, 5)).toBe(1);
});

test("the brush is as wide as it is told to be, and fades at its edge", () => {
  const { point, ink } = mountPad(28, 1.4);
  point("pointerdown", 14, 14);
  expect(ink(14, 14)).toBe(1);
  expect(ink(15, 14)).toBeCloseTo(0.9, 5);
  expect(ink(16, 14)).toBe(0);
});

test("the keyboard draws, tells where it is, and clears", async () => {
  const { sheet, ink, value, host } = mountPad();
  sheet.focus();
  await userEvent.keyboard("{ArrowRight}{ }");
  expect(ink(4, 4)).toBe(1);
  await userEvent.keyboard("{Shift>}{ArrowLeft}{ArrowUp}{/Shift}");
  expect([ink(3, 4), ink(3, 3)]).toEqual([1, 1]);
  await expect.element(host.querySelector("output")!).toHaveTextContent("Row 4, column 4: 100 % ink");
  await userEvent.keyboard("{ }");
  expect(ink(3, 3)).toBe(0);
  await userEvent.keyboard("{Delete}");
  expect(Math.max(...value.value)).toBe(0);
});

test("its keys stay on the pad", async () => {
  const { sheet, host } = mountPad();
  let heard = 0;
  host.addEventListener("keydown", () => heard++);
  sheet.focus();
  await userEvent.keyboard("{ArrowRight}{ }{Delete}");
  expect(heard).toBe(0);
  await userEvent.keyboard("n");
  expect(heard).toBe(1);
});

test("clear empties it, and is off while there is nothing to clear", async () => {
  const { point, value } = mountPad();
  const clear = page.getByRole("button", { name: "Clear" });
  await expect.element(clear).toHaveAttribute("aria-disabled", "true");
  point("pointerdown", 3, 3);
  point("pointerup", 3, 3);
  await clear.click();
  expect(Math.max(...value.value)).toBe(0);
});

test("it tells where a stroke begins, and where all is cleared, before anything changes", async () => {
  const told: string[] = [];
  const host = mount(<DrawingPad label="Your digit" size={8} brush={0.7} value={blank(8).fill(0.5)} onChange={() => told.push("changed")} onBegin={() => told.push("begun")} />);
  const sheet = host.querySelector<HTMLElement>("[role=application]")!;
  for (const type of ["pointerdown", "pointermove", "pointerup"]) sheet.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 7, button: 0 }));
  expect(told).toEqual(["begun", "changed", "changed"]);
  await page.getByRole("button", { name: "Clear" }).click();
  sheet.dispatchEvent(new KeyboardEvent("keydown", { key: "Delete", bubbles: true }));
  expect(told.slice(3)).toEqual(["begun", "changed", "begun", "changed"]);
});

test("what is drawn is seen, in the ink of the theme", async () => {
  const { point, host } = mountPad();
  point("pointerdown", 2, 5);
  const canvas = host.querySelector("canvas")!;
  const pixel = (column: number, row: number) => [...canvas.getContext("2d")!.getImageData(column, row, 1, 1).data];
  await expect.poll(() => pixel(2, 5)[3]).toBe(255);
  expect(pixel(6, 1)[3]).toBe(0);
  const [red, green, blue] = pixel(2, 5);
  expect(`rgb(${red}, ${green}, ${blue})`).toBe(getComputedStyle(canvas).color);
});

test("is accessible, empty and drawn on", async () => {
  const { host, point } = mountPad();
  await expectAccessible(host);
  point("pointerdown", 3, 3);
  await expectAccessible(host);
});
