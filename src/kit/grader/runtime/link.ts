/** Gives every module an address that others can import it from: depth first, so that an import's address is known. */
import type { LinkableModule } from "../contract";
import { vitestModule } from "./vitest";

/** @throws Error for a module that is not there, or that imports itself in a circle */
export function linkModules(modules: Readonly<Record<string, LinkableModule>>): Map<string, string> {
  const urls = new Map([["vitest", asUrl(vitestModule)]]);
  const path: string[] = [];

  function link(name: string): string {
    const known = urls.get(name);
    if (known) return known;
    const module = modules[name];
    if (!module) throw new Error(`There is no module ${name}.`);
    if (path.includes(name)) throw new Error(`Modules import each other in a circle: ${[...path, name].join(" → ")}`);
    path.push(name);
    const linked = module.imports.toReversed().reduce(
      (text, { start, end, module: imported }) => text.slice(0, start) + link(imported) + text.slice(end),
      module.text,
    );
    path.pop();
    const url = asUrl(linked);
    urls.set(name, url);
    return url;
  }

  for (const name of Object.keys(modules)) link(name);
  return urls;
}

const asUrl = (text: string) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
