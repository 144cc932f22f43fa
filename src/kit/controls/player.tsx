/** Plays the run: forwards, backwards, faster, again. */
import { useComputed, useSignal, type ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { usesChance } from "../lab/chance";
import type { Lab } from "../lab/lab";
import type { Schema } from "../lab/schema";
import { IconButton } from "./icons";
import { KeysButton } from "./keys";
import { Scrub } from "./scrub";

/** The bar's view of a lab, whatever the demo's schema and frames. */
export interface BarProps<S extends Schema, Frame> {
  readonly lab: Lab<S, Frame>;
}

export function PlayerBar<S extends Schema, Frame>({ lab }: BarProps<S, Frame>): JSX.Element {
  const { player } = lab;
  const seed = lab.state.value.seeds.model;
  return (
    <div class="player" role="group" aria-label="Player">
      <div class="player-row">
        <Transport lab={lab} />
        <Scrub lab={lab} />
        <div class="player-more">
          <Speed lab={lab} />
          <IconButton icon="restart" label="Play again with the same seeds" onClick={() => player.restart()} class="kit-button-quiet" />
          {usesChance(lab) && (
            <IconButton
              icon="dice"
              label={`New model seed (now ${seed})`}
              onClick={() => lab.setSeeds({ model: seed + 1 })}
              class="kit-button-quiet"
            />
          )}
          <KeysButton lab={lab} />
        </div>
      </div>
      <Progress lab={lab} />
      <p class="player-error" role="alert">{player.error.value}</p>
    </div>
  );
}

function Transport<S extends Schema, Frame>({ lab: { player } }: BarProps<S, Frame>): JSX.Element {
  const playing = player.playing.value;
  // Whether, not where: the buttons are not drawn again with every step.
  const atStart = useComputed(() => player.step.value === 0).value;
  const atEnd = useComputed(() => player.status.value !== "running" && player.step.value >= player.length.value - 1).value;
  const isStill = useComputed(() => player.status.value === "done" && player.length.value === 1).value;
  return (
    <div class="player-transport">
      <IconButton icon="toStart" label="To the first step" disabled={atStart} onClick={() => player.toStart()} />
      <IconButton icon="stepBack" label="One step back" disabled={atStart} onClick={() => player.stepBack()} />
      <IconButton icon={playing ? "pause" : "play"} label={playing ? "Pause" : "Play"} disabled={isStill} onClick={() => player.toggle()} class="kit-button-main" />
      <IconButton icon="stepForward" label="One step on" disabled={atEnd} onClick={() => player.stepForward()} />
      <IconButton icon="toEnd" label="To the last step" disabled={atEnd} onClick={() => player.toEnd()} />
    </div>
  );
}

const factors = [0.5, 1, 2, 4, 8, 16];
/** Steps a second where a demo declares nothing else. */
const normalSpeed = 4;

function Speed<S extends Schema, Frame>({ lab: { player, model } }: BarProps<S, Frame>): JSX.Element {
  const normal = model.speed ?? normalSpeed;
  const factor = player.speed.value / normal;
  const offered = factors.includes(factor) ? factors : [...factors, factor].toSorted((a, b) => a - b);
  return (
    <select
      class="control-menu player-speed"
      aria-label="Speed"
      title="Speed"
      value={String(factor)}
      onChange={(event) => player.setSpeed(Number(event.currentTarget.value) * normal)}
    >
      {offered.map((times) => <option key={times} value={String(times)}>{Number(times.toFixed(2))}×</option>)}
    </select>
  );
}

/** How far a long run is. How long it will be nobody knows, so the bar counts instead of filling. */
function Progress<S extends Schema, Frame>({ lab: { player } }: BarProps<S, Frame>): JSX.Element {
  const isStill = useStill(player.step);
  /** A picture that moves shows by itself that the run goes on. */
  const isMoving = useComputed(() => player.playing.value && player.computed.value === player.length.value && !isStill.value).value;
  return (
    <div class="player-status">
      {player.slow.value && !isMoving && (
        <>
          <progress class="player-progress" aria-label="The run is being computed" />
          <span>Computing: {counted(player.computed)}</span>
        </>
      )}
    </div>
  );
}

/** Whether a value has stayed the same for half a second. */
function useStill(watched: ReadonlySignal<unknown>): ReadonlySignal<boolean> {
  const isStill = useSignal(false);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout>;
    const unsubscribe = watched.subscribe(() => {
      clearTimeout(waiting);
      isStill.value = false;
      waiting = setTimeout(() => (isStill.value = true), 500);
    });
    return () => {
      clearTimeout(waiting);
      unsubscribe();
    };
  }, [watched, isStill]);
  return isStill;
}

function counted({ value }: ReadonlySignal<number>): string {
  return value === 1 ? "1 step so far" : `${value.toLocaleString("en")} steps so far`;
}
