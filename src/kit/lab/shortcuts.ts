/** The keys that work on a whole demo page: shown as data, and obeyed by `listen`. */
import { usesChance } from "./chance";
import type { Lab } from "./lab";

export interface Shortcut {
  /** As `KeyboardEvent.key`; several where they do the same with something each. */
  readonly key: string | readonly string[];
  /** As printed in the page. */
  readonly shown: string;
  readonly label: string;
  /** Whether it is pressed with Ctrl, or Cmd on a Mac. */
  readonly command?: boolean;
  readonly shift?: boolean;
  /** Whether the picture leaves the key to the page, though it has keys of its own. */
  readonly onStage?: boolean;
  /** Whether there is anything that it could do here; always, if left out. */
  readonly applies?: (lab: ShortcutTarget) => boolean;
  readonly act: (lab: ShortcutTarget, key: string) => void;
}

/** The part of a lab that keys can reach. */
export type ShortcutTarget = Pick<Lab, "model" | "parameters" | "undo" | "redo" | "setSeeds" | "state" | "dataset" | "newTarget" | "setNewTarget"> & {
  readonly player: Pick<Lab["player"], "toggle" | "stepForward" | "stepBack" | "toStart" | "toEnd" | "pause" | "restart">;
};

export const shortcuts: readonly Shortcut[] = [
  { key: " ", shown: "Space", label: "Play or pause", act: ({ player }) => player.toggle() },
  { key: "ArrowLeft", shown: "←", label: "One step back", act: ({ player }) => player.stepBack() },
  { key: "ArrowRight", shown: "→", label: "One step on", act: ({ player }) => player.stepForward() },
  { key: "Home", shown: "Home", label: "First step", act: ({ player }) => player.toStart() },
  { key: "End", shown: "End", label: "Last step", act: ({ player }) => player.toEnd() },
  { key: "r", shown: "R", label: "Play again with the same seeds", act: ({ player }) => player.restart() },
  { key: "n", shown: "N", label: "New model seed", applies: usesChance, act: newModelSeed },
  { key: [..."123456789"], shown: "1 … 9", label: "Class of new points", onStage: true, applies: asksForClass, act: (lab, key) => lab.setNewTarget(Number(key) - 1) },
  { key: "z", shown: "Ctrl+Z", label: "Undo", command: true, act: (lab) => lab.undo() },
  { key: "z", shown: "Shift+Ctrl+Z", label: "Redo", command: true, shift: true, act: (lab) => lab.redo() },
];

function newModelSeed(lab: ShortcutTarget): void {
  lab.setSeeds({ model: lab.state.peek().seeds.model + 1 });
}

function asksForClass({ newTarget, dataset }: ShortcutTarget): boolean {
  return newTarget.peek() !== null && dataset.peek()?.target?.kind === "class";
}

/** The shortcuts that can do something in a lab. */
export const shortcutsOf = (lab: ShortcutTarget): readonly Shortcut[] => shortcuts.filter(({ applies }) => !applies || applies(lab));

/** Elements that use arrows and letters themselves: text, sliders, menus, and anything marked as having keys of its own. */
const usesKeys = "input, textarea, select, [contenteditable=''], [contenteditable=true], [role=slider], [role=textbox], [role=radio], [role=tab], [role=application], [data-own-keys]";
/** Elements that Space presses. */
const usesSpace = `${usesKeys}, button, summary, [role=button]`;
/** Elements whose text has an undo of its own. */
const editsText = "input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, [contenteditable=''], [contenteditable=true], [role=textbox]";

/** Elements that use letters and digits themselves. */
const usesText = `${editsText}, select, [data-own-keys]`;

/** The shortcut that a key press means, unless the element it was pressed on has its own use for it. */
function shortcutFor(event: KeyboardEvent, lab: ShortcutTarget): Shortcut | undefined {
  if (event.defaultPrevented || event.isComposing || event.altKey) return undefined;
  const command = event.ctrlKey || event.metaKey;
  const key = keyOf(event);
  const found = shortcutsOf(lab).find((shortcut) =>
    [shortcut.key].flat().includes(key) && Boolean(shortcut.command) === command && Boolean(shortcut.shift) === event.shiftKey);
  const target = event.target instanceof Element ? event.target : null;
  const taken = command ? editsText : key === " " ? usesSpace : found?.onStage ? usesText : usesKeys;
  return target?.closest(taken) ? undefined : found;
}

const keyOf = ({ key }: KeyboardEvent): string => (key.length === 1 ? key.toLowerCase() : key);

/** Obeys the shortcuts in a document; returns what stops it. */
export function listen(lab: ShortcutTarget, target: Document): () => void {
  const obey = (event: KeyboardEvent): void => {
    const shortcut = shortcutFor(event, lab);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.act(lab, keyOf(event));
  };
  target.addEventListener("keydown", obey);
  return () => target.removeEventListener("keydown", obey);
}
