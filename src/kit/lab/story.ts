/** Keeps the player fed: every change of what a run is given begins another run, or continues the one that goes on. */
import { effect, untracked, type ReadonlySignal } from "@preact/signals";
import type { Host, RunHandle } from "./host";
import type { Feed, Playback } from "./playback";
import type { RunRequest } from "./protocol";
import type { Intervention } from "./state";

/** All that a run starts from. */
export type Origin = Pick<RunRequest, "parameters" | "dataset" | "seeds">;

/** A run as it is told: what it starts from, and what a hand has done in it so far. */
export interface Telling {
  readonly origin: Origin;
  readonly interventions: readonly Intervention[];
}

export interface StoryOptions<Frame> {
  readonly host: Host;
  readonly playback: Playback<Frame, Telling>;
  /** Null while there is no data. A new object whenever anything in it is new. */
  readonly origin: ReadonlySignal<Origin | null>;
  readonly interventions: ReadonlySignal<readonly Intervention[]>;
  /** How many steps a run may be ahead of the one that is wanted. */
  readonly lookAhead: number;
  /** Whether a run can go on from one of its frames. */
  readonly resumes?: boolean;
}

interface CurrentRun<Frame> {
  /** A run that takes more interventions on its way is told on: the same object, with the longer list. */
  readonly telling: { readonly origin: Origin; interventions: readonly Intervention[] };
  readonly feed: Feed<Frame>;
  handle: RunHandle | null;
  isOver: boolean;
}

/** Returns what disconnects. */
export function connectStory<Frame>({ host, playback, origin, interventions, lookAhead, resumes = false }: StoryOptions<Frame>): () => void {
  let current: CurrentRun<Frame> | null = null;
  const upTo = (): number => playback.wanted.value + lookAhead;

  function begin(from: Origin, list: readonly Intervention[]): void {
    current?.handle?.cancel();
    const shared = resumes && current?.telling.origin === from ? lastShared(current.telling.interventions, list) : undefined;
    const telling = { origin: from, interventions: list };
    const feed = playback.begin(telling, shared);
    const run: CurrentRun<Frame> = { telling, feed, handle: null, isOver: false };
    current = run;
    run.handle = host.run({ ...from, analysis: null, interventions: list, from: feed.from ?? undefined, upTo: upTo() }, {
      frames: (frames, bytes) => run.feed.push(frames as readonly Frame[], bytes),
      told: (text) => run.feed.tell(text),
      resting: () => run.feed.rest(),
      ended(error) {
        run.isOver = true;
        run.feed.end(error);
      },
    });
  }

  function follow(from: Origin | null, list: readonly Intervention[]): void {
    if (!from) {
      current?.handle?.cancel();
      current?.feed.rest();
      current = null;
    } else if (!goesOn(from, list)) {
      begin(from, list);
    }
  }

  /** Whether the current run could take the longer list on its way. */
  function goesOn(from: Origin, list: readonly Intervention[]): boolean {
    const run = current;
    if (!run || run.isOver || run.telling.origin !== from || !continues(run.telling.interventions, list)) return false;
    const newest = playback.computed.peek() - 1;
    if (list.slice(run.telling.interventions.length).some(({ step }) => step < newest) || !run.handle?.extend(list)) return false;
    run.telling.interventions = list;
    return true;
  }

  const stopFollowing = effect(() => {
    const [from, list] = [origin.value, interventions.value];
    untracked(() => follow(from, list));
  });
  const stopAllowing = effect(() => {
    const step = upTo();
    current?.handle?.allow(step);
  });
  return () => {
    stopFollowing();
    stopAllowing();
    current = null;
    playback.stop();
    host.dispose();
  };
}

function continues(before: readonly Intervention[], after: readonly Intervention[]): boolean {
  return before.length <= after.length && before.every((intervention, index) => intervention === after[index]);
}

/** The last step up to which two lists tell the same story: what is done at a step changes those that follow it. */
function lastShared(before: readonly Intervention[], after: readonly Intervention[]): number {
  const differing = [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))];
  return Math.min(...differing.map(({ step }) => step));
}
