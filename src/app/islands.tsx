/**
 * The parts of a page that live on in the browser. An island turns plain data into what is rendered: at build for the
 * page's HTML, and in the browser, from the same data, to wake it. Its code is loaded only when it is asked for.
 */
import type { ComponentType, VNode } from "preact";

export interface IslandProps {
  readonly slug?: string;
  readonly id?: string;
}

interface View {
  readonly default: ComponentType;
}

type Islands = Readonly<Record<string, () => Promise<View>>>;

const views = import.meta.glob<View>("../../demos/*/view.tsx");
const ownIslands = import.meta.glob<Islands>("../../demos/*/islands.ts", { import: "islands" });

const common: Readonly<Record<string, (props: IslandProps) => Promise<VNode>>> = {
  async theme() {
    const { ThemeToggle } = await import("./theme/toggle");
    return <ThemeToggle />;
  },
  async lab({ slug }) {
    const { default: View } = await load(views, `../../demos/${slug}/view.tsx`);
    return <View />;
  },
};

/** @throws Error naming the island, experiment or demo that does not exist */
export async function renderIsland(name: string, props: IslandProps): Promise<VNode> {
  const known = common[name];
  if (known) return known(props);
  const own = await load(ownIslands, `../../demos/${props.slug}/islands.ts`);
  const { default: Component } = await load(own, name);
  return <Component />;
}

function load<Module>(modules: Readonly<Record<string, () => Promise<Module>>>, name: string): Promise<Module> {
  const found = modules[name];
  if (!found) throw new Error(`There is no ${name}; there are ${Object.keys(modules).join(", ") || "none"}.`);
  return found();
}
