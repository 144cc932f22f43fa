/** The player: a cursor on the frames of the run shown, while a newer run gathers its own behind the scenes. */
import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import { pageClock, type Clock } from "./clock";
import type { Player, RunStatus } from "./player";
import type { Trace } from "./model";
import { createReel, type Reel, type ReelOptions } from "./reel";
import { createSlowness } from "./slowness";
import { createTicker } from "./ticker";

/** Where the cursor belongs: at a step, or at the end, wherever that will be. */
export type Place = number | "end";

/** What a run reports to the player. A run that was replaced by a newer one is not heard. */
export interface Feed<Frame> {
  /** The newest of the frames that were taken over from the run before; null if the run begins at its beginning. */
  readonly from: { readonly step: number; readonly frame: Frame } | null;
  push(frames: readonly Frame[], bytes: readonly number[]): void;
  /** Nothing more will come until a later step is wanted. */
  rest(): void;
  end(error: string | null): void;
}

export interface Playback<Frame, Origin> extends Player<Frame> {
  /** What the run shown was begun with. */
  readonly origin: ReadonlySignal<Origin | null>;
  /** The frames and traces of the run shown: the same object for as long as it is the same run. */
  readonly footage: ReadonlySignal<Pick<Reel<Frame>, "length" | "trace"> | null>;
  /** The step that the cursor is at or on its way to; Infinity for the end. */
  readonly wanted: ReadonlySignal<number>;
  /**
   * Begins another run. The picture stays until that run has reached the place where the cursor belongs.
   * @param shared up to which step the frames of the newest run are also this one's; none if left out
   */
  begin(origin: Origin, shared?: number): Feed<Frame>;
  /** Where the cursor belongs, for the run shown and for those that follow. */
  aim(place: Place): void;
  /** Shows nothing: there is nothing to compute on. */
  clear(): void;
  /** Ends all timers. */
  stop(): void;
}

export interface PlaybackOptions<Frame> extends ReelOptions<Frame> {
  readonly clock?: Clock;
  readonly speed?: number;
}

interface Take<Frame, Origin> {
  readonly origin: Origin;
  readonly reel: Reel<Frame>;
  status: RunStatus;
  error: string | null;
}

