/**
 * Contenders in Python: a process that finds its input in a folder, runs once for every line it reads, and answers with
 * a line of JSON. One thread, and the kernels that the processor deserves.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import type { PythonContender } from "./harness";
import type { Channel } from "./runners";
import type { Answer } from "./worker";

interface PythonInput {
  tables: Record<string, Float64Array>;
  params: Record<string, unknown>;
}

export function openPython<Result>(contender: PythonContender, input: PythonInput): Channel<Result> {
  const python = findPython(contender.requires);
  if (!python) return absent(`absent: no python3 here can import ${contender.requires}`);

  const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
  for (const [name, table] of Object.entries(input.tables)) writeFileSync(path.join(folder, `${name}.f64`), table);
  writeFileSync(path.join(folder, "params.json"), JSON.stringify(input.params));

  const script = path.join(process.env.BENCHMARKS_FOLDER!, contender.python);
  const child = spawn(python, [script, folder, ...contender.options], {
    env: { ...process.env, ...singleThread() },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  child.stdin.on("error", () => {});

  return {
    async request() {
      child.stdin.write("run\n");
      const line = await lines.next();
      if (line.done) return { error: complaint.trim().split("\n").at(-1) || "Python ended without an answer" };
      return JSON.parse(line.value) as Answer<Result>;
    },
    stop() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function absent<Result>(error: string): Channel<Result> {
  return { request: async () => ({ error }), stop: () => {} };
}

/** The first interpreter that can import the module. */
function findPython(module: string): string | undefined {
  return ["python3", "/usr/bin/python3"].find((python) => spawnSync(python, ["-c", `import ${module}`]).status === 0);
}

function singleThread(): NodeJS.ProcessEnv {
  // Older OpenBLAS takes newer processors for one without AVX-512.
  const wide = existsSync("/proc/cpuinfo") && readFileSync("/proc/cpuinfo", "utf8").includes("avx512f");
  return { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", ...(wide ? { OPENBLAS_CORETYPE: "SkylakeX" } : {}) };
}
