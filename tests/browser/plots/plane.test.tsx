import axe from "axe-core";
import { act } from "preact/test-utils";
import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { Plane } from "../../../src/kit/plots/plane";
import { createScales } from "../../../src/kit/plots/scales";
import { drawPoints } from "../../../src/kit/plots/draw-points";
import { press } from "../../../src/kit/plots/stamp";
import { currentPalette } from "../../../src/kit/plots/colours";
import type { PlaneProps } from "../../../src/kit/plots/types";
import { blobs, corners, domain, mount, pointer, settled } from "./stage";

const scales = createScales(domain, { width: 480, height: 480 });

async function stage(more: Partial<PlaneProps> = {}) {
  const callbacks = {
    onAddPoint: vi.fn<NonNullable<PlaneProps["onAddPoint"]>>(),
    onMovePoint: vi.fn<NonNullable<PlaneProps["onMovePoint"]>>(),
    onDeletePoint: vi.fn<NonNullable<PlaneProps["onDeletePoint"]>>(),
    onMoveHandle: vi.fn<NonNullable<PlaneProps["onMoveHandle"]>>(),
  };
  const root = await mount(<Plane points={corners()} domain={domain} xLabel="width" yLabel="length" description="Three points" {...callbacks} {...more} />);
  const layer = root.querySelector<HTMLElement>("[role=application]")!;
  const { left, top } = layer.getBoundingClientRect();
  /** The page's pixel of a place in data units. */
  const at = (x: number, y: number): [number, number] => [left + scales.x(x), top + scales.y(y)];
  const fire = (type: string, x: number, y: number, kind?: string): Promise<void> => act(() => pointer(layer, type, ...at(x, y), kind));
  return { ...callbacks, root, layer, fire, said: () => root.querySelector("output")!.textContent };
}

test("a drag reports start, moves and the end, rounded to what a pixel can mean", async () => {
  const { fire, onMovePoint } = await stage();
  await fire("pointerdown", 2, 2);
  await fire("pointermove", 3, 3);
  await settled();
  await fire("pointermove", 4, 5);
  await fire("pointerup", 4, 5);
  expect(onMovePoint.mock.calls[0]).toEqual([10, 2, 2, "start"]);
  expect(onMovePoint.mock.calls.at(-1)).toEqual([10, 4, 5, "end"]);
  expect(onMovePoint.mock.calls.slice(1, -1).every(([, , , phase]) => phase === "move")).toBe(true);
});

test("many pointer events within a frame are one report", async () => {
  const { fire, layer, onMovePoint } = await stage();
  await fire("pointerdown", 2, 2);
  const box = layer.getBoundingClientRect();
  await act(() => {
    for (let x = 2; x < 6; x += 0.1) pointer(layer, "pointermove", box.left + scales.x(x), box.top + scales.y(3));
  });
  await settled();
  expect(onMovePoint.mock.calls.filter(([, , , phase]) => phase === "move")).toHaveLength(1);
  await fire("pointerup", 6, 3);
});

test("Escape in a drag puts the point back", async () => {
  const { fire, onMovePoint, layer } = await stage();
  layer.focus();
  await fire("pointerdown", 8, 2);
  await fire("pointermove", 6, 6);
  await userEvent.keyboard("{Escape}");
  expect(onMovePoint.mock.calls.at(-1)).toEqual([11, 8, 2, "end"]);
  await fire("pointermove", 5, 5);
  expect(onMovePoint.mock.calls.at(-1)![3]).toBe("end");
});

test("double-click adds on the plot, not on its margins; a plain click adds nothing", async () => {
  const { layer, fire, onAddPoint } = await stage();
  await fire("pointerdown", 5, 5);
  await fire("pointerup", 5, 5);
  expect(onAddPoint).not.toHaveBeenCalled();
  await userEvent.dblClick(layer, { position: { x: scales.x(6), y: scales.y(4) } });
  expect(onAddPoint.mock.calls[0]![0]).toBeCloseTo(6, 1);
  await userEvent.dblClick(layer, { position: { x: 5, y: 5 } });
  expect(onAddPoint).toHaveBeenCalledTimes(1);
});

