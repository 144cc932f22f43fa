// Compares our algorithms with their peers: `npm run bench -- k-means`; `--help` says the rest.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { installWhatIsMissing, root } from "./install.mjs";

const folder = path.join(root, "tests", "benchmarks");

export async function main(options) {
  const available = readdirSync(folder).flatMap((file) => /^(.+)\.bench\.ts$/.exec(file)?.[1] ?? []);
  const first = options.findIndex((option) => option.startsWith("-"));
  const named = first < 0 ? options : options.slice(0, first);
  const unknown = named.find((slug) => !available.includes(slug));
  if (unknown !== undefined) {
    console.error(`There is no benchmark ${unknown}. There ${available.length === 1 ? "is" : "are"}: ${available.join(", ")}.`);
    process.exitCode = 2;
    return;
  }

  installWhatIsMissing(folder);
  for (const slug of named.length > 0 ? named : available) {
    const status = await run(await bundle(slug), options.slice(named.length));
    if (status !== 0) process.exitCode = status;
  }
}

/** @returns the benchmark as one file that plain Node runs, where it finds the peers */
async function bundle(slug) {
  const { build } = await import("vite");
  const outDir = path.join(folder, ".cache");
  const peers = Object.keys(JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).dependencies);
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: [/^@tensorflow\//] },
    // TensorFlow.js's WebAssembly asks for the folder it lies in.
    define: { __dirname: "import.meta.dirname" },
    resolve: { alias: { "@algorithms": path.join(root, "algorithms") } },
    build: {
      ssr: path.join(folder, `${slug}.bench.ts`),
      outDir,
      emptyOutDir: false,
      target: "node20",
      // Also those that the site has too, in other versions: peers come with what they need. Our own algorithms keep the site's.
      rolldownOptions: { external: (id, importer) => peers.includes(id) && !importer?.startsWith(path.join(root, "algorithms")), output: { entryFileNames: `${slug}.mjs`, codeSplitting: false } },
    },
  });
  return path.join(outDir, `${slug}.mjs`);
}

function run(file, options) {
  const child = spawn(process.execPath, [file, ...options], {
    stdio: "inherit",
    env: { ...process.env, BENCHMARKS_FOLDER: folder },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => resolve(status ?? 1));
  });
}
