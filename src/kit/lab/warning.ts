/** What there is to say about the frame shown, or about the one that is waited for, becomes a notice: once, until there is something else to say. */
import { effect, untracked } from "@preact/signals";
import type { Notices } from "./notices";
import type { Playback } from "./playback";

type Shown<Frame> = Pick<Playback<Frame, unknown>, "frame" | "told">;

/** Returns what disconnects. */
export function connectWarning<Frame>({ frame, told }: Shown<Frame>, warning: ((frame: Frame) => string | null) | undefined, notices: Notices): () => void {
  let said: string | null = null;
  return effect(() => {
    const shown = frame.value;
    const text = (shown !== null && warning?.(shown)) || told.value;
    if (text === said) return;
    said = text;
    untracked(() => (text === null ? notices.clear("run") : notices.say("run", { level: "notice", text })));
  });
}