test("the tools let a finger add and delete with taps", async () => {
  const { root, fire, onAddPoint, onDeletePoint } = await stage();
  const tool = (label: string) => act(() => [...root.querySelectorAll("label")].find((each) => each.textContent!.startsWith(label))!.click());
  await tool("Add");
  await fire("pointerdown", 4, 6, "touch");
  await fire("pointerup", 4, 6, "touch");
  expect(onAddPoint).toHaveBeenCalledExactlyOnceWith(4, 6);
  await tool("Delete");
  await fire("pointerdown", 8.3, 2.2, "touch");
  await fire("pointerup", 8.3, 2.2, "touch");
  expect(onDeletePoint).toHaveBeenCalledExactlyOnceWith(11);
});

test("a finger on a point keeps the page from scrolling; one on the empty stage does not", async () => {
  const { layer } = await stage();
  const { left, top } = layer.getBoundingClientRect();
  const touchAt = (x: number, y: number): boolean => {
    const touch = new Touch({ identifier: 1, target: layer, clientX: left + scales.x(x), clientY: top + scales.y(y) });
    return layer.dispatchEvent(new TouchEvent("touchstart", { bubbles: true, cancelable: true, touches: [touch] }));
  };
  expect(touchAt(2, 2)).toBe(false);
  expect(touchAt(5, 4)).toBe(true);
});

test("keys go through points, say which it is, move, add and delete", async () => {
  const { layer, said, onMovePoint, onAddPoint, onDeletePoint } = await stage();
  await act(() => layer.focus());
  expect(said()).toBe("Point 3 of 3, no group, width = 5, length = 8");
  await userEvent.keyboard("{PageDown}");
  expect(said()).toMatch(/^Point [12] of 3, cluster [12]/);
  await userEvent.keyboard("{PageUp}{ArrowRight}{Shift>}{ArrowUp}{/Shift}");
  expect(onMovePoint.mock.calls).toEqual([[12, 5, 8, "start"], [12, 5.1, 8, "end"], [12, 5, 8, "start"], [12, 5, 8.02, "end"]]);
  await userEvent.keyboard("{Escape}{ArrowLeft}a");
  expect(onAddPoint).toHaveBeenCalledOnce();
  await userEvent.keyboard("{PageDown}{Delete}");
  expect(onDeletePoint).toHaveBeenCalledExactlyOnceWith(12);
});

test("a click and Enter choose a point; a drag, a click beside it and the tool that deletes do not", async () => {
  const onSelectPoint = vi.fn<(id: number) => void>();
  const { root, layer, fire, onAddPoint } = await stage({ onSelectPoint });
  await fire("pointerdown", 8, 2);
  await fire("pointerup", 8, 2);
  expect(onSelectPoint.mock.calls).toEqual([[11]]);
  await fire("pointerdown", 8, 2);
  await fire("pointermove", 6, 4);
  await fire("pointerup", 6, 4);
  await fire("pointerdown", 4, 4);
  await fire("pointerup", 4, 4);
  expect(onSelectPoint).toHaveBeenCalledOnce();

  await act(() => layer.focus());
  await userEvent.keyboard("{Enter}");
  expect(onSelectPoint.mock.calls).toEqual([[11], [11]]);
  await userEvent.keyboard("{Escape}{Enter}");
  expect(onSelectPoint).toHaveBeenCalledTimes(2);
  expect(onAddPoint).toHaveBeenCalledOnce();

  await act(() => [...root.querySelectorAll("label")].find((each) => each.textContent!.startsWith("Delete"))!.click());
  await fire("pointerdown", 2, 2);
  await fire("pointerup", 2, 2);
  expect(onSelectPoint).toHaveBeenCalledTimes(2);
});

