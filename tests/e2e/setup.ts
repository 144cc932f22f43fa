/** Builds the site if the sources have changed, and serves it from below a sub-path, as GitHub Pages would. */
import path from "node:path";
import type { TestProject } from "vitest/node";
import { build, isBuilt } from "../../tools/build.mjs";
import { serve } from "../../tools/serve.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built site is served, with a slash at the end. */
    site: string;
    /** The folder it was built into. */
    dist: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // A build made elsewhere, to be tested as it is.
  const given = process.env.PLAYGROUND_DIST;
  if (!given && !isBuilt() && (await build(["--logLevel", "warn"])) !== 0) throw new Error("The site cannot be built; the reason is above.");
  const dist = path.resolve(given ?? "dist");
  const server = await serve(dist, { base: "/some/sub/path/" });
  project.provide("site", server.url);
  project.provide("dist", dist);
  return server.close;
}
