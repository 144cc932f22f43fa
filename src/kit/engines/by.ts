/** Who computed, and what is told where that is not who was asked for. */
import { engineNames, type EngineName } from "./names";

/** What a frame says of how it was computed. No part of what follows depends on it. */
export interface By {
  /** Null where nothing was left to an engine yet. */
  readonly engine: EngineName | null;
  /** Why it was not the engine asked for; null if it was. */
  readonly fallback: string | null;
}

export const byNobody: By = { engine: null, fallback: null };

/** As a notice above the picture: the run goes on with all that it had. */
export const warningOf = ({ engine, fallback }: By): string | null => engine && fallback && `${fallback} ${engineNames[engine]} goes on in its place; nothing was lost.`;

/** Hears of an engine that failed as soon as that is known, before the next one has done anything. */
export type Tell = (warning: string) => void;
