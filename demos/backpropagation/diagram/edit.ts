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

/** At the step shown. The run then stands still: the next change should find the network where this one left it. */
export function setNumber({ intervene, player }: NetworkLab, part: Editable, value: number): void {
  if (part.kind === "weight") intervene("weight", [part.layer, part.from, part.to, value]);
  else intervene("bias", [part.layer, part.unit, value]);
  player.pause();
}

/** A hand on a slider: all its values are set at the step at which it was taken, each in the place of the one before. */
export interface Pull {
  to(value: number): void;
  /** The next value begins another. */
  release(): void;
}

export function createPull(lab: NetworkLab, part: () => Editable): Pull {
  let start: number | null = null;
  return {
    to(value) {
      batch(() => {
        if (start === null) start = lab.player.step.peek();
        else {
          lab.undo();
          lab.player.seek(start);
        }
        setNumber(lab, part(), value);
      });
    },
    release: () => (start = null),
  };
}
