/** Says in words what the picture shows: seen at once, a few times a second while it plays, and heard at most once a second. */
import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Schema } from "../lab/schema";
import { createAnnouncer } from "./announcer";
import type { BarProps } from "./player";
import { useThrottled } from "./use-throttled";

/** Milliseconds between two texts that are seen. */
const pause = 250;

export function Description<S extends Schema, Frame>({ lab }: BarProps<S, Frame>): JSX.Element {
  const [heard, setHeard] = useState("");
  const text = useMemo(() => computed(() => {
    const { frame, step } = lab.player;
    return frame.value === null ? "" : lab.model.describe(frame.value, step.value);
  }), [lab]);
  const seen = useThrottled(text, lab.player.playing.value ? pause : 0);
  const paragraph = useSteadyHeight(seen);

  useEffect(() => {
    const announcer = createAnnouncer(setHeard);
    const unsubscribe = text.subscribe((next) => announcer.say(next));
    return () => {
      unsubscribe();
      announcer.stop();
    };
  }, [text]);

  return (
    <div class="description">
      <p class="description-seen" ref={paragraph} aria-hidden="true">{seen}</p>
      <p class="kit-only-spoken" role="status">{heard}</p>
    </div>
  );
}

/** Once as high as a text was, a paragraph stays so: what stands below it would else jump with every text of another length. */
function useSteadyHeight(text: string): { current: HTMLParagraphElement | null } {
  const paragraph = useRef<HTMLParagraphElement>(null);
  const room = useRef({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { style, clientWidth } = paragraph.current!;
    if (clientWidth !== room.current.width) {
      style.minHeight = "";
      room.current = { width: clientWidth, height: 0 };
    }
    const { offsetHeight } = paragraph.current!;
    if (offsetHeight === room.current.height) return;
    room.current.height = offsetHeight;
    style.minHeight = `${offsetHeight}px`;
  }, [text]);
  return paragraph;
}
