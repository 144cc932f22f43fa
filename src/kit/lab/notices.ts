/** The messages shown to the user: one for each topic, the newest. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Notice } from "./lab";

export type Topic = "link" | "value" | "data" | "table" | "storage" | "sharing" | "run" | "analysis";

export interface Notices {
  readonly list: ReadonlySignal<readonly Notice[]>;
  say(topic: Topic, notice: Omit<Notice, "id">): void;
  clear(topic: Topic): void;
  dismiss(id: number): void;
}

export function createNotices(): Notices {
  const list = signal<readonly (Notice & { readonly topic: Topic })[]>([]);
  let last = 0;
  const without = (topic: Topic) => list.peek().filter((notice) => notice.topic !== topic);
  return {
    list,
    say(topic, notice) {
      list.value = [...without(topic), { id: ++last, topic, ...notice }];
    },
    clear(topic) {
      if (list.peek().some((notice) => notice.topic === topic)) list.value = without(topic);
    },
    dismiss(id) {
      list.value = list.peek().filter((notice) => notice.id !== id);
    },
  };
}
