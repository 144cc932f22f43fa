/** Times one piece of work on every engine, one after another, and says what each took as soon as it is known. */
import { timing } from "../../../src/kit/engines/crossover";
import { runners } from "./runners";
import { raced, works, type Row, type WorkName } from "./works";
import type { EngineName } from "../../../src/kit/engines/names";

export type FromRace = { readonly row: Row } | { readonly done: true };

async function race(work: WorkName): Promise<void> {
  const say = (message: FromRace): void => postMessage(message);
  const candidates = raced.map((engine) => {
    let ready: Promise<() => Promise<unknown>> | undefined;
    return { name: engine, run: async () => (await (ready ??= runners[work](engine)))() };
  });
  for await (const { name, seconds, problem } of timing(candidates, () => performance.now())) {
    say({ row: { engine: name as EngineName, seconds: seconds === null ? null : seconds / works[work].items, problem } });
  }
  say({ done: true });
}

addEventListener("message", ({ data }: MessageEvent<WorkName>) => void race(data));
