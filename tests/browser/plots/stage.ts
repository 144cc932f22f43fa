/** What the tests of the plots share: data, a mounted component, and a finger. */
import { render, type VNode } from "preact";
import { act } from "preact/test-utils";
import "../../../src/kit/tokens.css";
import "../../../src/app/style/base.css";
import "../../../src/kit/plots/plane.css";
import "../../../src/kit/plots/legend.css";
import "../../../src/kit/plots/chart.css";
import { createRandom } from "../../../algorithms/core/random";
import { zeros } from "../../../algorithms/core/matrix";
import type { PlanePoints } from "../../../src/kit/plots/types";

export const domain = { x: [0, 10], y: [0, 10] } as const;

/** Blobs, one a group. */
export function blobs(n: number, groups: number): PlanePoints {
  const random = createRandom(7);
  const X = zeros(n, 2);
  const centres = Array.from({ length: groups }, () => [1.5 + 7 * random.uniform(), 1.5 + 7 * random.uniform()] as const);
  for (let i = 0; i < n; i++) {
    X.data[2 * i] = centres[i % groups]![0] + 0.5 * random.normal();
    X.data[2 * i + 1] = centres[i % groups]![1] + 0.5 * random.normal();
  }
  return { X, ids: Int32Array.from({ length: n }, (_, i) => 100 + i), groups: Int32Array.from({ length: n }, (_, i) => i % groups) };
}

/** Few points far apart, at places that are easily named. */
export function corners(): PlanePoints {
  return { X: { data: Float64Array.of(2, 2, 8, 2, 5, 8), rows: 3, columns: 2 }, ids: Int32Array.of(10, 11, 12), groups: Int32Array.of(0, 1, -1) };
}

export async function mount(content: VNode, width = 480): Promise<HTMLElement> {
  const root = document.createElement("main");
  root.style.inlineSize = `${width}px`;
  document.body.replaceChildren(root);
  await update(root, content);
  return root;
}

export async function update(root: HTMLElement, content: VNode): Promise<void> {
  await act(() => render(content, root));
  await settled();
}

/** Two frames: one to report in, one to draw in. */
export async function settled(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
}

export function pointer(target: Element, type: string, x: number, y: number, pointerType = "mouse"): void {
  target.dispatchEvent(
    new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, pointerType, clientX: x, clientY: y, button: 0, isPrimary: true }),
  );
}
