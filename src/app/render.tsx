/** Every page of the site as HTML, by its path. Runs where pages are made: in the build, or in the contributors' server. */
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { concepts } from "../../demos/catalogue";
import { ConceptPage } from "./concept/page";
import { partsOf, type Parts } from "./concept/parts";
import { Document } from "./document";
import { siteName } from "./header";
import { HomePage } from "./home/page";
import { thumbnails } from "./home/thumbnails";
import { ArchipelagoContext } from "./island";
import { renderIsland, type IslandData, type IslandName } from "./islands";
import { lostPage } from "./lost/page";

/** The files of the site, from its top: "index.html", "k-means/index.html", "404.html". */
export const files: readonly string[] = ["index.html", ...concepts.map(({ slug }) => `${slug}/index.html`), "404.html"];

/** The HTML of a file of the site, or undefined if there is no such file. */
export async function render(file: string): Promise<string | undefined> {
  if (file === "404.html") return lostPage();
  if (file === "index.html") return renderHome();
  const concept = concepts.find(({ slug }) => file === `${slug}/index.html`);
  if (!concept) return undefined;
  const parts = await partsOf(concept);
  const head = {
    title: `${concept.title} · ${siteName}`,
    description: concept.summary,
    styles: stylesOf(parts),
  };
  return withIslands(
    <Document head={head}>
      <ConceptPage concept={concept} parts={parts} />
    </Document>,
  );
}

function stylesOf({ lesson, questions, style }: Parts): string[] {
  const maths = lesson.hasMath || questions.hasMath ? ["/src/app/style/maths.css"] : [];
  return style ? [...maths, style] : maths;
}

async function renderHome(): Promise<string> {
  const head = {
    title: siteName,
    description: "Machine-learning concepts to tweak, read, rebuild and prove: live demos, short implementations from scratch, and experiments that run.",
  };
  return withIslands(
    <Document head={head}>
      <HomePage thumbnails={await thumbnails(concepts)} />
    </Document>,
  );
}

/** Islands load, and rendering cannot wait: so it is done again for as long as it met islands that were not there yet. */
async function withIslands(page: VNode): Promise<string> {
  const islands = new Map<string, VNode>();
  for (;;) {
    const missing = new Map<string, Promise<VNode>>();
    let count = 0;
    const next = <Name extends IslandName>(name: Name, data: IslandData[Name]) => {
      const key = JSON.stringify([name, data]);
      const vnode = islands.get(key) ?? null;
      if (!vnode && !missing.has(key)) missing.set(key, renderIsland(name, data));
      return { number: ++count, vnode };
    };
    const html = renderToString(<ArchipelagoContext.Provider value={{ next }}>{page}</ArchipelagoContext.Provider>);
    if (missing.size === 0) return `<!doctype html>\n${html}\n`;
    for (const [key, loading] of missing) islands.set(key, await loading);
  }
}
