/** Changing the network by hand: what it is made of, or one of its numbers. */
import { batch } from "@preact/signals";
import type { Lab } from "../../../src/kit/lab/lab";
import type { Values } from "../../../src/kit/lab/schema";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";
import type { Part } from "../selection";

type NetworkLab = Lab<Parameters, Frame>;
export type Editable = Exclude<Part, { kind: "unit" }>;

/**
 * Another network is watched from its beginning; while nothing plays, it is shown after as many steps as the one before,
 * for comparison.
 */
export function rebuild({ player, setParameters }: NetworkLab, values: Partial<Values<Parameters>>): void {
  batch(() => {
    if (player.playing.peek()) player.seek(0);
    setParameters(values);
  });
}

/**
 * At the step shown. A number that is set once more, where it was set last, is set otherwise: a slider that is pulled makes one
 * change. The run then stands still: the next change should find the network where this one left it.
 */
export function setNumber({ state, player, intervene }: NetworkLab, part: Editable, value: number): void {
  const place = part.kind === "weight" ? [part.layer, part.from, part.to] : [part.layer, part.unit];
  player.pause();
  const { interventions, step: now } = state.peek();
  const last = interventions.at(-1);
  const isSetAgain = last?.name === part.kind && place.every((number, i) => last.values[i] === number) && now === last.step + 1;
  intervene(part.kind, [...place, value], isSetAgain ? last : undefined);
  player.pause();
}
