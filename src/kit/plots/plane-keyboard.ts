/** What keys do on a stage. */
import type { Domain } from "./types";

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** How far an arrow key moves a mark: a hundredth of the domain, with Shift a fifth of that. */
export function keyStep(event: KeyboardEvent, { x, y }: Domain): [x: number, y: number] | undefined {
  const arrow = arrows[event.key];
  if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const share = event.shiftKey ? 0.002 : 0.01;
  return [arrow[0] * share * (x[1] - x[0]), arrow[1] * share * (y[1] - y[0])];
}

export type Command = "next" | "previous" | "choose" | "add" | "delete" | "leave";

const commands: Readonly<Record<string, Command>> = {
  PageDown: "next",
  "]": "next",
  PageUp: "previous",
  "[": "previous",
  Enter: "choose",
  a: "add",
  A: "add",
  Delete: "delete",
  Backspace: "delete",
  Escape: "leave",
};

export function commandOf(event: KeyboardEvent): Command | undefined {
  return event.ctrlKey || event.metaKey || event.altKey ? undefined : commands[event.key];
}
