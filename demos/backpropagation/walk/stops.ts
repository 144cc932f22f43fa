/** Where the walk stops: at every unit on the way to the output, at the loss, and at every unit on the way back. */
import { layerSizes, type Shape } from "../diagram/shape";

export type Pass = "forward" | "loss" | "backward";

export interface Stop {
  readonly pass: Pass;
  /** At the loss, that of the output. */
  readonly layer: number;
  readonly unit: number;
}

export function stopsOf(shape: Shape): Stop[] {
  const units = layerSizes(shape).flatMap((count, layer) => Array.from({ length: count }, (_, unit) => ({ layer, unit })));
  return [
    ...units.map((place) => ({ pass: "forward" as const, ...place })),
    { pass: "loss", ...units.at(-1)! },
    ...units.toReversed().map((place) => ({ pass: "backward" as const, ...place })),
  ];
}

/** The stop of this unit on this pass; there is one loss, whatever the unit. */
export function stopAt(stops: readonly Stop[], { pass, layer, unit }: Stop): number {
  return stops.findIndex((stop) => stop.pass === pass && (pass === "loss" || (stop.layer === layer && stop.unit === unit)));
}
