/** What there is to say about the frame shown, or about the one that is waited for, becomes a notice: once, until there is something else to say. */
import { computed, effect, untracked, type ReadonlySignal } from "@preact/signals";
import type { Notices, Topic } from "./notices";
import type { Playback } from "./playback";

type Shown<Frame> = Pick<Playback<Frame, unknown>, "frame" | "told">;

/** Returns what disconnects. */
export function connectWarning<Frame>({ frame, told }: Shown<Frame>, warning: ((frame: Frame) => string | null) | undefined, notices: Notices): () => void {
  return connectTold(computed(() => (frame.value !== null && warning?.(frame.value)) || told.value), "run", notices);
}

/** What is told, where there is something, becomes the notice of a topic. Returns what disconnects. */
export function connectTold(told: ReadonlySignal<string | null>, topic: Topic, notices: Notices): () => void {
  return effect(() => {
    const text = told.value;
    untracked(() => (text === null ? notices.clear(topic) : notices.say(topic, { level: "notice", text })));
  });
}
