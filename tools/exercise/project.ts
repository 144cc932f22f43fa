/** How Vitest grades a learner's folder with the specification of the reference: only the alias differs. */
import path from "node:path";
import process from "node:process";
import type { UserProjectConfigExport } from "vitest/config";
import { guardLoops, stripTypes } from "../../src/kit/grader/loops";

/** @param folder the learner's files of the concept, by its real path with slashes */
export function gradingProject(root: string, slug: string, folder: string) {
  return {
    root,
    plugins: [
      {
        name: "guard-loops",
        enforce: "pre",
        transform(code: string, id: string) {
          if (!id.startsWith(`${folder}/`) || !id.endsWith(".ts")) return null;
          process.send?.("loading");
          return { code: guardLoops(stripTypes(code)), map: null };
        },
      },
    ],
    resolve: {
      alias: [
        { find: `@algorithms/${slug}`, replacement: folder },
        { find: "@algorithms", replacement: path.join(root, "algorithms") },
      ],
    },
    test: {
      include: [`tests/algorithms/${slug}.test.ts`],
      setupFiles: [path.join(import.meta.dirname, "setup.ts")],
      // Threads end with the process that the deadline ends, on every system.
      pool: "threads",
      testTimeout: 60_000,
    },
  } satisfies UserProjectConfigExport;
}
