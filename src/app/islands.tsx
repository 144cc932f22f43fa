/**
 * The parts of a page that live on in the browser. An island turns plain data into what is rendered: at build for the
 * page's HTML, and in the browser, from the same data, to wake it. Its code is loaded only when it is asked for.
 */
import type { ComponentType, VNode } from "preact";
import { measureWith } from "./measure";
import type { Experiment } from "../kit/lab/experiment";

/** What each island is made from. */
export interface IslandData {
  readonly theme: Readonly<Record<string, never>>;
  readonly lab: { readonly slug: string };
  readonly experiment: {
    readonly slug: string;
    readonly experiment: Pick<Experiment, "id" | "claim" | "predict">;
    readonly openHref: string;
  };
  /** By the algorithm's slug: concepts that share an algorithm share its exercise, and what a learner wrote. */
  readonly exercise: { readonly slug: string };
  /** What a demo brings itself, by its name in demos/<slug>/islands.ts. */
  readonly own: { readonly slug: string; readonly name: string };
}

export type IslandName = keyof IslandData;

interface View {
  readonly default: ComponentType;
}

type Loaders<Module> = Readonly<Record<string, () => Promise<Module>>>;

const views: Loaders<View> = import.meta.glob<View>("../../demos/*/view.tsx");
const ownIslands = import.meta.glob<Loaders<View>>("../../demos/*/islands.ts", { import: "islands" });
const workers = import.meta.glob<() => Worker>("../../demos/*/create-worker.ts", { import: "createWorker" });

const islands: { readonly [Name in IslandName]: (data: IslandData[Name]) => Promise<VNode> } = {
  async theme() {
    const { ThemeToggle } = await import("./theme/toggle");
    return <ThemeToggle />;
  },

  async lab({ slug }) {
    const { default: View } = await load(views, `../../demos/${slug}/view.tsx`);
    return <View />;
  },

  async experiment({ slug, experiment, openHref }) {
    const { ExperimentCard } = await import("../kit/controls/experiment");
    const run = () => measureWith(() => load(workers, `../../demos/${slug}/create-worker.ts`), experiment.id);
    return <ExperimentCard experiment={experiment} openHref={openHref} run={run} />;
  },

  async exercise({ slug }) {
    const [{ default: Exercise }, { exercises }] = await Promise.all([import("../kit/grader/exercise"), import("virtual:exercises")]);
    return <Exercise {...await load(exercises, slug)} />;
  },

  async own({ slug, name }) {
    const { default: Own } = await load(await load(ownIslands, `../../demos/${slug}/islands.ts`), name);
    return <Own />;
  },
};

/** @throws Error naming the module that does not exist, and those that do */
export function renderIsland<Name extends IslandName>(name: Name, data: IslandData[Name]): Promise<VNode> {
  return islands[name](data);
}

function load<Module>(modules: Loaders<Module>, name: string): Promise<Module> {
  const found = modules[name];
  if (!found) throw new Error(`There is no ${name}; there are ${Object.keys(modules).join(", ") || "none"}.`);
  return found();
}
