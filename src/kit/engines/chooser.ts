/** Who does one piece of a run's work after another: the engine asked for, or, for "auto", what is fastest for pieces of that size. */
import { warningOf, type Tell } from "./by";
import type { Computed, Engines, Work } from "./engines";
import type { EngineName } from "./names";

/** A piece of work that says how much is to be done, in whatever is counted for its kind. */
export interface Sized<Gpu, Result> extends Work<Gpu, Result> {
  readonly kind: string;
  readonly size: number;
}

/** What was fastest, for pieces of a kind and about a size. A page keeps it from run to run. */
export type Crossovers = Map<string, EngineName>;

export interface Chooser<Gpu> {
  compute<Result>(asked: EngineName | "auto", work: Sized<Gpu, Result>): Promise<Computed<Result>>;
}

/** In so many seconds TypeScript is done before others have begun: nothing is loaded for such work. */
const worthwhile = 0.03;

/** For one run. An engine that failed is not waited for again in it, and why it failed is said of all that others do in its place. */
export function createChooser<Gpu>(engines: Engines<Gpu>, crossovers: Crossovers = new Map(), tell?: Tell): Chooser<Gpu> {
  const replaced = new Map<EngineName, { readonly name: EngineName; readonly problem: string }>();

  async function by<Result>(asked: EngineName, work: Work<Gpu, Result>): Promise<Computed<Result>> {
    const instead = replaced.get(asked);
    const sinceAsked = (problem: string | null): string | null => [instead?.problem, problem].filter(Boolean).join(" ") || null;
    const computed = await engines.run(instead?.name ?? asked, work, ({ engine, fallback }) => tell?.(warningOf({ engine, fallback: sinceAsked(fallback) })!));
    const fallback = sinceAsked(computed.fallback);
    if (computed.fallback !== null) replaced.set(asked, { name: computed.name, problem: fallback! });
    return { ...computed, fallback };
  }

  /** By TypeScript; where that takes long, and not only because it had to compile or the machine was busy, it is timed who does the next such piece. */
  async function untimed<Result>(work: Work<Gpu, Result>, sort: string): Promise<Computed<Result>> {
    const computed = await engines.run("typescript", work);
    let { seconds } = computed;
    for (let again = 0; again < 3 && worthwhile < seconds && seconds < 10 * worthwhile; again++) {
      seconds = Math.min(seconds, (await engines.run("typescript", work)).seconds);
    }
    if (seconds > worthwhile) crossovers.set(sort, await engines.fastest(work));
    return computed;
  }

  return {
    compute(asked, work) {
      const sort = `${work.kind} of about 2^${Math.round(Math.log2(work.size + 1))}`;
      const chosen = asked === "auto" ? crossovers.get(sort) : asked;
      return chosen ? by(chosen, work) : untimed(work, sort);
    },
  };
}
