/** How many epochs a second are really computed. */
import { useSignal, useSignalEffect, type ReadonlySignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Lab } from "../../../src/kit/lab/lab";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";

interface Sample {
  readonly at: number;
  readonly epoch: number;
}

/** Over about so many milliseconds. */
const span = 1500;
const shortest = 200;

/** The latest that was measured; null until there is something to measure. */
export function useEpochRate({ player }: Lab<Parameters, Frame>): ReadonlySignal<number | null> {
  const rate = useSignal<number | null>(null);
  const samples = useRef<Sample[]>([]);
  useSignalEffect(() => {
    const epoch = player.trace.value.at(-1)?.epoch;
    if (epoch == null || player.status.value !== "running") return void (samples.current = []);
    const now = { at: performance.now(), epoch };
    const known = samples.current.filter(({ at }) => now.at - at <= span);
    const first = known[0];
    // Another run begins where it begins: the epochs between two runs were computed by none.
    if (first && epoch < known.at(-1)!.epoch) return void (samples.current = [now]);
    samples.current = [...known, now];
    if (first && now.at - first.at >= shortest) rate.value = (1000 * (epoch - first.epoch)) / (now.at - first.at);
  });
  return rate;
}