export function createPlayback<Frame, Origin>({ clock = pageClock, ...options }: PlaybackOptions<Frame> = {}): Playback<Frame, Origin> {
  /** The footage of the run shown, which grows in place; `news` says when. */
  const footage = signal<Reel<Frame> | null>(null);
  const news = signal(0);
  const step = signal(0);
  const status = signal<RunStatus>("idle");
  const error = signal<string | null>(null);
  const playing = signal(false);
  const speed = signal(options.speed ?? 4);
  const computedSteps = signal(0);
  const origin = signal<Origin | null>(null);
  const place = signal<Place>(0);
  /** What the footage shown holds. Whatever nobody looks at is not made. */
  const ofFootage = <Value>(read: (reel: Reel<Frame>) => Value, none: Value): ReadonlySignal<Value> => computed(() => {
    void news.value;
    return footage.value ? read(footage.value) : none;
  });
  const length = ofFootage((reel) => reel.length, 0);
  const frame = ofFootage((reel) => reel.at(step.value) ?? null, null);
  const wanted = computed(() => (place.value === "end" ? Infinity : Math.max(place.value, step.value)));

  let shown: Take<Frame, Origin> | null = null;
  /** The newest run; the one shown, once it has arrived. */
  let newest: Take<Frame, Origin> | null = null;
  const slowness = createSlowness(clock, () => batch(() => {
    if (newest && hasArrived(newest)) show(newest);
  }));
  const ticker = createTicker(clock, () => speed.peek(), advance);

  const isOver = (take: Take<Frame, Origin>): boolean => take.status === "done" || take.status === "failed";
  const lastStep = (): number => Math.max(length.value - 1, 0);
  const atEnd = (): boolean => shown === newest && status.value === "done" && step.value === lastStep();

  /** Goes as near to the cursor's place as the run shown allows. */
  function settle(): void {
    if (!shown) return;
    footage.value = shown.reel;
    news.value = news.peek() + 1;
    step.value = shown.reel.keptAt(place.value === "end" ? Infinity : place.value);
  }

  function hasArrived(take: Take<Frame, Origin>): boolean {
    const { length: steps } = take.reel;
    if (isOver(take)) return true;
    if (shown === null || take === shown) return steps > 0;
    return place.value === "end" ? slowness.slow.value && steps > 0 : steps > place.value;
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
    if (hasArrived(take)) show(take);
  }

  function begin(from: Origin, shared = -1): Feed<Frame> {
    const reel = newest && shared >= 0 ? newest.reel.upTo(shared) : createReel(options);
    const take: Take<Frame, Origin> = { origin: from, reel, status: "running", error: null };
    const last = reel.at(reel.length - 1);
    const ifNewest = (act: () => void): void => {
      if (take === newest && !isOver(take)) batch(act);
    };
    batch(() => {
      newest = take;
      slowness.forget();
      slowness.watch();
      update(take);
    });
    return {
      from: last === undefined ? null : { step: reel.length - 1, frame: last },
      push: (more, bytes) => ifNewest(() => {
        slowness.watch();
        take.reel.push(more, bytes);
        update(take);
      }),
      rest: () => ifNewest(slowness.forget),
      end: (reason) => ifNewest(() => {
        take.status = reason === null ? "done" : "failed";
        take.error = reason;
        slowness.forget();
        update(take);
        if (step.value === place.value && atEnd() && step.value > 0) place.value = "end";
      }),
    };
  }

  function aim(target: Place): void {
    batch(() => {
      place.value = target;
      // The frames of the run before know nothing of the step that is meant.
      if (shown === newest) settle();
    });
  }

  /** A move by hand: to be at the end of a finished run means to follow the end. */
  function moveTo(target: number): void {
    if (Number.isNaN(target)) return;
    const bounded = Math.max(0, Math.round(target));
    batch(() => {
      place.value = isRunning() ? bounded : Math.min(bounded, lastStep());
      settle();
      if (atEnd() && step.value > 0) place.value = "end";
    });
  }

  const isRunning = (): boolean => newest !== null && !isOver(newest);

  /** From the frame that is really shown to the next that is kept; to one not computed yet, if the run goes on. */
  function moveBy(direction: -1 | 1): void {
    pause();
    const next = shown?.reel.neighbour(step.value, direction) ?? 0;
    moveTo(next === step.value && direction === 1 ? next + 1 : next);
  }

  function advance(steps: number): void {
    // Only what is shown is played: a newer run that has not arrived takes over first.
    if (shown !== newest) return;
    const next = Math.min(step.value + steps, lastStep());
    const kept = shown?.reel.at(next) === undefined ? (shown?.reel.neighbour(next, 1) ?? 0) : next;
    batch(() => {
      if (kept > step.value) aim(kept);
      if (newest === null || isRunning() || step.value < lastStep()) return;
      if (atEnd() && step.value > 0) place.value = "end";
      pause();
    });
  }

  function play(): void {
    if (playing.value) return;
    if (atEnd()) aim(0);
    // Playing goes on from the frame shown.
    if (shown === newest) place.value = step.value;
    playing.value = true;
    ticker.start();
  }

  function pause(): void {
    ticker.stop();
    playing.value = false;
    // A run without an end would else be computed on, towards it.
    if (isRunning() && place.value === "end") place.value = step.value;
  }

  return {
    frame, step, playing, status, error, slow: slowness.slow, speed, origin, wanted, length, footage,
    frames: ofFootage<readonly (Frame | undefined)[]>((reel) => reel.frames, []),
    trace: ofFootage<readonly Trace[]>((reel) => reel.trace, []),
    computed: computedSteps,
    begin, aim, play, pause,
    toggle: () => (playing.value ? pause() : play()),
    seek: moveTo,
    stepForward: () => moveBy(1),
    stepBack: () => moveBy(-1),
    toStart() {
      pause();
      moveTo(0);
    },
    toEnd() {
      pause();
      aim("end");
    },
    restart() {
      pause();
      aim(0);
      play();
    },
    setSpeed(stepsPerSecond) {
      if (stepsPerSecond > 0) speed.value = Math.min(stepsPerSecond, 1000);
    },
    clear() {
      pause();
      slowness.forget();
      batch(() => {
        [newest, shown] = [null, null];
        [origin.value, status.value, error.value] = [null, "idle", null];
        [footage.value, step.value, computedSteps.value] = [null, 0, 0];
      });
    },
    stop() {
      pause();
      slowness.forget();
    },
  };
}
