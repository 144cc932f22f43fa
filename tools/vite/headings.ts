/** Gives the headings of a lesson their ids, and lists them for its table of contents. */
import type { Element, ElementContent, Root } from "hast";
import type { VFile } from "vfile";
import { slugOf } from "../../src/app/concept/slug";

export interface Heading {
  readonly id: string;
  readonly text: string;
}

declare module "vfile" {
  interface DataMap {
    headings: readonly Heading[];
  }
}

/** A rehype plug-in: h2 is a section of the lesson. Two sections of one name would share an address, so that is an error. */
export function collectHeadings() {
  return (tree: Root, file: VFile): void => {
    const headings: Heading[] = [];
    for (const node of tree.children) {
      if (node.type !== "element" || node.tagName !== "h2") continue;
      const text = textOf(node);
      const id = slugOf(text);
      if (headings.some((heading) => heading.id === id)) file.fail(`Two headings have the address #${id}.`, node.position);
      headings.push({ id, text });
      node.properties.id = id;
    }
    file.data.headings = headings;
  };
}

function textOf(node: Element | ElementContent): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}
