/** What can look up neighbours for a whole picture, and which of it does. */
import type { Matrix } from "../../algorithms/core/matrix";
import * as knn from "../../algorithms/k-nearest-neighbors";
import type { Gpu } from "../../algorithms/k-nearest-neighbors/gpu";
import { warningOf, type Tell } from "../../src/kit/engines/by";
import { createEngines, type Work } from "../../src/kit/engines/engines";
import type { DeviceName, EngineName } from "../../src/kit/engines/names";
import { openEngine } from "../../src/kit/engines/open";
import { hasCard } from "../../src/kit/engines/webgpu";

type Searcher = Pick<Gpu, "neighbors">;

export interface Search {
  neighbors(places: Matrix): Promise<knn.Neighbors>;
  /** What looked up the last places, and why it was not what was asked for. */
  readonly engine: EngineName;
  readonly fallback: string | null;
}

/** For so few differences to be squared TypeScript needs less than an engine needs to begin. */
const toy = 3e8;

/**
 * @param nPlaces of the whole picture; @param some of its places, by which "auto" times
 */
export async function beginSearch(
  model: knn.Model, asked: EngineName | "auto", nPlaces: number, some: () => Matrix, tell?: Tell,
  open: (name: DeviceName) => Promise<Searcher> = opened, rivals: () => Promise<readonly DeviceName[]> = cards,
): Promise<Search> {
  const engines = createEngines(open, rivals);
  const workOf = (places: Matrix): Work<Searcher, knn.Neighbors> => ({
    plain: () => knn.neighbors(model, places),
    on: (gpu) => gpu.neighbors(model, places),
  });
  async function automatic(): Promise<EngineName> {
    return nPlaces * model.X.data.length < toy ? "typescript" : engines.fastest(workOf(some()));
  }
  let engine = asked === "auto" ? await automatic() : asked;
  let fallback: string | null = null;
  return {
    async neighbors(places) {
      const computed = await engines.run(engine, workOf(places), (instead) => tell?.(warningOf(instead)!));
      // What failed once is not waited for in every part of the picture.
      engine = computed.name;
      fallback ??= computed.fallback;
      return computed.result;
    },
    get engine() {
      return engine;
    },
    get fallback() {
      return fallback;
    },
  };
}

/** Without a card nothing is faster than TypeScript: TensorFlow.js sorts out the nearest slowly where it must do so on the processor. */
const cards = async (): Promise<readonly DeviceName[]> => ((await hasCard()) ? ["webgpu"] : []);

const opened = (name: DeviceName): Promise<Gpu> => openEngine(name, () => import("../../algorithms/k-nearest-neighbors/gpu"));
