/** The player: a cursor on the frames of the run shown, while a newer run gathers its own behind the scenes. */
import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import { pageClock, type Clock } from "./clock";
import type { Trace } from "./model";
import type { Player } from "./player";
import type { Reel, ReelOptions } from "./reel";
import { createTakes, type Feed, type Place } from "./takes";
import { createTicker } from "./ticker";

export type { Feed, Place };

export interface Playback<Frame, Origin> extends Player<Frame> {
  /** What the run shown was begun with. */
  readonly origin: ReadonlySignal<Origin | null>;
  /** The frames and traces of the run shown: the same object for as long as it is the same run. */
  readonly footage: ReadonlySignal<Pick<Reel<Frame>, "length" | "trace"> | null>;
  /** What a person must be told of a step that is not shown yet. */
  readonly told: ReadonlySignal<string | null>;
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

export function createPlayback<Frame, Origin>({ clock = pageClock, ...options }: PlaybackOptions<Frame> = {}): Playback<Frame, Origin> {
  const step = signal(0);
  const place = signal<Place>(0);
  const playing = signal(false);
  const speed = signal(options.speed ?? 4);
  const takes = createTakes<Frame, Origin>({ step, place }, clock, options, () => {
    if (step.value === place.value) followEnd();
  });
  const { footage, origin, status, error, slow, ofFootage, isRunning } = takes;
  const length = ofFootage((reel) => reel.length, 0);
  const wanted = computed(() => (place.value === "end" ? Infinity : Math.max(place.value, step.value)));
  const ticker = createTicker(clock, () => speed.peek(), advance);

  const lastStep = (): number => Math.max(length.value - 1, 0);
  const atEnd = (): boolean => takes.isNewestShown() && status.value === "done" && step.value === lastStep();

  /** To be at the end of a finished run means to follow the end. */
  function followEnd(): void {
    if (atEnd() && step.value > 0) place.value = "end";
  }

  function aim(target: Place): void {
    batch(() => {
      place.value = target;
      // The frames of the run before know nothing of the step that is meant.
      if (takes.isNewestShown()) takes.settle();
    });
  }

  /** A move by hand. */
  function moveTo(target: number): void {
    if (Number.isNaN(target)) return;
    const bounded = Math.max(0, Math.round(target));
    batch(() => {
      place.value = isRunning() ? bounded : Math.min(bounded, lastStep());
      takes.settle();
      followEnd();
    });
  }

  /** From the frame that is really shown to the next that is kept; to one not computed yet, if the run goes on. */
  function moveBy(direction: -1 | 1): void {
    pause();
    const next = footage.value?.neighbour(step.value, direction) ?? 0;
    moveTo(next === step.value && direction === 1 ? next + 1 : next);
  }

  function advance(steps: number): void {
    // Only what is shown is played: a newer run that has not arrived takes over first.
    if (!takes.isNewestShown()) return;
    const next = Math.min(step.value + steps, lastStep());
    const kept = footage.value?.at(next) === undefined ? (footage.value?.neighbour(next, 1) ?? 0) : next;
    batch(() => {
      if (kept > step.value) aim(kept);
      if (isRunning() || step.value < lastStep() || status.value === "idle") return;
      followEnd();
      pause();
    });
  }

  function play(): void {
    if (playing.value) return;
    if (atEnd()) aim(0);
    // Playing goes on from the frame shown.
    if (takes.isNewestShown()) place.value = step.value;
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
    step, playing, status, error, slow, speed, origin, wanted, length, footage,
    computed: takes.computed,
    told: takes.told,
    frame: ofFootage((reel) => reel.at(step.value) ?? null, null),
    frames: ofFootage<readonly (Frame | undefined)[]>((reel) => reel.frames, []),
    trace: ofFootage<readonly Trace[]>((reel) => reel.trace, []),
    begin: takes.begin,
    aim, play, pause,
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
      batch(() => {
        takes.clear();
        step.value = 0;
      });
    },
    stop() {
      pause();
      takes.stop();
    },
  };
}
