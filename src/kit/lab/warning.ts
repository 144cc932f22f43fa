/** What a model has to say about the frame shown becomes a notice: once, until there is something else to say. */
import { effect, untracked, type ReadonlySignal } from "@preact/signals";
import type { Notices } from "./notices";

/** Returns what disconnects. */
export function connectWarning<Frame>(frame: ReadonlySignal<Frame | null>, warning: ((frame: Frame) => string | null) | undefined, notices: Notices): () => void {
  let said: string | null = null;
  return effect(() => {
    const shown = frame.value;
    if (!warning || shown === null) return;
    const text = warning(shown);
    if (text === said) return;
    said = text;
    untracked(() => (text === null ? notices.clear("run") : notices.say("run", { level: "notice", text })));
  });
}