test("a handle is a named button that arrow keys move", async () => {
  const { root, onMoveHandle } = await stage({ handles: [{ id: 3, x: 5, y: 5, label: "Centre 4", group: 3 }] });
  const handle = root.querySelector<SVGGElement>(".plane-handle")!;
  expect(handle.getAttribute("aria-label")).toBe("Centre 4, x = 5, y = 5");
  await act(() => handle.focus());
  await userEvent.keyboard("{ArrowUp}");
  expect(onMoveHandle.mock.calls).toEqual([[3, 5, 5, "start"], [3, 5, 5.1, "end"]]);
});

test("points beyond the domain are marked and counted", async () => {
  const { root } = await stage({ domain: { x: [0, 6], y: [0, 10] } });
  expect(root.querySelector(".plane-beyond")).not.toBeNull();
  expect(root.textContent).toContain("One point lies beyond the edge");
});

test("ten thousand points are stamped: each look is drawn once, whatever the number of points", () => {
  const points = blobs(10_000, 6);
  const positions = points.X.data.map((value, i) => (i % 2 ? scales.y(value) : scales.x(value)));
  const canvas = Object.assign(document.createElement("canvas"), { width: 480, height: 480 });
  const context = canvas.getContext("2d")!;
  const palette = currentPalette();
  const made = vi.spyOn(document, "createElement");
  drawPoints(context, points, positions, palette, 1);
  expect(made).toHaveBeenCalledTimes(6);
  const { data } = context.getImageData(0, 0, 480, 480);
  const opacityAt = (x: number, y: number) => (x > 0 && x < 480 && y > 0 && y < 480 ? data[4 * (480 * y + x) + 3]! : 255);
  const opacities = Array.from({ length: points.X.rows }, (_, i) => opacityAt(Math.round(positions[2 * i]!), Math.round(positions[2 * i + 1]!)));
  expect(Math.min(...opacities)).toBeGreaterThan(200);
});

test("a stage without size is no error", () => {
  const points = blobs(10, 2);
  const canvas = Object.assign(document.createElement("canvas"), { width: 0, height: 0 });
  expect(() => drawPoints(canvas.getContext("2d")!, points, points.X.data, currentPalette(), 1)).not.toThrow();
});

describe("pressing a stamp", () => {
  const solid = (red: number, opacity: number, size: number) => {
    const bytes = new Uint8ClampedArray(4 * size * size);
    for (let i = 0; i < bytes.length; i += 4) bytes.set([red, 0, 0, opacity], i);
    return { size, bytes, words: new Uint32Array(bytes.buffer) };
  };
  const pixel = ({ data, width }: ImageData, x: number, y: number) => Array.from(data.slice(4 * (width * y + x), 4 * (width * y + x) + 4));

  test("it is cut off at the edges", () => {
    const picture = new ImageData(4, 4);
    press(picture, solid(200, 255, 3), 0, 0);
    press(picture, solid(100, 255, 3), 4, 4);
    press(picture, solid(50, 255, 3), -20, 99);
    expect(pixel(picture, 0, 0)).toEqual([200, 0, 0, 255]);
    expect(pixel(picture, 3, 3)).toEqual([100, 0, 0, 255]);
    expect(pixel(picture, 3, 0)).toEqual([0, 0, 0, 0]);
  });

  test("half transparent over opaque and over half transparent, as the canvas does it", () => {
    const picture = new ImageData(1, 1);
    press(picture, solid(200, 255, 1), 0.5, 0.5);
    press(picture, solid(100, 51, 1), 0.5, 0.5);
    expect(pixel(picture, 0, 0)).toEqual([180, 0, 0, 255]);
    const sheer = new ImageData(1, 1);
    press(sheer, solid(200, 51, 1), 0.5, 0.5);
    press(sheer, solid(200, 51, 1), 0.5, 0.5);
    expect(pixel(sheer, 0, 0)).toEqual([200, 0, 0, 92]);
  });
});

test("axe finds nothing to complain about", async () => {
  const { root } = await stage({ handles: [{ id: 0, x: 5, y: 5, label: "Centre 1", group: 0 }] });
  const { violations } = await axe.run(root, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([]);
});
