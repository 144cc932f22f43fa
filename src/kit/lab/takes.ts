/** The runs behind the player: the one shown, and a newer one that gathers its frames until it can take over. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Clock } from "./clock";
import type { RunStatus } from "./player";
import { createReel, type Reel, type ReelOptions } from "./reel";
import { createSlowness } from "./slowness";

/** Where the cursor belongs: at a step, or at the end, wherever that will be. */
export type Place = number | "end";

/** What a run reports to the player. A run that was replaced by a newer one is not heard. */
export interface Feed<Frame> {
  /** The newest of the frames that were taken over from the run before; null if the run begins at its beginning. */
  readonly from: { readonly step: number; readonly frame: Frame } | null;
  push(frames: readonly Frame[], bytes: readonly number[]): void;
  /** What a person must be told of the next frame, which is still being computed. */
  tell(text: string): void;
  /** Nothing more will come until a later step is wanted. */
  rest(): void;
  end(error: string | null): void;
}

interface Take<Frame, Origin> {
  readonly origin: Origin;
  readonly reel: Reel<Frame>;
  status: RunStatus;
  error: string | null;
  /** What was said before that step was there. */
  told: { readonly text: string; readonly step: number } | null;
}

/** Where the cursor is, and where it belongs. */
export interface Cursor {
  readonly step: Signal<number>;
  readonly place: Signal<Place>;
}

export interface Takes<Frame, Origin> {
  readonly footage: ReadonlySignal<Reel<Frame> | null>;
  readonly origin: ReadonlySignal<Origin | null>;
  /** Of the newest run. */
  readonly status: ReadonlySignal<RunStatus>;
  readonly error: ReadonlySignal<string | null>;
  readonly computed: ReadonlySignal<number>;
  readonly slow: ReadonlySignal<boolean>;
  /** What was said of a step that is not shown yet; a frame that is shown speaks for itself. */
  readonly told: ReadonlySignal<string | null>;
  /** What the footage shown holds, followed as it grows. Whatever nobody looks at is not made. */
  ofFootage<Value>(read: (reel: Reel<Frame>) => Value, none: Value): ReadonlySignal<Value>;
  isNewestShown(): boolean;
  isRunning(): boolean;
  begin(origin: Origin, shared?: number): Feed<Frame>;
  /** Goes as near to the cursor's place as the run shown allows. */
  settle(): void;
  clear(): void;
  /** Ends all timers. */
  stop(): void;
}

/** @param onEnd called when the newest run ended by itself */
export function createTakes<Frame, Origin>({ step, place }: Cursor, clock: Clock, options: ReelOptions<Frame>, onEnd: () => void): Takes<Frame, Origin> {
  const status = signal<RunStatus>("idle");
  const error = signal<string | null>(null);
  const computedSteps = signal(0);
  const origin = signal<Origin | null>(null);
  const told = signal<Take<Frame, Origin>["told"]>(null);
  /** The footage of the run shown, which grows in place; `news` says when. */
  const footage = signal<Reel<Frame> | null>(null);
  const news = signal(0);
  let shown: Take<Frame, Origin> | null = null;
  /** The newest run; the one shown, once it has arrived. */
  let newest: Take<Frame, Origin> | null = null;
  const slowness = createSlowness(clock, () => batch(() => {
    if (newest && hasArrived(newest)) show(newest);
  }));

  const isOver = (take: Take<Frame, Origin>): boolean => take.status === "done" || take.status === "failed";

  function settle(): void {
    if (!shown) return;
    footage.value = shown.reel;
    news.value = news.peek() + 1;
    step.value = shown.reel.keptAt(place.value === "end" ? Infinity : place.value);
  }

  function hasArrived(take: Take<Frame, Origin>): boolean {
    const { length } = take.reel;
    if (isOver(take)) return true;
    if (shown === null || take === shown) return length > 0;
    return place.value === "end" ? slowness.slow.value && length > 0 : length > place.value;
  }

  function show(take: Take<Frame, Origin>): void {
    shown = take;
    origin.value = take.origin;
    settle();
  }

  function update(take: Take<Frame, Origin>): void {
    computedSteps.value = take.reel.length;
    status.value = take.status;
    error.value = take.error;
    told.value = take.told;
    if (hasArrived(take)) show(take);
  }

  function begin(from: Origin, shared = -1): Feed<Frame> {
    const reel = newest && shared >= 0 ? newest.reel.upTo(shared) : createReel(options);
    const take: Take<Frame, Origin> = { origin: from, reel, status: "running", error: null, told: null };
    const last = reel.at(reel.length - 1);
    batch(() => {
      newest = take;
      slowness.forget();
      slowness.watch();
      update(take);
    });
    return { from: last === undefined ? null : { step: reel.length - 1, frame: last }, ...feedOf(take) };
  }

  function feedOf(take: Take<Frame, Origin>): Omit<Feed<Frame>, "from"> {
    const ifNewest = (act: () => void): void => {
      if (take === newest && !isOver(take)) batch(act);
    };
    return {
      push: (more, bytes) => ifNewest(() => {
        slowness.watch();
        take.reel.push(more, bytes);
        update(take);
      }),
      tell: (text) => ifNewest(() => {
        take.told = { text, step: take.reel.length };
        update(take);
      }),
      rest: () => ifNewest(slowness.forget),
      end: (reason) => ifNewest(() => {
        take.status = reason === null ? "done" : "failed";
        take.error = reason;
        slowness.forget();
        update(take);
        onEnd();
      }),
    };
  }

  return {
    footage, origin, status, error, computed: computedSteps, slow: slowness.slow,
    told: computed(() => {
      void news.value;
      return told.value && (shown !== newest || step.value < told.value.step) ? told.value.text : null;
    }),
    ofFootage: (read, none) => computed(() => {
      void news.value;
      return footage.value ? read(footage.value) : none;
    }),
    isNewestShown: () => shown === newest,
    isRunning: () => newest !== null && !isOver(newest),
    begin,
    settle,
    clear() {
      slowness.forget();
      [newest, shown] = [null, null];
      [origin.value, status.value, error.value, told.value] = [null, "idle", null, null];
      [footage.value, computedSteps.value] = [null, 0];
    },
    stop: slowness.forget,
  };
}
